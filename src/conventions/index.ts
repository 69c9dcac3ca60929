import type { ModelProfile } from '../analyze/model-profile.ts'
import type { Analysis } from '../analyze/profile.ts'
import { didYouMean } from '../util/closest.ts'
import { AppError } from '../util/errors.ts'
import { calflops } from './calflops.ts'
import type { Convention } from './convention.ts'
import { fvcore, fvcore2021 } from './fvcore.ts'
import { ptflops, ptflops06, ptflopsAten } from './ptflops.ts'
import { thop, thop0031 } from './thop.ts'
import { torch } from './torch.ts'
import { torchModel } from './torch-model.ts'
import { torchinfo } from './torchinfo.ts'
import { torchstat } from './torchstat.ts'
import { torchsummary } from './torchsummary.ts'
import { yolov5 } from './yolov5.ts'

/** Every convention there is; a new one is one line here. */
export const CONVENTIONS: readonly Convention[] = [thop, thop0031, fvcore, fvcore2021, ptflops, ptflops06, ptflopsAten, torchinfo, torchsummary, torchstat, torch, calflops, yolov5]

/**
 * The conventions asked for, `all` standing for every one.
 * @throws AppError `usage/unknown-convention`
 */
export function chooseConventions(names: readonly string[]): readonly Convention[] {
  const known = CONVENTIONS.map(({ name }) => name)
  for (const name of names) {
    if (name === 'all' || known.includes(name)) continue
    throw new AppError('usage/unknown-convention', `there is no convention "${name}"${didYouMean(name, known)}`, { hint: `one of ${known.join(', ')}, or all` })
  }
  return names.includes('all') ? CONVENTIONS : CONVENTIONS.filter(({ name }) => names.includes(name))
}

/** What other tools would say of the model, as far as the file tells. */
export function countBy(analysis: Analysis, conventions: readonly Convention[]): ModelProfile['conventions'] {
  if (conventions.length === 0) return {}
  const model = torchModel(analysis)
  return Object.fromEntries(conventions.map(({ name, figures }) => [name, figures(model)]))
}

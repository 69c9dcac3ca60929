import { type FailedProfile, isFailed, type ModelProfile } from '../../analyze/model-profile.ts'
import { refuseStrangers } from '../../analyze/strangers.ts'
import { parseProfile } from '../../baseline/stored-profile.ts'
import { compare } from '../../compare/compare.ts'
import { type FileOptions, tryProfile } from '../../profile-file.ts'
import { GROUPINGS } from '../../report/node-groups.ts'
import { renderComparison } from '../../report/render.ts'
import { AppError } from '../../util/errors.ts'
import { type Arguments, choice, formatOf, wholeNumber } from '../args.ts'
import { optionsByFile } from '../file-options.ts'
import { bindingsOf } from '../given.ts'
import { errorLines, type Output } from '../output.ts'
import { readText } from '../read-text.ts'
import { terminalOptions } from '../rendering.ts'

/** `compare BASE HEAD`: two models, or stored profiles; returns the exit code. */
export async function compareCommand(args: Arguments, output: Output): Promise<number> {
  const format = formatOf(args)
  const [base, head, ...others] = args.positionals
  if (base === undefined || head === undefined || others.length > 0) {
    throw new AppError('usage/two-models', `compare takes two models, not ${args.positionals.length}`, { hint: 'model-budget compare BASE HEAD' })
  }
  const [by, top] = [choice(args, 'by', GROUPINGS), wholeNumber(args, 'top')]
  const optionsOf = await optionsByFile(args, 2)
  const [left, right] = [sideOf(base, optionsOf, output), sideOf(head, optionsOf, output)]
  if (isFailed(left) || isFailed(right)) return 2
  refuseStrangers(bindingsOf(args), [left, right])
  output.result(renderComparison(compare(left, right), format, { ...terminalOptions(args), ...(by !== undefined && { by }), ...(top !== undefined && { top }) }))
  return 0
}

function sideOf(file: string, optionsOf: (file: string) => FileOptions, output: Output): ModelProfile | FailedProfile {
  const profile = file.endsWith('.json') ? storedProfile(file) : tryProfile(file, optionsOf(file))
  if (isFailed(profile)) output.message(errorLines(profile.error, file))
  return profile
}

/** @throws AppError for a file that is no profile of ours */
function storedProfile(file: string): ModelProfile {
  const profile = parseProfile(readText(file, 'model/missing'))
  if (profile === undefined) throw new AppError('report/no-profile', `${file}: is no profile of this version`, { hint: 'model-budget profile MODEL --format json writes one' })
  return profile
}

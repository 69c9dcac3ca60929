import { readFileSync } from 'node:fs'
import { type FailedProfile, isFailed, type ModelProfile, NODE_FIGURES } from '../../analyze/model-profile.ts'
import type { MeasuredProfile } from '../../measure/measure-result.ts'
import { BUG, type FileOptions, failedProfile, findModels, profileFile } from '../../profile-file.ts'
import { GROUPINGS } from '../../report/node-groups.ts'
import { VIEWS } from '../../report/peer-views/peer-table.ts'
import type { ProfileViewOptions } from '../../report/profile-view.ts'
import { renderProfiles } from '../../report/render.ts'
import { AppError } from '../../util/errors.ts'
import { isKnown } from '../../util/figure.ts'
import { type Arguments, choice, formatOf, wholeNumber } from '../args.ts'
import { bindingsOf, conventionsOf } from '../given.ts'
import { errorLines, type Output } from '../output.ts'
import { terminalOptions } from '../rendering.ts'
import { peerViewCommand } from './peer-view.ts'

/** `profile MODEL…`: returns the exit code. */
export async function profileCommand(args: Arguments, output: Output): Promise<number> {
  const format = formatOf(args)
  const paths = await modelPaths(args)
  const options: FileOptions = {
    bindings: bindingsOf(args),
    conventions: conventionsOf(args),
    areUnknownDimsAllowed: paths.length > 1,
  }
  const view = choice(args, 'view', VIEWS)
  if (view !== undefined) return peerViewCommand(view, paths, options, args, output)
  const profiles: (MeasuredProfile | FailedProfile)[] = []
  for (const path of paths) {
    const profile = await tryProfile(path, options, args, output)
    profiles.push(profile)
    if (isFailed(profile)) output.message(errorLines(profile.error, path))
    if (format === 'jsonl') output.result(`${JSON.stringify(profile)}\n`)
  }
  if (format !== 'jsonl') output.result(renderProfiles(profiles, format, { ...terminalOptions(args), ...rowOptions(args) }))
  if (profiles.some(isFailed)) return profiles.some((profile) => isFailed(profile) && profile.error.code === BUG) ? 70 : 2
  return args.has('strict') && profiles.some((profile) => !isFailed(profile) && hasUnknown(profile)) ? 1 : 0
}

/** Which rows a table has, and in what order. */
function rowOptions(args: Arguments): ProfileViewOptions {
  const [by, sort, top] = [choice(args, 'by', GROUPINGS), choice(args, 'sort', NODE_FIGURES), wholeNumber(args, 'top')]
  return { ...(by !== undefined && { by }), ...(sort !== undefined && { sort }), ...(top !== undefined && { top }) }
}

async function modelPaths(args: Arguments): Promise<readonly string[]> {
  const list = args.get('files-from')
  const listed = list === undefined ? [] : readList(list)
  const named = await findModels(args.positionals)
  if (listed.length + named.length === 0) {
    throw new AppError('usage/no-model', 'profile needs a model', { hint: 'model-budget profile model.onnx' })
  }
  return [...named, ...listed]
}

/** One path a line; `-` is stdin. */
function readList(file: string): readonly string[] {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
  } catch (cause) {
    throw new AppError('usage/unreadable-list', `--files-from ${file} cannot be read`, { cause })
  }
}

async function tryProfile(path: string, options: FileOptions, args: Arguments, output: Output): Promise<MeasuredProfile | FailedProfile> {
  const start = performance.now()
  try {
    const { profile, bytesRead } = await profileOf(path, options, args, output)
    if (args.has('debug')) {
      const { fileBytes, externalBytes } = profile.model
      output.message(`debug: ${path}: read ${bytesRead} of ${fileBytes + externalBytes} bytes in ${(performance.now() - start).toFixed(1)} ms`)
    }
    return profile
  } catch (error) {
    return failedProfile(path, error)
  }
}

/** Measuring is loaded where it is asked for: start-up stays short. */
async function profileOf(path: string, options: FileOptions, args: Arguments, output: Output): Promise<{ readonly profile: MeasuredProfile; readonly bytesRead: number }> {
  if (args.has('calibrate') || args.has('measure')) return (await import('../profile-by-running.ts')).profileByRunning(path, options, args, output)
  const { analysis, bytesRead } = profileFile(path, options)
  return { profile: analysis.profile, bytesRead }
}

function hasUnknown(profile: ModelProfile): boolean {
  const { nodes, shaped, counted } = profile.coverage
  return shaped < nodes || counted < nodes || Object.values(profile.totals).some((figure) => !isKnown(figure))
}

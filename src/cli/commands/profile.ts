import { type FailedProfile, isFailed, type ModelProfile, NODE_FIGURES } from '../../analyze/model-profile.ts'
import { refuseStrangers, type Sized } from '../../analyze/strangers.ts'
import type { MeasuredProfile } from '../../measure/measure-result.ts'
import type { Format } from '../../options.ts'
import { BUG, type FileOptions, failedProfile, profileFile } from '../../profile-file.ts'
import { json } from '../../report/json.ts'
import { GROUPINGS } from '../../report/node-groups.ts'
import { VIEWS } from '../../report/peer-views/peer-table.ts'
import type { ProfileViewOptions } from '../../report/profile-view.ts'
import type { Sweep } from '../../report/sweep-view.ts'
import type { TerminalOptions } from '../../report/terminal/render.ts'
import { AppError } from '../../util/errors.ts'
import { isKnown } from '../../util/figure.ts'
import { type Arguments, choice, formatOf, wholeNumber } from '../args.ts'
import { optionsByFile } from '../file-options.ts'
import { bindingsOf } from '../given.ts'
import { modelPaths } from '../model-paths.ts'
import type { Output } from '../output.ts'
import { startProgress } from '../progress.ts'
import { terminalOptions } from '../rendering.ts'
import { isWithoutSymbol, parseSweep, refuseUnswept, sweepModel } from '../sweep.ts'
import { tellProblems } from '../warnings.ts'

/** `profile MODEL…`: returns the exit code. */
export async function profileCommand(args: Arguments, output: Output): Promise<number> {
  const format = formatOf(args)
  const rendering = { ...terminalOptions(args), ...rowOptions(args) }
  const paths = await modelPaths(args)
  const optionsOf = await optionsByFile(args, paths.length)
  const view = choice(args, 'view', VIEWS)
  refuseIdle(args, view)
  if (view !== undefined) return (await import('./peer-view.ts')).peerViewCommand(view, paths, optionsOf, args, output)
  const asked = parseSweep(args)
  const known: Sized[] = []
  const [profiles, sweeps]: [(MeasuredProfile | FailedProfile)[], Sweep[]] = [[], []]
  const progress = startProgress(args)
  let code = 0
  for (const [i, file] of paths.entries()) {
    progress.say(`${i + 1} of ${paths.length}: ${file}`)
    const sweep = asked === undefined ? undefined : sweepModel(file, asked, optionsOf(file))
    const made = sweep === undefined ? [await tryProfile(file, optionsOf(file), args, output)] : sweep.entries.map(({ profile }) => profile)
    progress.stop()
    for (const profile of made) {
      if (paths.length > 1 && sweep !== undefined && isWithoutSymbol(sweep)) continue
      tellProblems(profile, format, args, output)
      code = Math.max(code, exitCode(profile, args))
      if (!isFailed(profile)) known.push({ bindings: profile.bindings, inputs: profile.inputs, tensors: profile.tensors })
    }
    if (sweep !== undefined) sweeps.push(sweep)
    if (format === 'jsonl')
      output.result(sweep === undefined ? made.map((profile) => `${json(profile, false)}\n`).join('') : (await import('../../report/sweep-view.ts')).renderSweeps([sweep], format))
    else if (sweep === undefined) profiles.push(...made)
  }
  if (paths.length > 1 && asked === undefined) refuseStrangers(bindingsOf(args), known)
  if (asked !== undefined && paths.length > 1) refuseUnswept(asked, sweeps, optionsOf)
  // What is wrong with the only model stands on stderr.
  if (format === 'table' && known.length === 0 && paths.length === 1) return code
  if (format !== 'jsonl') output.result(await rendered(profiles, asked === undefined ? undefined : sweeps, format, rendering))
  return code
}

/** Options that would change nothing: the tables of other tools have rows of their own, and only they are cut by depth. */
function refuseIdle(args: Arguments, view: string | undefined): void {
  const idle = view === undefined ? (args.has('depth') ? 'depth' : undefined) : (['by', 'sort'] as const).find((name) => args.has(name))
  if (idle === undefined) return
  const [message, hint] = view === undefined ? ['--depth cuts the table of a --view', `--view ${VIEWS.join('|')}`] : [`--${idle} and --view do not go together`, 'give one of them']
  throw new AppError('usage/idle-option', message, { hint })
}

/** Forms for people are loaded where they are asked for: start-up stays short. */
async function rendered(
  profiles: readonly (MeasuredProfile | FailedProfile)[],
  sweeps: readonly Sweep[] | undefined,
  format: Format,
  options: ProfileViewOptions & TerminalOptions,
): Promise<string> {
  if (sweeps !== undefined) return (await import('../../report/sweep-view.ts')).renderSweeps(sweeps, format, options)
  if (format === 'json') return `${json(profiles.length === 1 ? profiles[0] : profiles)}\n`
  return (await import('../../report/render.ts')).renderProfiles(profiles, format, options)
}

/** Which rows a table has, and in what order. */
function rowOptions(args: Arguments): ProfileViewOptions {
  const [by, sort, top] = [choice(args, 'by', GROUPINGS), choice(args, 'sort', NODE_FIGURES), wholeNumber(args, 'top')]
  return { ...(by !== undefined && { by }), ...(sort !== undefined && { sort }), ...(top !== undefined && { top }) }
}

async function tryProfile(file: string, options: FileOptions, args: Arguments, output: Output): Promise<MeasuredProfile | FailedProfile> {
  const start = performance.now()
  try {
    const { profile, bytesRead } = await profileOf(file, options, args, output)
    if (args.has('debug')) {
      const { fileBytes, externalBytes } = profile.model
      output.message(`debug: ${file}: read ${bytesRead} of ${fileBytes + externalBytes} bytes in ${(performance.now() - start).toFixed(1)} ms`)
    }
    return profile
  } catch (error) {
    if (args.has('debug') && error instanceof Error) output.message(`debug: ${error.stack}`)
    return failedProfile(file, error)
  }
}

/** Measuring is loaded where it is asked for: start-up stays short. */
async function profileOf(file: string, options: FileOptions, args: Arguments, output: Output): Promise<{ readonly profile: MeasuredProfile; readonly bytesRead: number }> {
  if (args.has('calibrate') || args.has('measure')) return (await import('../profile-by-running.ts')).profileByRunning(file, options, args, output)
  const { analysis, bytesRead } = profileFile(file, options)
  return { profile: analysis.profile, bytesRead }
}

/** 70 for a bug of ours, 2 for a model that cannot be read, 1 for what `--strict` does not let pass. */
function exitCode(profile: ModelProfile | FailedProfile, args: Arguments): number {
  if (isFailed(profile)) return profile.error.code === BUG ? 70 : 2
  return args.has('strict') && hasUnknown(profile) ? 1 : 0
}

function hasUnknown(profile: ModelProfile): boolean {
  const { nodes, shaped, counted } = profile.coverage
  return shaped < nodes || counted < nodes || Object.values(profile.totals).some((figure) => !isKnown(figure))
}

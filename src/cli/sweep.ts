import { NO_BINDINGS } from '../analyze/bindings.ts'
import { type FailedProfile, isFailed, type ModelProfile } from '../analyze/model-profile.ts'
import { refuseStrangers } from '../analyze/strangers.ts'
import { type FileOptions, failedProfile, tryProfile } from '../profile-file.ts'
import type { Sweep } from '../report/sweep-view.ts'
import { AppError } from '../util/errors.ts'
import type { Arguments } from './args.ts'

/** A symbol and the sizes it is to take. */
export interface AskedSweep {
  readonly symbol: string
  readonly values: readonly number[]
}

/** Each size is a profile of its own. */
const MAX_SIZES = 1000

/**
 * Reads `--sweep SYMBOL=1,8,32`; undefined when it is not given.
 * @throws AppError `usage/bad-sweep`
 */
export function parseSweep(args: Arguments): AskedSweep | undefined {
  const word = args.get('sweep')
  if (word === undefined) return undefined
  const other = (['view', 'measure', 'calibrate'] as const).find((option) => args.has(option))
  if (other !== undefined) throw new AppError('usage/bad-sweep', `--sweep and --${other} do not go together`, { hint: 'give one of them' })
  const at = word.lastIndexOf('=')
  const symbol = word.slice(0, Math.max(0, at)).trim()
  const sizes = word
    .slice(at + 1)
    .split(',')
    .map((size) => size.trim())
  const isReadable = symbol !== '' && sizes.length <= MAX_SIZES && sizes.every((size) => /^\d+$/.test(size) && Number.isSafeInteger(Number(size)))
  if (!isReadable) throw new AppError('usage/bad-sweep', `--sweep ${word} cannot be read`, { hint: 'it looks like --sweep SYMBOL=1,8,32' })
  return { symbol, values: [...new Set(sizes.map(Number))] }
}

/** Whether a model has no size of the swept name: among several, others may have it. */
export function isWithoutSymbol({ entries: [first] }: Sweep): boolean {
  return first !== undefined && isFailed(first.profile) && first.profile.error.code === 'usage/unknown-symbol'
}

/**
 * Refuses to sweep a name that none of several models has.
 * @throws AppError `usage/unknown-symbol`
 */
export function refuseUnswept({ symbol }: AskedSweep, sweeps: readonly Sweep[], optionsOf: (file: string) => FileOptions): void {
  if (!sweeps.every(isWithoutSymbol)) return
  const profiles = sweeps.map(({ path }) => tryProfile(path, optionsOf(path))).flatMap((profile) => (isFailed(profile) ? [] : [profile]))
  refuseStrangers({ ...NO_BINDINGS, dims: new Map([[symbol, { value: 0, from: '--dim' }]]) }, profiles)
}

/** A model at every size of a symbol; what fails at one size would fail at the others, and is told once. */
export function sweepModel(path: string, { symbol, values }: AskedSweep, options: FileOptions): Sweep {
  const entries: { readonly value: number; readonly profile: ModelProfile | FailedProfile }[] = []
  for (const value of values) {
    const dims = new Map([...options.bindings.dims, [symbol, { value, from: '--dim' }] as const])
    const made = tryProfile(path, { ...options, bindings: { ...options.bindings, dims }, areNamesShared: false })
    const profile = isFailed(made) ? made : unlessFixed(made, path, symbol, value)
    entries.push({ value, profile })
    if (isFailed(profile)) break
  }
  return { path, symbol, entries }
}

/** A size that a shape fixes cannot be swept. */
function unlessFixed(profile: ModelProfile, path: string, symbol: string, value: number): ModelProfile | FailedProfile {
  const bound = profile.bindings[symbol]
  if (bound?.value === value) return profile
  return failedProfile(
    path,
    new AppError('usage/fixed-size', `${path}: "${symbol}" cannot be ${value}: ${bound?.from ?? 'a shape'} says ${bound?.value ?? 'another size'}`, {
      hint: `give that axis as ? in the shape`,
    }),
  )
}

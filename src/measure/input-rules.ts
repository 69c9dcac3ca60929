import { AppError } from '../util/errors.ts'

/** How somebody wants an input filled. */
export type InputRule =
  /** A `.npy` or `.pb` file, relative to the folder of the configuration. */
  | { readonly kind: 'file'; readonly path: string }
  /** Repeated to fill the shape. */
  | { readonly kind: 'values'; readonly values: readonly number[] }
  | { readonly kind: 'strings'; readonly strings: readonly string[] }
  /** Random, evenly from [low, high): whole numbers for integer inputs. */
  | { readonly kind: 'random'; readonly low: number; readonly high: number }
  /** 0, 1, 2, … along the last axis. */
  | { readonly kind: 'positions' }

const FORMS = 'a file (data/x.npy, data/x.pb), a number, a list, `positions`, or { low: 0, high: 100 } for random values'

/**
 * Reads an entry of `inputs:` in the configuration.
 * @throws AppError `measure/bad-input-rule`
 */
export function parseInputRule(name: string, rule: unknown): InputRule {
  const parsed = parse(rule)
  if (parsed !== undefined) return parsed
  throw new AppError('measure/bad-input-rule', `measure.inputs: the rule for "${name}" cannot be read`, { hint: `it is ${FORMS}` })
}

function parse(rule: unknown): InputRule | undefined {
  if (rule === 'positions') return { kind: 'positions' }
  if (typeof rule === 'string') return /\.(npy|pb)$/i.test(rule) ? { kind: 'file', path: rule } : undefined
  const list = Array.isArray(rule) ? rule : [rule]
  if (list.length > 0 && list.every(isScalar)) return { kind: 'values', values: list.map(Number) }
  if (list.length > 0 && list.every((entry) => typeof entry === 'string')) return { kind: 'strings', strings: list }
  return isRange(rule) && rule.low < rule.high ? { kind: 'random', low: rule.low, high: rule.high } : undefined
}

function isScalar(value: unknown): value is number | boolean {
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}

function isRange(value: unknown): value is { low: number; high: number } {
  if (typeof value !== 'object' || value === null) return false
  const keys = Object.keys(value).sort().join()
  return keys === 'high,low' && Object.values(value).every((bound) => typeof bound === 'number' && Number.isFinite(bound))
}

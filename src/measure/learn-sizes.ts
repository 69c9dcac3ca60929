import { lastExecution } from './execution.ts'
import { type Observations, observe } from './observe.ts'
import { type RunOptions, runAsWritten } from './run-as-written.ts'

/** A size, trip count or branch as one run had it. */
export interface Learned {
  readonly name: string
  readonly value: number
  /** The smallest of those seen, where a body that ran several times had several; `value` is the largest. */
  readonly least?: number
}

/** Answers for names as a profile gives them, `TENSOR.AXIS`, `TENSOR.trips` and `TENSOR.branch`. */
export interface Lesson {
  /** Undefined for what the run did not show, and for a branch that was not always the same. */
  readonly valueOf: (name: string) => Learned | undefined
  /** What was assumed for the run, as sentences. */
  readonly notes: readonly string[]
}

/**
 * Runs a model once to learn what depends on its data.
 * @throws AppError naming the model and what stopped the run
 */
export async function learnSizes(options: RunOptions): Promise<Lesson> {
  const { events, outputs, notes } = await runAsWritten(options)
  const execution = lastExecution(events)
  const seen = execution === undefined ? { shapes: new Map(), decisions: new Map() } : observe(options.head.model, execution)
  const shapes = new Map([...outputs.map(({ name, shape }) => [name, [shape]] as const), ...seen.shapes])
  return { valueOf: (name) => learned(name, { ...seen, shapes }), notes }
}

/** What observations say of a name. */
export function learned(name: string, { shapes, decisions }: Observations): Learned | undefined {
  const dot = name.lastIndexOf('.')
  const axis = Number(name.slice(dot + 1))
  const values = decisions.get(name) ?? (shapes.get(name.slice(0, dot)) ?? []).flatMap((shape) => shape[axis] ?? [])
  if (values.length === 0) return undefined
  const least = values.reduce((a, b) => Math.min(a, b))
  const value = values.reduce((a, b) => Math.max(a, b))
  if (least === value) return { name, value }
  return name.endsWith('.branch') && decisions.has(name) ? undefined : { name, value, least }
}

import { dimText } from '../facts/dim-text.ts'
import type { Diagnostic } from '../util/errors.ts'
import { shellWord } from '../util/shell-word.ts'
import type { Bindings } from './bindings.ts'
import { decidedBy } from './decided-by.ts'
import type { Inference } from './infer.ts'

/** What only a run can tell, by name, so that it can be bound. */
export function dependentOnData(inference: Inference, given: Bindings['given']): readonly Diagnostic[] {
  const { freshDims, decisions } = inference
  const sizes = [...freshDims].map(([name, { upper, node }]) => {
    const bound = upper === undefined || upper === null ? '' : `, at most ${dimText(upper)}`
    return { name, node, message: `${name} depends on the data${bound}`, value: 'N', settled: NOTHING_SETTLES }
  })
  const choices = [...decisions].map(([name, { what, node }]) => ({ name, node, ...DECISIONS[what], settled: given.has(name) ? NOTHING_SETTLES : decidedBy(name, inference) }))
  return [...sizes, ...choices]
    .filter(({ name }) => !given.has(name))
    .map(({ name, node, message, value, settled }) => ({
      code: 'shape/data-dependent',
      level: 'note',
      message,
      at: { node: node === '' ? name.slice(0, name.lastIndexOf('.')) : node },
      hint: `give ${settled.length === 0 ? '' : `${settled.join(' ')}, on which it depends, or `}--dim ${shellWord(`${name}=${value}`)}, or --calibrate to take it from a run`,
    }))
}

const NOTHING_SETTLES: readonly string[] = []

const DECISIONS = {
  trips: { message: 'how often the body runs depends on the data', value: 'N' },
  branch: { message: 'which branch runs depends on the data', value: '1|0' },
} as const

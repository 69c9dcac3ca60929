import type { NodeWalk } from '../infer.ts'
import type { LayerFormulas, NamedSize } from './explanation.ts'
import { product, sum } from './formula.ts'
import { sizesOf } from './layer-nodes.ts'

/** Gates of a cell, and elementwise operations per step and unit besides one sum and, with biases, one more per gate. */
const CELLS: Readonly<Record<string, { readonly gates: number; readonly activations: number; readonly joins: number; readonly name: string }>> = {
  LSTM: { gates: 4, activations: 5, joins: 4, name: 'LSTM' },
  GRU: { gates: 3, activations: 3, joins: 5, name: 'GRU' },
  RNN: { gates: 1, activations: 1, joins: 0, name: 'plain recurrent layer' },
}

export function explainRecurrent({ context, node }: NodeWalk): LayerFormulas | undefined {
  const cell = CELLS[node.op]
  const [x, w, r] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(context.inputs[2])]
  if (cell === undefined || x === undefined || w === undefined || r === undefined) return undefined
  const isBatchFirst = context.attrs.int('layout', 0) !== 0
  const hasBias = context.has(3)
  const sizes: readonly NamedSize[] = [
    { symbol: 'T', meaning: 'steps', size: x[isBatchFirst ? 1 : 0] ?? '?' },
    { symbol: 'N', meaning: 'batch', size: x[isBatchFirst ? 0 : 1] ?? '?' },
    { symbol: 'I', meaning: 'width of the input', size: w[2] ?? '?' },
    { symbol: 'H', meaning: 'width of the state', size: r[2] ?? '?' },
    { symbol: 'D', meaning: 'directions', size: w[0] ?? '?' },
    { symbol: 'G', meaning: 'gates', size: cell.gates },
    { symbol: 'e', meaning: 'sums, biases, activations and joins per step and unit', size: perUnit(context, cell, hasBias) },
  ]
  const macs = product('D', 'T', 'N', 'G', 'H', sum('I', 'H'))
  const weights = product('D', 'G', 'H', sum('I', 'H'))
  const biases = product('D', 2, 'G', 'H')
  return {
    kind: `${cell.name}${w[0] === 2 ? ', both directions' : ''}`,
    sizes,
    formulas: [
      { what: 'Elements of the output', figure: 'outputSize', formula: product('T', 'D', 'N', 'H') },
      { what: 'Parameters', figure: 'params', formula: hasBias ? sum(weights, biases) : weights, equals: 'params' },
      { what: 'MACs', figure: 'macs', formula: macs, equals: 'macs' },
      { what: 'FLOPs of the products', figure: 'flopsWithoutBias', formula: product(2, macs) },
      { what: 'FLOPs', figure: 'flops', formula: sum(product(2, macs), product('D', 'T', 'N', 'H', 'e')), equals: 'flops' },
      {
        what: 'Memory access (elements)',
        figure: 'memoryAccess',
        formula: sum(product('T', 'N', 'I'), weights, ...(hasBias ? [biases] : []), product('T', 'D', 'N', 'H')),
      },
    ],
  }
}

function perUnit(
  context: NodeWalk['context'],
  { gates, activations, joins }: { readonly gates: number; readonly activations: number; readonly joins: number },
  hasBias: boolean,
): number {
  const isClipped = context.attrs.float('clip') !== undefined
  const resets = context.op === 'GRU' && context.attrs.int('linear_before_reset', 0) !== 0 ? 1 : 0
  return gates * (hasBias ? 2 : 1) + activations * (isClipped ? 2 : 1) + joins + resets + (context.op === 'LSTM' && context.has(7) ? 6 : 0)
}

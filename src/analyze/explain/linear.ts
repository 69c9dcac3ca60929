import type { NodeWalk } from '../infer.ts'
import { flopsFormulas } from './convolution.ts'
import type { LayerFormulas, NamedSize } from './explanation.ts'
import { product, sum } from './formula.ts'
import { type LayerNodes, productOf, sizesOf } from './layer-nodes.ts'

/** A product with a stored matrix, with the vector that is added to it. */
export function explainLinear(walk: NodeWalk, nodes: LayerNodes, isStored: (tensor: string | undefined) => boolean): LayerFormulas | undefined {
  const { context, outputs, node } = walk
  const [x, w, y] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(outputs[0])]
  if (x === undefined || w?.length !== 2 || y === undefined || !isStored(node.inputs[1]) || y.length < 1) return undefined
  const isTransposed = node.op === 'Gemm' && context.attrs.int('transB', 0) !== 0
  if (node.op === 'Gemm' && context.attrs.int('transA', 0) !== 0) return undefined
  const hasBias = node.op === 'Gemm' && context.has(2)
  const sizes: readonly NamedSize[] = [
    { symbol: 'R', meaning: 'rows: everything but the last axis', size: productOf(y.slice(0, -1)) },
    { symbol: 'I', meaning: 'features in', size: w[isTransposed ? 1 : 0] ?? '?' },
    { symbol: 'O', meaning: 'features out', size: w[isTransposed ? 0 : 1] ?? '?' },
  ]
  const macs = product('R', 'I', 'O')
  const next = node.op === 'MatMul' ? nodes.users(node.outputs[0]) : []
  const adds = next.length === 1 && next[0]?.node.op === 'Add' && next[0].node.inputs.some(isStored) ? next[0].node : undefined
  return {
    kind: 'linear layer',
    sizes,
    formulas: [
      { what: 'Parameters', figure: 'params', formula: hasBias ? sum(product('I', 'O'), 'O') : product('I', 'O'), equals: 'params' },
      { what: 'MACs', figure: 'macs', formula: macs, equals: 'macs' },
      ...flopsFormulas(macs, product('R', 'O'), hasBias),
      { what: 'Memory access (elements)', figure: 'memoryAccess', formula: sum(product('R', 'I'), product('I', 'O'), ...(hasBias ? ['O'] : []), product('R', 'O')) },
    ],
    ...(adds === undefined ? {} : { notes: [`its bias is added by ${adds.name === '' ? 'the Add behind it' : adds.name}, which is counted there`] }),
  }
}

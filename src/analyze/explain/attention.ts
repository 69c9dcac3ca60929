import type { NodeWalk } from '../infer.ts'
import type { LayerFormulas, NamedSize } from './explanation.ts'
import { product, sum } from './formula.ts'
import { type LayerNodes, productOf, sizesOf } from './layer-nodes.ts'

/** What may stand between the two products of an attention. */
const BETWEEN = new Set(['Softmax', 'Add', 'Where', 'Cast', 'Dropout', 'IsNaN', 'Mul', 'Div'])

/** A product of two activations; of an attention, with its other product and the softmax between them. */
export function explainProduct(walk: NodeWalk, nodes: LayerNodes): LayerFormulas | undefined {
  const sizes = productSizes(walk)
  if (sizes === undefined) return undefined
  const attention = pairOf(walk, nodes)
  return {
    kind: attention === undefined ? 'product of two activations' : attention.first === walk ? 'attention: queries times keys' : 'attention: weights times values',
    sizes,
    formulas: [
      { what: 'MACs', figure: 'macs', formula: product('B', 'm', 'k', 'n'), equals: 'macs' },
      { what: 'FLOPs', figure: 'flops', formula: product(2, product('B', 'm', 'k', 'n')), equals: 'flops' },
      { what: 'Memory access (elements)', figure: 'memoryAccess', formula: sum(product('A', 'm', 'k'), product('E', 'k', 'n'), product('B', 'm', 'n')) },
    ],
    together: attention === undefined ? [] : together(attention),
  }
}

function productSizes({ context, outputs }: NodeWalk): readonly NamedSize[] | undefined {
  const [a, b, y] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(outputs[0])]
  if (a === undefined || b === undefined || y === undefined || a.length < 2 || b.length < 2) return undefined
  return [
    { symbol: 'B', meaning: 'batches and heads of the result', size: productOf(y.slice(0, -2)) },
    { symbol: 'A', meaning: 'batches of the first operand', size: productOf(a.slice(0, -2)) },
    { symbol: 'E', meaning: 'batches of the second operand', size: productOf(b.slice(0, -2)) },
    { symbol: 'm', meaning: 'rows', size: a.at(-2) ?? '?' },
    { symbol: 'k', meaning: 'summed over', size: a.at(-1) ?? '?' },
    { symbol: 'n', meaning: 'columns', size: b.at(-1) ?? '?' },
  ]
}

interface Attention {
  readonly first: NodeWalk
  readonly second: NodeWalk
}

function pairOf(walk: NodeWalk, nodes: LayerNodes): Attention | undefined {
  const behind = nodes.origin(walk.node.inputs[0], BETWEEN, 'MatMul')
  if (behind?.passed.has('Softmax') === true) return { first: behind.node, second: walk }
  const softmax = nodes.reached(walk, BETWEEN, 'Softmax')
  const second = softmax === undefined ? undefined : nodes.reached(softmax, BETWEEN, 'MatMul')
  return second === undefined ? undefined : { first: walk, second }
}

function together({ first, second }: Attention): NonNullable<LayerFormulas['together']> {
  const [scores, values] = [productSizes(first), productSizes(second)]
  if (scores === undefined || values === undefined) return []
  const size = (of: readonly NamedSize[], symbol: string): number | string => of.find((named) => named.symbol === symbol)?.size ?? '?'
  return [
    {
      title: 'The attention',
      sizes: [
        { symbol: 'B', meaning: 'batch × heads', size: size(scores, 'B') },
        { symbol: 'Sq', meaning: 'queries', size: size(scores, 'm') },
        { symbol: 'Sk', meaning: 'keys and values', size: size(scores, 'n') },
        { symbol: 'Dk', meaning: 'width of a key', size: size(scores, 'k') },
        { symbol: 'Dv', meaning: 'width of a value', size: size(values, 'n') },
      ],
      formulas: [
        { what: 'MACs of both products', figure: 'macs', formula: product('B', 'Sq', 'Sk', sum('Dk', 'Dv')) },
        { what: 'FLOPs of both products', figure: 'flops', formula: product(2, 'B', 'Sq', 'Sk', sum('Dk', 'Dv')) },
        { what: 'FLOPs of the softmax', figure: 'other', formula: product(5, 'B', 'Sq', 'Sk') },
        { what: 'Elements of the weights between them', figure: 'memoryAccess', formula: product('B', 'Sq', 'Sk') },
      ],
    },
  ]
}

/** The operator that does it all: queries, keys and values of rank 4, or of rank 3 with the number of heads. */
export function explainAttention({ context, outputs }: NodeWalk): LayerFormulas | undefined {
  const [q, k, v, y] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(context.inputs[2]), sizesOf(outputs[0])]
  const hasPast = context.has(4) || context.has(5)
  if (q === undefined || k === undefined || v === undefined || y === undefined || hasPast) return undefined
  const [heads, keyHeads] = [context.attrs.int('q_num_heads') ?? q[1], context.attrs.int('kv_num_heads') ?? k[1]]
  const [queries, keys, values] = [q, k, v].map((sizes, i) => (sizes.length === 4 ? [sizes[2], sizes[3]] : [sizes[1], part(sizes[2], i === 0 ? heads : keyHeads)]))
  return {
    kind: 'attention',
    sizes: [
      { symbol: 'N', meaning: 'batch', size: q[0] ?? '?' },
      { symbol: 'H', meaning: 'heads of the queries', size: heads ?? '?' },
      { symbol: 'Sq', meaning: 'queries', size: queries?.[0] ?? '?' },
      { symbol: 'Sk', meaning: 'keys and values', size: keys?.[0] ?? '?' },
      { symbol: 'Dk', meaning: 'width of a key', size: keys?.[1] ?? '?' },
      { symbol: 'Dv', meaning: 'width of a value', size: values?.[1] ?? '?' },
    ],
    formulas: [
      { what: 'MACs', figure: 'macs', formula: product('N', 'H', 'Sq', 'Sk', sum('Dk', 'Dv')), equals: 'macs' },
      { what: 'FLOPs of the products', figure: 'flopsWithoutBias', formula: product(2, 'N', 'H', 'Sq', 'Sk', sum('Dk', 'Dv')) },
    ],
  }
}

function part(size: number | string | undefined, heads: number | string | undefined): number | string {
  return typeof size === 'number' && typeof heads === 'number' ? size / heads : `${size ?? '?'}/${heads ?? '?'}`
}

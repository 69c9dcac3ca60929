import type { NodeWalk } from '../infer.ts'
import type { ClosedFormula, LayerFormulas, NamedSize } from './explanation.ts'
import { difference, type Formula, floor, product, quotient, sum } from './formula.ts'
import { productOf, sizesOf } from './layer-nodes.ts'

const AXES: Readonly<Record<number, readonly string[]>> = { 1: ['L'], 2: ['H', 'W'], 3: ['D', 'H', 'W'] }

export function explainPool({ node, context, outputs }: NodeWalk): LayerFormulas | undefined {
  const [x, y] = [sizesOf(context.inputs[0]), sizesOf(outputs[0])]
  const kernel = context.attrs.ints('kernel_shape') ?? []
  const axes = AXES[kernel.length]
  if (x === undefined || y === undefined || axes === undefined) return undefined
  const isMax = node.op === 'MaxPool'
  const isPlain = context.attrs.int('ceil_mode', 0) === 0 && ['NOTSET', ''].includes(context.attrs.string('auto_pad', 'NOTSET'))
  const [strides, dilations, pads] = ['strides', 'dilations', 'pads'].map((name) => context.attrs.ints(name))
  const sizes = axes.flatMap((axis, i): readonly NamedSize[] => [
    { symbol: `K${axis}`, meaning: `window along ${axis}`, size: kernel[i] ?? 1 },
    { symbol: `${axis}i`, meaning: `${axis} of the input`, size: x[2 + i] ?? '?' },
    { symbol: `${axis}o`, meaning: `${axis} of the output`, size: y[2 + i] ?? '?' },
    { symbol: `s${axis}`, meaning: `stride along ${axis}`, size: strides?.[i] ?? 1 },
    { symbol: `d${axis}`, meaning: `dilation along ${axis}`, size: dilations?.[i] ?? 1 },
    { symbol: `p${axis}`, meaning: `padding along ${axis}, both ends`, size: (pads?.[i] ?? 0) + (pads?.[i + axes.length] ?? 0) },
  ])
  const window = product(...axes.map((axis) => `K${axis}`))
  const outputSize = (axis: string): ClosedFormula => {
    const room = difference(sum(`${axis}i`, `p${axis}`), sum(product(`d${axis}`, difference(`K${axis}`, 1)), 1))
    return { what: `Output size ${axis}o`, figure: 'outputSize', formula: sum(floor(quotient(room, `s${axis}`)), 1) }
  }
  return {
    kind: isMax ? 'max pooling' : 'average pooling',
    sizes: [{ symbol: 'N', meaning: 'batch', size: x[0] ?? '?' }, { symbol: 'C', meaning: 'channels', size: x[1] ?? '?' }, ...sizes],
    formulas: [
      ...(isPlain ? axes.map(outputSize) : []),
      { what: 'FLOPs', figure: 'flops', formula: product('N', 'C', ...axes.map((axis) => `${axis}o`), isMax ? difference(window, 1) : window), equals: 'flops' },
      {
        what: 'Memory access (elements)',
        figure: 'memoryAccess',
        formula: sum(product('N', 'C', ...axes.map((axis) => `${axis}i`)), product('N', 'C', ...axes.map((axis) => `${axis}o`))),
      },
    ],
  }
}

/** Pooling of everything: one result a channel. */
export function explainGlobalPool({ node, context, outputs }: NodeWalk): LayerFormulas | undefined {
  const [x, y] = [sizesOf(context.inputs[0]), sizesOf(outputs[0])]
  if (x === undefined || y === undefined) return undefined
  return {
    kind: node.op === 'GlobalMaxPool' ? 'max pooling of everything' : 'average pooling of everything',
    sizes: [elements('|X|', 'elements of the input', x), elements('|Y|', 'elements of the output', y)],
    formulas: [
      { what: 'FLOPs', figure: 'flops', formula: node.op === 'GlobalMaxPool' ? '|X|' : sum('|X|', '|Y|'), equals: 'flops' },
      { what: 'Memory access (elements)', figure: 'memoryAccess', formula: sum('|X|', '|Y|') },
    ],
  }
}

/** Statistics that are stored: two operations an element once scale and statistics are folded. */
export function explainBatchNorm({ context }: NodeWalk): LayerFormulas | undefined {
  const [x, scale] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1])]
  if (x === undefined) return undefined
  return {
    kind: 'batch normalisation',
    sizes: [elements('|X|', 'elements', x), { symbol: 'C', meaning: 'channels', size: scale?.[0] ?? x[1] ?? '?' }],
    formulas: [
      { what: 'Parameters: scale and bias', figure: 'params', formula: product(2, 'C'), equals: 'params' },
      { what: 'Buffers: mean and variance', figure: 'other', formula: product(2, 'C') },
      { what: 'FLOPs', figure: 'flops', formula: product(2, '|X|'), equals: 'flops' },
      { what: 'Memory access (elements)', figure: 'memoryAccess', formula: sum(product(2, '|X|'), product(4, 'C')) },
    ],
  }
}

/** Statistics of each group of elements: mean 1, centre 1, squares 2, normalise 1, scale 1, bias 1. */
export function explainGroupStatistics({ node, context }: NodeWalk): LayerFormulas | undefined {
  const [x, scale] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1])]
  if (x === undefined) return undefined
  const axis = context.attrs.int('axis', -1)
  const isLayer = node.op === 'LayerNormalization'
  const groups = isLayer ? x.slice(0, axis < 0 ? x.length + axis : axis) : x.slice(0, 2)
  const hasBias = context.has(2)
  const [params, flops]: readonly [Formula, Formula] = [product(hasBias ? 2 : 1, 'P'), sum(product(hasBias ? 7 : 6, '|X|'), product(3, 'G'))]
  return {
    kind: isLayer ? 'layer normalisation' : 'instance normalisation',
    sizes: [elements('|X|', 'elements', x), elements('G', 'groups with statistics of their own', groups), elements('P', 'elements of the scale', scale ?? [])],
    formulas: [
      { what: `Parameters: scale${hasBias ? ' and bias' : ''}`, figure: 'params', formula: params, equals: 'params' },
      { what: 'FLOPs', figure: 'flops', formula: flops, equals: 'flops' },
      { what: 'Memory access (elements)', figure: 'memoryAccess', formula: sum(product(2, '|X|'), params) },
    ],
  }
}

function elements(symbol: string, meaning: string, sizes: readonly (number | string)[]): NamedSize {
  return { symbol, meaning, size: productOf(sizes) }
}

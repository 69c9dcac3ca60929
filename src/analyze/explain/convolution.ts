import type { NodeWalk } from '../infer.ts'
import type { ClosedFormula, LayerFormulas, NamedSize } from './explanation.ts'
import { difference, type Formula, floor, product, quotient, sum } from './formula.ts'
import { type LayerNodes, sizesOf } from './layer-nodes.ts'

/** What the axes of images, sequences and volumes are called. */
const AXES: Readonly<Record<number, readonly string[]>> = { 1: ['L'], 2: ['H', 'W'], 3: ['D', 'H', 'W'] }

const WAYS = new Set(['BatchNormalization', 'Relu', 'Clip', 'LeakyRelu', 'HardSwish', 'PRelu'])

/** 1-D, 2-D, 3-D, grouped, depthwise, transposed. */
export function explainConvolution(walk: NodeWalk, nodes: LayerNodes): LayerFormulas | undefined {
  const { context, outputs, node } = walk
  const [x, w, y] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(outputs[0])]
  const rank = (w?.length ?? 0) - 2
  const axes = AXES[rank]
  if (x === undefined || w === undefined || y === undefined || axes === undefined) return undefined
  const isTransposed = node.op === 'ConvTranspose'
  const [group, hasBias] = [context.attrs.int('group', 1), context.has(2)]
  const sizes: NamedSize[] = [
    { symbol: 'N', meaning: 'batch', size: x[0] ?? '?' },
    { symbol: 'C', meaning: 'channels in', size: x[1] ?? '?' },
    { symbol: 'M', meaning: 'channels out', size: y[1] ?? '?' },
    { symbol: 'g', meaning: 'groups', size: group },
    ...axes.map((axis, i): NamedSize => ({ symbol: `K${axis}`, meaning: `kernel along ${axis}`, size: w[2 + i] ?? '?' })),
    ...axes.map((axis, i): NamedSize => ({ symbol: `${axis}i`, meaning: `${axis} of the input`, size: x[2 + i] ?? '?' })),
    ...axes.map((axis, i): NamedSize => ({ symbol: `${axis}o`, meaning: `${axis} of the output`, size: y[2 + i] ?? '?' })),
    ...windowSizes(walk, axes),
  ]
  const kernel = axes.map((axis) => `K${axis}`)
  const [inputs, results] = [
    ['N', 'C', ...axes.map((axis) => `${axis}i`)],
    ['N', 'M', ...axes.map((axis) => `${axis}o`)],
  ]
  const weights = isTransposed ? product('C', quotient('M', 'g'), ...kernel) : product('M', quotient('C', 'g'), ...kernel)
  const macs = isTransposed ? product(...inputs, quotient('M', 'g'), ...kernel) : product(...results, quotient('C', 'g'), ...kernel)
  const memory = sum(product(...inputs), weights, ...(hasBias ? ['M'] : []), product(...results))
  return {
    kind: `${rank}-D ${isTransposed ? 'transposed convolution' : 'convolution'}${group === 1 ? '' : group === x[1] ? ', depthwise' : `, in ${group} groups`}`,
    sizes,
    formulas: [
      ...outputFormulas(walk, axes),
      { what: 'Parameters', figure: 'params', formula: hasBias ? sum(weights, 'M') : weights, equals: 'params' },
      { what: 'MACs', figure: 'macs', formula: macs, equals: 'macs' },
      ...flopsFormulas(macs, product(...results), hasBias, isTransposed),
      { what: 'Memory access (elements)', figure: 'memoryAccess', formula: memory },
    ],
    together: group === x[1] && !isTransposed ? separable(walk, nodes, sizes, kernel, axes) : [],
  }
}

/** FLOPs without and with the bias, and as textbooks count them that take n products to need n − 1 additions. */
export function flopsFormulas(macs: Formula, results: Formula, hasBias: boolean, isScattered = false): readonly ClosedFormula[] {
  const [plain, biased] = [product(2, macs), sum(product(2, macs), results)]
  return [
    { what: 'FLOPs without bias', figure: 'flopsWithoutBias', formula: plain, ...(hasBias ? {} : { equals: 'flops' as const }) },
    { what: 'FLOPs with bias', figure: 'flops', formula: biased, ...(hasBias ? { equals: 'flops' as const } : {}) },
    // A transposed convolution adds into its output from differently many positions.
    ...(isScattered ? [] : [{ what: 'FLOPs with n − 1 additions for n products, without bias', figure: 'strictFlops' as const, formula: difference(plain, results) }]),
  ]
}

function windowSizes({ context }: NodeWalk, axes: readonly string[]): readonly NamedSize[] {
  const autoPad = context.attrs.string('auto_pad', 'NOTSET')
  const [strides, dilations, pads, extra] = ['strides', 'dilations', 'pads', 'output_padding'].map((name) => context.attrs.ints(name))
  return axes.flatMap((axis, i) => [
    { symbol: `s${axis}`, meaning: `stride along ${axis}`, size: strides?.[i] ?? 1 },
    { symbol: `d${axis}`, meaning: `dilation along ${axis}`, size: dilations?.[i] ?? 1 },
    ...(autoPad === 'NOTSET' || autoPad === '' || autoPad === 'VALID'
      ? [{ symbol: `p${axis}`, meaning: `padding along ${axis}, both ends`, size: autoPad === 'VALID' ? 0 : (pads?.[i] ?? 0) + (pads?.[i + axes.length] ?? 0) }]
      : []),
    ...(extra?.[i] === undefined || extra[i] === 0 ? [] : [{ symbol: `e${axis}`, meaning: `output padding along ${axis}`, size: extra[i] }]),
  ])
}

function outputFormulas({ node, context }: NodeWalk, axes: readonly string[]): readonly ClosedFormula[] {
  const autoPad = context.attrs.string('auto_pad', 'NOTSET')
  if (autoPad.startsWith('SAME') || (node.op === 'ConvTranspose' && context.attrs.has('output_shape'))) return []
  const extra = context.attrs.ints('output_padding')
  return axes.map((axis, i): ClosedFormula => {
    const extent = sum(product(`d${axis}`, difference(`K${axis}`, 1)), 1)
    const formula =
      node.op === 'ConvTranspose'
        ? difference(sum(product(difference(`${axis}i`, 1), `s${axis}`), extent, ...(extra?.[i] === undefined || extra[i] === 0 ? [] : [`e${axis}`])), `p${axis}`)
        : sum(floor(quotient(difference(sum(`${axis}i`, `p${axis}`), extent), `s${axis}`)), 1)
    return { what: `Output size ${axis}o`, figure: 'outputSize', formula }
  })
}

/** With the 1×1 convolution behind it, against a convolution that does both at once. */
function separable(walk: NodeWalk, nodes: LayerNodes, sizes: readonly NamedSize[], kernel: readonly string[], axes: readonly string[]): NonNullable<LayerFormulas['together']> {
  const pointwise = nodes.reached(walk, WAYS, 'Conv')
  const w = pointwise === undefined ? undefined : sizesOf(pointwise.context.inputs[1])
  if (pointwise === undefined || w === undefined || pointwise.context.attrs.int('group', 1) !== 1 || !w.slice(2).every((size) => size === 1)) return []
  if (pointwise.context.attrs.ints('strides')?.some((stride) => stride !== 1) === true) return []
  const places = ['N', 'M', ...axes.map((axis) => `${axis}o`)]
  const [both, standard] = [product(...places, sum(product(...kernel), 'P')), product('N', 'P', ...axes.map((axis) => `${axis}o`), 'C', ...kernel)]
  return [
    {
      title: `Depthwise-separable with ${pointwise.node.name === '' ? (pointwise.node.outputs[0] ?? 'the convolution behind it') : pointwise.node.name}`,
      sizes: [...sizes, { symbol: 'P', meaning: 'channels out of the 1×1 convolution', size: w[0] ?? '?' }],
      formulas: [
        { what: 'MACs of both', figure: 'macs', formula: both },
        { what: 'MACs of one convolution that does the same', figure: 'macs', formula: standard },
        { what: 'Share of it', figure: 'other', formula: quotient(both, standard) },
      ],
    },
  ]
}

import type { Dim } from '../../facts/dim.ts'
import { countCost } from '../../ops/apply-rule.ts'
import type { NodeWalk } from '../infer.ts'
import type { ClosedFormula, LayerFormulas, NamedSize } from './explanation.ts'
import { ceil, type Formula, log2, max, product, quotient, sum } from './formula.ts'
import { productOf, sizeOf, sizesOf } from './layer-nodes.ts'

/** Sizes that a rule worked out, as it says them. */
type Details = Readonly<Record<string, Dim>>

/** Kinds of layers by the details that their rules give: what those figures come from no tensor tells. */
const KINDS: readonly (readonly [detail: string, explain: (details: Details, walk: NodeWalk) => LayerFormulas | undefined])[] = [
  ['transforms', explainFourier],
  ['trees', explainTrees],
  ['perOutput', explainResize],
]

/** Formulas of a layer whose figures come from sizes that stand in no tensor; undefined for all others. */
export function explainDetailed(walk: NodeWalk): LayerFormulas | undefined {
  const { spec, context, outputs } = walk
  if (spec === undefined) return undefined
  try {
    const { details = {} } = countCost(spec, context, outputs)
    return KINDS.find(([detail]) => details[detail] !== undefined)?.[1](details, walk)
  } catch {
    // Nothing is counted where the rule refuses the node.
    return undefined
  }
}

const size = (symbol: string, meaning: string, dim: Dim | undefined): NamedSize => ({ symbol, meaning, size: sizeOf(dim ?? null) })

/** A Fourier transform, with a window before it or without. */
function explainFourier({ transforms, points, perTransform, halves }: Details, { context, node }: NodeWalk): LayerFormulas {
  const isWindowed = node.op === 'STFT' && context.has(2)
  const real = halves === 2 ? [2] : []
  const one: Formula = real.length === 0 ? product(5, 'n', log2('n')) : quotient(product(5, 'n', log2('n')), 2)
  const fourier = ceil(product('B', 'F'))
  return {
    kind: isWindowed ? 'windowed Fourier transforms' : 'Fourier transform',
    sizes: [
      size('B', 'transforms', transforms),
      size('n', 'points of each', points),
      { symbol: 'F', meaning: `FLOPs of one${halves === 2 ? ', half of a complex one since the signal is real' : ''}, to 16 binary places`, size: Number(perTransform) },
    ],
    formulas: [
      { what: 'FLOPs of one transform', figure: 'other', formula: one },
      { what: 'FLOPs', figure: 'flops', formula: isWindowed ? sum(fourier, product('B', 'n')) : fourier, equals: 'flops' },
    ],
  }
}

/** Every row passes every tree. */
function explainTrees({ rows, trees, targets, perScore, transcendentalsPerScore }: Details): LayerFormulas {
  const scores = product('N', 'C')
  const transcendentals: readonly ClosedFormula[] =
    transcendentalsPerScore === 0 ? [] : [{ what: 'Transcendentals', figure: 'other', formula: product(scores, Number(transcendentalsPerScore)), equals: 'transcendentals' }]
  return {
    kind: 'tree ensemble',
    sizes: [size('N', 'rows', rows), size('C', 'classes or targets', targets), size('T', 'trees', trees)],
    formulas: [{ what: 'FLOPs', figure: 'flops', formula: product('N', 'C', perScore === 0 ? 'T' : sum('T', Number(perScore))), equals: 'flops' }, ...transcendentals],
  }
}

/** With antialiasing the kernel is as much wider as an axis is scaled down. */
function explainResize({ perOutput }: Details, { context, outputs }: NodeWalk): LayerFormulas | undefined {
  const [x, y] = [sizesOf(context.inputs[0]), sizesOf(outputs[0])]
  if (x === undefined || y === undefined) return undefined
  const axes = x.flatMap((from, axis) => (from === y[axis] ? [] : [axis]))
  const widths = axes.map((axis) => max(1, quotient(`X[${axis}]`, `Y[${axis}]`)))
  return {
    kind: 'resizing with antialiasing',
    sizes: [
      { symbol: '|Y|', meaning: 'elements of the output', size: productOf(y) },
      size('w', `FLOPs of an element without antialiasing, with ${axes.length} axes scaled`, perOutput),
      ...axes.flatMap((axis): readonly NamedSize[] => [
        { symbol: `X[${axis}]`, meaning: `axis ${axis} of the input`, size: x[axis] ?? '?' },
        { symbol: `Y[${axis}]`, meaning: `axis ${axis} of the output`, size: y[axis] ?? '?' },
      ]),
    ],
    formulas: [{ what: 'FLOPs', figure: 'flops', formula: ceil(product('|Y|', 'w', ...widths)), equals: 'flops' }],
  }
}

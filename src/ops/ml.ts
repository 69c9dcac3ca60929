import { type Dim, multiply } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import { elementCount, tensor } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { inputElements } from './counting.ts'
import { shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

/** Rows and columns of a feature matrix; a vector is one row. */
export function rowsAndColumns(ctx: OpContext, i = 0): readonly [rows: Dim, columns: Dim] {
  const shape = ctx.shape(i)
  if (shape === undefined) return [null, null]
  const [first, second] = shape
  if (shape.length === 1) return [1, first ?? null]
  return shape.length === 2 ? [first ?? null, second ?? null] : ctx.fail(`its input has ${shape.length} axes where 1 or 2 are allowed`)
}

/** The type of class labels: text, or int64. */
export function labelType(ctx: OpContext, textAttribute: string): DType {
  return (ctx.attrs.strings(textAttribute)?.length ?? 0) > 0 ? 'string' : 'int64'
}

/** FLOPs per score of turning scores into probabilities (`post_transform`), and how many of them are transcendental. */
export function postTransform(ctx: OpContext): readonly [flops: number, transcendentals: number] {
  const transform = ctx.attrs.string('post_transform', 'NONE')
  if (transform === 'SOFTMAX' || transform === 'SOFTMAX_ZERO') return [5, 1]
  return transform === 'LOGISTIC' || transform === 'PROBIT' ? [1, 1] : [0, 0]
}

/** An operator that gives every element another value: shape as the input's. */
function elementwise(dtype: (ctx: OpContext) => DType | undefined, flopsPerElement = 0): Pick<OpSpec, 'infer' | 'cost' | 'counts'> {
  return {
    infer: (ctx) => [shapedLike(ctx, 0, dtype(ctx))],
    ...(flopsPerElement > 0 && { cost: (ctx: OpContext) => ({ flops: multiply(inputElements(ctx), flopsPerElement) }) }),
    counts: flopsPerElement === 0 ? '0' : `${flopsPerElement}·|X|`,
  }
}

const OTHER_SIDE: Readonly<Partial<Record<DType, DType>>> = { string: 'int64', int64: 'string' }

const sameType = (ctx: OpContext): DType | undefined => ctx.dtype(0)

/** LabelEncoder's output type: of whichever list of values is given; in version 1 text and numbers change places. */
function labelEncoderType(ctx: OpContext): DType | undefined {
  if (ctx.opset < 2) return OTHER_SIDE[ctx.dtype(0) ?? 'float32']
  const { attrs } = ctx
  const tensorType = attrs.tensor('values_tensor')?.dtype
  return tensorType ?? (attrs.has('values_strings') ? 'string' : attrs.has('values_int64s') ? 'int64' : attrs.has('values_floats') ? 'float32' : undefined)
}

const arrayFeatureExtractor: OpSpec = {
  infer: (ctx) => {
    const [shape, indices] = [ctx.shape(0), ctx.tensor(1)]
    return [shaped(ctx, ctx.dtype(0), shape && [...(shape.length === 1 ? [1] : shape.slice(0, -1)), elementCount(indices)])]
  },
  cost: (_, outputs) => ({ reads: { 0: elementCount(outputs[0]) } }),
  counts: '0; reads the elements taken',
  roles: { 1: 'index' },
}

const featureVectorizer: OpSpec = {
  infer: (ctx) => {
    const [rows] = rowsAndColumns(ctx)
    const sizes = ctx.attrs.ints('inputdimensions')
    return [shaped(ctx, 'float32', [rows, sizes?.reduce((sum, size) => sum + size, 0) ?? null])]
  },
  counts: '0',
}

const oneHotEncoder: OpSpec = {
  infer: (ctx) => {
    const shape = ctx.shape(0)
    const categories = ctx.attrs.ints('cats_int64s') ?? ctx.attrs.strings('cats_strings')
    return [shaped(ctx, 'float32', shape && [...shape, categories?.length ?? null])]
  },
  counts: '0',
}

const dictVectorizer: OpSpec = {
  infer: (ctx) => {
    const input = ctx.inputs[0]
    const value = input?.kind === 'map' && input.value?.kind === 'tensor' ? input.value.dtype : undefined
    const words = ctx.attrs.strings('string_vocabulary') ?? ctx.attrs.ints('int64_vocabulary')
    return [tensor(value, [1, words?.length ?? null])]
  },
  counts: '0',
}

const CAST_TO: Readonly<Record<string, DType>> = { TO_FLOAT: 'float32', TO_STRING: 'string', TO_INT64: 'int64' }

const castMap: OpSpec = {
  infer: (ctx) => {
    const dtype = CAST_TO[ctx.attrs.string('cast_to', 'TO_FLOAT')]
    if (ctx.attrs.string('map_form', 'DENSE') === 'SPARSE') return [tensor(dtype, [1, ctx.attrs.int('max_map', 1)])]
    return [tensor(dtype, [1, ctx.freshDim(0, 1)])]
  },
  counts: '0',
}

const zipMap: OpSpec = {
  infer: (ctx) => {
    const key = labelType(ctx, 'classlabels_strings')
    return [{ kind: 'sequence', element: { kind: 'map', key, value: tensor('float32', []) }, length: rowsAndColumns(ctx)[0] }]
  },
  counts: '0; status estimate',
  cost: () => ({ status: 'estimate' }),
}

const scaler: OpSpec = {
  ...elementwise(() => 'float32', 2),
  attributeParams: ({ attrs }) => (attrs.floats('offset')?.length ?? 0) + (attrs.floats('scale')?.length ?? 0),
}

const linearClassifier: OpSpec = {
  infer: (ctx) => {
    const [rows] = rowsAndColumns(ctx)
    const labels = (ctx.attrs.strings('classlabels_strings') ?? ctx.attrs.ints('classlabels_ints') ?? []).length
    const targets = ctx.attrs.floats('intercepts')?.length ?? labels
    return [shaped(ctx, labelType(ctx, 'classlabels_strings'), [rows]), shaped(ctx, 'float32', [rows, targets === 1 && labels === 2 ? 2 : targets])]
  },
  cost: (ctx) => linearCost(ctx),
  counts: 'MACs N·F·C; + N·C intercepts, + 5 (softmax) or 1 (logistic) per score',
  attributeParams: (ctx) => linearParams(ctx),
}

const linearRegressor: OpSpec = {
  infer: (ctx) => [shaped(ctx, 'float32', [rowsAndColumns(ctx)[0], ctx.attrs.int('targets', 1)])],
  cost: (ctx) => linearCost(ctx),
  counts: 'MACs N·F·C; + N·C intercepts, + 5 (softmax) or 1 (logistic) per score',
  attributeParams: (ctx) => linearParams(ctx),
}

const linearParams = ({ attrs }: OpContext): number => (attrs.floats('coefficients')?.length ?? 0) + (attrs.floats('intercepts')?.length ?? 0)

/** Every coefficient meets every row once: N·F·C. */
function linearCost(ctx: OpContext): OpCost {
  const [rows, columns] = rowsAndColumns(ctx)
  const coefficients = ctx.attrs.floats('coefficients')?.length ?? 0
  const intercepts = ctx.attrs.floats('intercepts')?.length ?? 0
  const targets = intercepts > 0 ? intercepts : typeof columns === 'number' && columns > 0 ? Math.floor(coefficients / columns) : 1
  const [flops, transcendentals] = postTransform(ctx)
  return {
    macs: multiply(rows, coefficients),
    macClass: 'f32',
    flops: multiply(rows, intercepts + flops * targets),
    transcendentals: multiply(rows, transcendentals * targets),
  }
}

const normalizer: OpSpec = {
  ...elementwise(() => 'float32', 3),
  cost: (ctx) => ({ flops: multiply(inputElements(ctx), 3), transcendentals: ctx.attrs.string('norm', 'MAX') === 'L2' ? rowsAndColumns(ctx)[0] : 0 }),
  counts: '3·|X|, of the L2 norm a root for each row',
}

/** Machine learning before networks (ai.onnx.ml), trees and support vectors apart. */
export const ML: Family = {
  'ai.onnx.ml::ArrayFeatureExtractor': arrayFeatureExtractor,
  'ai.onnx.ml::Binarizer': elementwise(sameType),
  'ai.onnx.ml::CastMap': castMap,
  'ai.onnx.ml::CategoryMapper': elementwise((ctx) => OTHER_SIDE[ctx.dtype(0) ?? 'float32']),
  'ai.onnx.ml::DictVectorizer': dictVectorizer,
  'ai.onnx.ml::FeatureVectorizer': featureVectorizer,
  'ai.onnx.ml::Imputer': elementwise(sameType),
  'ai.onnx.ml::LabelEncoder': elementwise(labelEncoderType),
  'ai.onnx.ml::LinearClassifier': linearClassifier,
  'ai.onnx.ml::LinearRegressor': linearRegressor,
  'ai.onnx.ml::Normalizer': normalizer,
  'ai.onnx.ml::OneHotEncoder': oneHotEncoder,
  'ai.onnx.ml::Scaler': scaler,
  'ai.onnx.ml::ZipMap': zipMap,
}

import { multiply } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { labelType, postTransform, rowsAndColumns } from './ml.ts'
import { shaped } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

/** The elements of a list of floats, which newer versions may hold as a tensor. */
function length({ attrs }: OpContext, name: string): number {
  return attrs.floats(name)?.length ?? attrs.tensor(`${name}_as_tensor`)?.elements ?? attrs.tensor(name)?.elements ?? 0
}

const classCount = ({ attrs }: OpContext): number => (attrs.strings('classlabels_strings') ?? attrs.ints('classlabels_int64s') ?? attrs.ints('classlabels_ints') ?? []).length

/** Every row passes every tree: a leaf's weights are added per tree; the comparisons on the way are no FLOPs. */
function treeCost(ctx: OpContext, trees: number, targets: number): OpCost {
  const [rows] = rowsAndColumns(ctx)
  const [flops, transcendentals] = postTransform(ctx)
  return {
    flops: multiply(rows, targets, trees + flops),
    transcendentals: multiply(rows, targets, transcendentals),
    status: 'upper',
    details: { rows, trees, targets, perScore: flops, transcendentalsPerScore: transcendentals },
    note: 'every leaf is taken to hold a weight for every target',
  }
}

const treesOf = ({ attrs }: OpContext): number => attrs.ints('tree_roots')?.length ?? new Set(attrs.ints('nodes_treeids')).size

const TREE_COUNTS = 'N·trees·targets adds, + 5 (softmax) or 1 (logistic) per score; comparisons are no FLOPs; status upper'

const treeEnsembleClassifier: OpSpec = {
  infer: (ctx) => {
    const [rows] = rowsAndColumns(ctx)
    return [shaped(ctx, labelType(ctx, 'classlabels_strings'), [rows]), shaped(ctx, 'float32', [rows, classCount(ctx)])]
  },
  cost: (ctx) => treeCost(ctx, treesOf(ctx), classCount(ctx)),
  counts: TREE_COUNTS,
  attributeParams: (ctx) => length(ctx, 'nodes_values') + length(ctx, 'class_weights'),
}

const treeEnsembleRegressor: OpSpec = {
  infer: (ctx) => [shaped(ctx, 'float32', [rowsAndColumns(ctx)[0], ctx.attrs.int('n_targets', 1)])],
  cost: (ctx) => treeCost(ctx, treesOf(ctx), ctx.attrs.int('n_targets', 1)),
  counts: TREE_COUNTS,
  attributeParams: (ctx) => length(ctx, 'nodes_values') + length(ctx, 'target_weights'),
}

const treeEnsemble: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [rowsAndColumns(ctx)[0], ctx.attrs.int('n_targets', 1)])],
  cost: (ctx) => treeCost(ctx, treesOf(ctx), ctx.attrs.int('n_targets', 1)),
  counts: TREE_COUNTS,
  attributeParams: (ctx) => length(ctx, 'nodes_splits') + length(ctx, 'leaf_weights'),
}

/** Products of rows with support vectors, or with one weight vector per class where there are none. */
function supportVectorCost(ctx: OpContext): OpCost {
  const [rows, columns] = rowsAndColumns(ctx)
  const vectors = ctx.attrs.int('n_supports') ?? (ctx.attrs.ints('vectors_per_class') ?? []).reduce((sum, count) => sum + count, 0)
  if (vectors === 0) return { macs: multiply(rows, length(ctx, 'coefficients')), macClass: 'f32' }
  const isTranscendental = ctx.attrs.string('kernel_type', 'LINEAR') !== 'LINEAR'
  const kernel = multiply(rows, vectors)
  return { macs: multiply(kernel, columns), macClass: 'f32', flops: kernel, transcendentals: isTranscendental ? kernel : 0 }
}

const supportVectorParams = (ctx: OpContext): number => length(ctx, 'support_vectors') + length(ctx, 'coefficients') + length(ctx, 'rho')

const SUPPORT_VECTOR_COUNTS = 'MACs N·vectors·F; + N·vectors for the kernel'

/** Scores per row: one per class with probabilities or without support vectors, else one per pair of classes. */
function classifierScores(ctx: OpContext): number {
  const classes = classCount(ctx)
  const vectors = (ctx.attrs.ints('vectors_per_class') ?? []).reduce((sum, count) => sum + count, 0)
  if (length(ctx, 'prob_a') > 0 || vectors === 0) return classes
  return classes > 2 ? (classes * (classes - 1)) / 2 : 2
}

const svmClassifier: OpSpec = {
  infer: (ctx) => {
    const [rows] = rowsAndColumns(ctx)
    return [shaped(ctx, labelType(ctx, 'classlabels_strings'), [rows]), shaped(ctx, 'float32', [rows, classifierScores(ctx)])]
  },
  cost: supportVectorCost,
  counts: SUPPORT_VECTOR_COUNTS,
  attributeParams: supportVectorParams,
}

const svmRegressor: OpSpec = {
  infer: (ctx) => [shaped(ctx, 'float32', [rowsAndColumns(ctx)[0], 1])],
  cost: supportVectorCost,
  counts: SUPPORT_VECTOR_COUNTS,
  attributeParams: supportVectorParams,
}

/** Trees and support vectors of ai.onnx.ml: their parameters stand in attributes. */
export const ML_TREE: Family = {
  'ai.onnx.ml::SVMClassifier': svmClassifier,
  'ai.onnx.ml::SVMRegressor': svmRegressor,
  'ai.onnx.ml::TreeEnsemble': treeEnsemble,
  'ai.onnx.ml::TreeEnsembleClassifier': treeEnsembleClassifier,
  'ai.onnx.ml::TreeEnsembleRegressor': treeEnsembleRegressor,
}

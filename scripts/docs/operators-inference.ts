/** Operators whose small values are followed, since sizes are computed with them. */
export const VALUED: ReadonlySet<string> = new Set(
  `Abs Add And ArgMax ArgMin BitShift BitwiseAnd BitwiseNot BitwiseOr BitwiseXor Cast CastLike Ceil CenterCropPad Clip Compress Concat Constant
  ConstantOfShape CumProd CumSum DepthToSpace Div Dropout Equal Exp Expand EyeLike Floor Gather GatherElements GatherND Greater
  GreaterOrEqual Identity IsInf IsNaN Less LessOrEqual Max Mean Min Mod Mul Neg NonZero Not OneHot Or Pad Pow Range Reciprocal
  ReduceL1 ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare Relu Reshape Round Scatter ScatterElements ScatterND Shape
  Sign Size Slice SpaceToDepth Split Sqrt Squeeze Sub Sum TensorScatter Tile TopK Transpose Trilu Unique Unsqueeze Where Xor`.split(/\s+/),
)

/** Operators with sizes that depend on data: a symbol with an upper bound stands for each. */
const DATA_DEPENDENT: ReadonlySet<string> = new Set([
  ...['Compress', 'NonMaxSuppression', 'NonZero', 'StringSplit', 'TopK', 'Unique'],
  ...['BifurcationDetector', 'DynamicTimeWarping', 'GroupQueryAttention', 'QuantizeBFP', 'RemovePadding', 'Tokenizer', 'Unique'].map((op) => `com.microsoft::${op}`),
])

const OTHER: ReadonlyMap<string, string> = new Map([
  ...['If', 'Loop', 'Scan', 'SequenceMap'].map((op) => [op, 'what its subgraphs say'] as const),
  ...['EPContext', 'Snpe'].map((op) => [`com.microsoft::${op}`, 'nothing: declared types are taken'] as const),
])

/** What a rule infers of the outputs. */
export function inferenceNote(operator: string): string {
  const shape = DATA_DEPENDENT.has(operator) ? 'shape (a symbol for a size only a run can tell)' : 'shape'
  return OTHER.get(operator) ?? `${shape}, type${VALUED.has(operator) ? ', small values' : ''}`
}

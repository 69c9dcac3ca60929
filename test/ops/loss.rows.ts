import type { Row } from '../support/rows.ts'

const [SCORES, TARGETS] = ['float32[2,5,3]', 'int64[2,3]']

export const lossRows: readonly Row[] = [
  // Weight and add for each of six targets.
  ...[12, 13, 22].flatMap((opset): readonly Row[] => [
    [`NegativeLogLikelihoodLoss-${opset} for each target`, 'NegativeLogLikelihoodLoss', opset, { reduction: 'none' }, [SCORES, TARGETS], ['float32[2,3]'], 0, 12],
    [`NegativeLogLikelihoodLoss-${opset} as a mean`, 'NegativeLogLikelihoodLoss', opset, {}, [SCORES, TARGETS, 'float32[5]'], ['float32[]'], 0, 12],
  ]),
  ['NegativeLogLikelihoodLoss of two axes', 'NegativeLogLikelihoodLoss', 13, { reduction: 'none' }, ['float32[2,5]', 'int64[2]'], ['float32[2]'], 0, 4],
  ['NegativeLogLikelihoodLoss of unknown targets', 'NegativeLogLikelihoodLoss', 13, { reduction: 'none' }, ['float32[N,5,7]', 'int64'], ['float32[N,7]'], 0, null],
  // Five for each of thirty scores besides.
  ...[12, 13].flatMap((opset): readonly Row[] => [
    [
      `SoftmaxCrossEntropyLoss-${opset} for each target`,
      'SoftmaxCrossEntropyLoss',
      opset,
      { reduction: 'none' },
      [SCORES, TARGETS],
      ['float32[2,3]', SCORES],
      0,
      162,
      { transcendentals: 30 },
    ],
    [`SoftmaxCrossEntropyLoss-${opset} as a sum`, 'SoftmaxCrossEntropyLoss', opset, { reduction: 'sum' }, [SCORES, TARGETS, 'float32[5]'], ['float32[]'], 0, 162],
  ]),
]

import { float } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const X = 'float32[2,4,3,3]'
const C = 'float32[4]'

export const normRows: readonly Row[] = [
  // A scale and a shift for each of 72 elements.
  ...[1, 6, 7, 9, 14, 15].map((opset): Row => [`BatchNormalization-${opset}`, 'BatchNormalization', opset, opset < 7 ? { is_test: 1 } : {}, [X, C, C, C, C], [X], 0, 144]),
  ['BatchNormalization-1 trains with five outputs', 'BatchNormalization', 1, {}, [X, C, C, C, C], [X, C, C, C, C], 0, 144, { status: 'lower' }],
  ['BatchNormalization-9 trains with five outputs', 'BatchNormalization', 9, {}, [X, C, C, C, C], [X, C, C, C, C], 0, 144, { status: 'lower' }],
  ['BatchNormalization-14 trains with three outputs', 'BatchNormalization', 14, { training_mode: 1 }, [X, C, C, C, C], [X, C, C], 0, 144, { status: 'lower' }],
  ['BatchNormalization-15 trains whoever asks for the statistics', 'BatchNormalization', 15, { training_mode: 1 }, [X, C, C, C, C], [X], 0, 144, { status: 'lower' }],
  ['BatchNormalization-15 keeps the type of the statistics', 'BatchNormalization', 15, { training_mode: 1 }, ['float16[2,4]', C, C, C, C], ['float16[2,4]', C, C], 0, 16],
  [
    'BatchNormalization-6 with statistics for each element',
    'BatchNormalization',
    6,
    { spatial: 0 },
    [X, 'float32[4,3,3]', 'float32[4,3,3]', 'float32[4,3,3]', 'float32[4,3,3]'],
    [X, 'float32[4,3,3]'],
    0,
    144,
  ],
  ['BatchNormalization of one axis', 'BatchNormalization', 15, {}, ['float32[5]', 'float32[1]', 'float32[1]', 'float32[1]', 'float32[1]'], ['float32[5]'], 0, 10],
  [
    'BatchNormalization of unknown statistics',
    'BatchNormalization',
    15,
    { training_mode: 1 },
    ['float32[N,C,3]', C, C, 'float32', 'float32'],
    ['float32[N,C,3]', 'float32[C]', 'float32[C]'],
    0,
    '6*C*N',
  ],

  // 7·24 elements (5, a scale, a bias) and 3 for each of the 6 rows of 4.
  ['LayerNormalization-17', 'LayerNormalization', 17, {}, ['float32[2,3,4]', C, C], ['float32[2,3,4]'], 0, 7 * 24 + 3 * 6, { transcendentals: 6 }],
  // 6·24 and 3 for each of the 2 rows of 12.
  [
    'LayerNormalization-17 from axis 1 on, without a bias',
    'LayerNormalization',
    17,
    { axis: 1 },
    ['float32[2,3,4]', 'float32[3,4]'],
    ['float32[2,3,4]', 'float32[2,1,1]', 'float32[2,1,1]'],
    0,
    6 * 24 + 3 * 2,
  ],
  ['LayerNormalization-17 of axis 0', 'LayerNormalization', 17, { axis: -3 }, ['float32[2,3,4]', 'float32[2,3,4]'], ['float32[2,3,4]', 'float32[1,1,1]'], 0, 6 * 24 + 3],
  [
    'LayerNormalization-17 of half floats gives statistics in float32',
    'LayerNormalization',
    17,
    {},
    ['float16[2,4]', 'float16[4]'],
    ['float16[2,4]', 'float32[2,1]', 'float32[2,1]'],
    0,
    6 * 8 + 6,
  ],
  [
    'LayerNormalization-17 gives statistics in the stash type',
    'LayerNormalization',
    17,
    { stash_type: 16 },
    ['bfloat16[2,4]', 'bfloat16[4]'],
    ['bfloat16[2,4]', 'bfloat16[2,1]'],
    0,
    6 * 8 + 6,
  ],
  ['LayerNormalization-1 has the type of its scale', 'LayerNormalization', 1, {}, ['float16[2,4]', C, C], ['float32[2,4]'], 0, 7 * 8 + 6],
  ['LayerNormalization of symbols', 'LayerNormalization', 17, {}, ['float32[N,S,4]', C, C], ['float32[N,S,4]', 'float32[N,S,1]'], 0, '31*N*S'],
  ['LayerNormalization of an unknown shape', 'LayerNormalization', 17, {}, ['float32', C, C], ['float32', 'float32'], 0, null],

  // 7·72 and 3 for each of the 8 channels.
  ...[1, 6, 22].map((opset): Row => [`InstanceNormalization-${opset}`, 'InstanceNormalization', opset, {}, [X, C, C], [X], 0, 7 * 72 + 3 * 8]),
  // 7·72 and 3 for each of the 2·2 groups.
  ['GroupNormalization-18', 'GroupNormalization', 18, { num_groups: 2 }, [X, 'float32[2]', 'float32[2]'], [X], 0, 7 * 72 + 3 * 4],
  ['GroupNormalization-21', 'GroupNormalization', 21, { num_groups: 2 }, [X, C, C], [X], 0, 7 * 72 + 3 * 4],
  // 5·72 and 3 for each of the 4 channels, taken over the batch.
  ...[9, 13].map((opset): Row => [`MeanVarianceNormalization-${opset}`, 'MeanVarianceNormalization', opset, {}, [X], [X], 0, 5 * 72 + 3 * 4]),
  ['MeanVarianceNormalization-13 over all axes', 'MeanVarianceNormalization', 13, { axes: [0, 1, 2, 3] }, [X], [X], 0, 5 * 72 + 3],
  ['MeanVarianceNormalization-1 within channels', 'MeanVarianceNormalization', 1, {}, [X], [X], 0, 5 * 72 + 3 * 8],
  ['MeanVarianceNormalization-1 across channels', 'MeanVarianceNormalization', 1, { across_channels: 1 }, [X], [X], 0, 5 * 72 + 3 * 2],

  // 4·24 (square, add, divide, scale) and 2 for each of the 6 rows.
  ['RMSNormalization-23', 'RMSNormalization', 23, {}, ['float32[2,3,4]', C], ['float32[2,3,4]'], 0, 4 * 24 + 2 * 6, { transcendentals: 6 }],
  ['RMSNormalization-23 has the type of its scale', 'RMSNormalization', 23, { axis: 1 }, ['float16[2,3,4]', 'float32[3,4]'], ['float32[2,3,4]'], 0, 4 * 24 + 2 * 2],
  ['SimplifiedLayerNormalization-1', 'SimplifiedLayerNormalization', 1, {}, ['float32[2,3,4]', C], ['float32[2,3,4]', 'float32[2,3,1]'], 0, 4 * 24 + 2 * 6],
  // 24 elements in 2·4 lines along the middle axis, in 2·3 along the last: a root for each.
  ['LpNormalization takes a root for each line', 'LpNormalization', 22, { axis: 1 }, ['float32[2,3,4]'], ['float32[2,3,4]'], 0, 72, { transcendentals: 8 }],
  ['LpNormalization runs along the last axis', 'LpNormalization', 1, { p: 2 }, ['float32[2,3,4]'], ['float32[2,3,4]'], 0, 72, { transcendentals: 6 }],
  ['LpNormalization of the 1-norm has no roots', 'LpNormalization', 22, { p: 1 }, ['float32[N,3]'], ['float32[N,3]'], 0, '9*N', { transcendentals: 0 }],
  ...[1, 22].map((opset): Row => [`LpNormalization-${opset}`, 'LpNormalization', opset, { axis: 1, p: 1 }, ['float32[2,3]'], ['float32[2,3]'], 0, 18]),
  // 2·5 + 3 for each of 72 elements.
  ...[1, 13].map((opset): Row => [`LRN-${opset}`, 'LRN', opset, { size: 5, alpha: float(0.001) }, [X], [X], 0, 13 * 72, { transcendentals: 72 }]),
]

import { float } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const TWO = { kernel_shape: [2, 2], strides: [2, 2] }

export const POOL_ROWS: readonly Row[] = [
  // |Y|·(Πk - 1) = 3·8·8 · 3
  ['takes the largest of each window', 'MaxPool', 12, TWO, ['float32[1,3,16,16]'], ['float32[1,3,8,8]'], 0, 576],
  ['takes the largest as version 1', 'MaxPool', 1, TWO, ['float32[1,3,16,16]'], ['float32[1,3,8,8]'], 0, 576],
  ['tells where the largest were from version 8', 'MaxPool', 8, { kernel_shape: [2, 2] }, ['float32[1,1,4,4]'], ['float32[1,1,3,3]', 'int64[1,1,3,3]'], 0, 27],
  ['compares bytes without arithmetic', 'MaxPool', 12, TWO, ['uint8[1,3,16,16]'], ['uint8[1,3,8,8]'], 0, 0],
  ['dilates from version 10', 'MaxPool', 10, { kernel_shape: [3, 3], dilations: [2, 2] }, ['float32[1,1,8,8]'], ['float32[1,1,4,4]'], 0, 128],
  ['takes a signal', 'MaxPool', 22, { kernel_shape: [3], strides: [2], pads: [1, 1] }, ['float32[2,4,9]'], ['float32[2,4,5]'], 0, 80],
  ['takes a volume', 'MaxPool', 22, { kernel_shape: [2, 2, 2] }, ['float32[1,1,3,4,5]'], ['float32[1,1,2,3,4]'], 0, 168],
  // ceil((5 - 2)/2) + 1 = 3
  ['lets windows hang over the end', 'MaxPool', 10, { ...TWO, ceil_mode: 1 }, ['float32[1,1,5,4]'], ['float32[1,1,3,2]'], 0, 18],
  // ceil((5 + 2 - 2)/2) + 1 = 4, whose last window starts at 6 in the padding; ceil((6 + 2 - 2)/2) + 1 = 4 starts at 6 of 7
  ['drops a last window that is all padding', 'MaxPool', 11, { ...TWO, pads: [1, 1, 1, 1], ceil_mode: 1 }, ['float32[1,1,5,6]'], ['float32[1,1,3,4]'], 0, 36],
  ['drops a last window that starts past the end', 'AveragePool', 11, { kernel_shape: [1, 1], strides: [3, 3], ceil_mode: 1 }, ['float32[1,1,5,6]'], ['float32[1,1,2,2]'], 0, 4],
  ['pads so that strides alone shrink', 'MaxPool', 8, { kernel_shape: [3, 3], strides: [2, 2], auto_pad: 'SAME_UPPER' }, ['float32[1,1,7,8]'], ['float32[1,1,4,4]'], 0, 128],
  ['pads likewise whether windows may hang over', 'MaxPool', 10, { ...TWO, auto_pad: 'SAME_LOWER', ceil_mode: 1 }, ['float32[1,1,5,4]'], ['float32[1,1,3,2]'], 0, 18],
  // ceil(32/1) - (5 - 3)/1
  [
    'pads dilated windows as if they were not',
    'MaxPool',
    12,
    { kernel_shape: [3, 3], dilations: [2, 2], auto_pad: 'SAME_UPPER' },
    ['float32[1,1,32,32]'],
    ['float32[1,1,30,30]'],
    0,
    7200,
  ],
  [
    'pads dilated windows with strides',
    'AveragePool',
    19,
    { kernel_shape: [3, 3], dilations: [2, 2], strides: [2, 2], auto_pad: 'SAME_LOWER' },
    ['float32[1,1,32,32]'],
    ['float32[1,1,15,15]'],
    0,
    2025,
  ],
  ['lets valid windows hang over too', 'AveragePool', 19, { ...TWO, auto_pad: 'VALID', ceil_mode: 1 }, ['float32[1,1,5,4]'], ['float32[1,1,3,2]'], 0, 24],
  [
    'keeps symbolic sizes',
    'MaxPool',
    12,
    { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] },
    ['float32[N,3,h,8]'],
    ['float32[N,3,floor((h + 1)/2),4]'],
    0,
    '96*N*floor((h + 1)/2)',
  ],
  ['rounds symbolic sizes up', 'MaxPool', 12, { ...TWO, ceil_mode: 1 }, ['float32[1,1,h,4]'], ['float32[1,1,floor((h + 1)/2),2]'], 0, '6*floor((h + 1)/2)'],
  // min(ceil((h - 1)/3) + 1, ceil(h/3)), of which the second is never larger
  [
    'drops windows past a symbolic end',
    'AveragePool',
    11,
    { kernel_shape: [1], strides: [3], ceil_mode: 1 },
    ['float32[1,1,h]'],
    ['float32[1,1,floor((h + 2)/3)]'],
    0,
    'floor((h + 2)/3)',
  ],
  ['knows the rank by its kernel', 'MaxPool', 12, TWO, ['float32'], ['float32[?,?,?,?]'], 0, null],
  // |Y|·Πk
  ['averages each window', 'AveragePool', 7, TWO, ['float32[1,3,16,16]'], ['float32[1,3,8,8]'], 0, 768],
  ['averages as version 1', 'AveragePool', 1, TWO, ['float32[1,3,16,16]'], ['float32[1,3,8,8]'], 0, 768],
  ['averages as version 10', 'AveragePool', 10, TWO, ['float32[1,3,16,16]'], ['float32[1,3,8,8]'], 0, 768],
  [
    'averages with padding in version 22',
    'AveragePool',
    22,
    { kernel_shape: [3, 3], pads: [2, 2, 2, 2], count_include_pad: 1 },
    ['float32[1,1,6,6]'],
    ['float32[1,1,8,8]'],
    0,
    576,
  ],
  // |Y|·2Πk
  ['takes the norm of each window', 'LpPool', 11, TWO, ['float32[1,3,16,16]'], ['float32[1,3,8,8]'], 0, 1536, { transcendentals: 192 }],
  ['takes another norm', 'LpPool', 18, { kernel_shape: [2, 2], dilations: [2, 2], p: 3 }, ['float32[1,1,5,5]'], ['float32[1,1,3,3]'], 0, 72, { transcendentals: 45 }],
  ['takes the norm as version 1', 'LpPool', 1, { kernel_shape: [2, 2], p: float(1) }, ['float32[1,1,5,5]'], ['float32[1,1,4,4]'], 0, 128],
  ['takes the norm as version 2', 'LpPool', 2, { kernel_shape: [2, 2] }, ['float32[1,1,5,5]'], ['float32[1,1,4,4]'], 0, 128],
  ['takes the norm as version 22', 'LpPool', 22, TWO, ['float32[1,3,16,16]'], ['float32[1,3,8,8]'], 0, 1536],
  ['takes norms with windows that hang over', 'LpPool', 18, { ...TWO, ceil_mode: 1 }, ['float32[1,1,5,5]'], ['float32[1,1,3,3]'], 0, 72],
]

export const GLOBAL_POOL_ROWS: readonly Row[] = [
  // |X| + |Y|
  ['averages channels', 'GlobalAveragePool', 1, {}, ['float32[2,3,4,5]'], ['float32[2,3,1,1]'], 0, 126],
  ['averages signals', 'GlobalAveragePool', 22, {}, ['float32[2,3,8]'], ['float32[2,3,1]'], 0, 54],
  ['averages a symbolic number of images', 'GlobalAveragePool', 1, {}, ['float32[N,2048,7,7]'], ['float32[N,2048,1,1]'], 0, '102400*N'],
  ['takes the largest of channels', 'GlobalMaxPool', 1, {}, ['float32[2,3,4,5]'], ['float32[2,3,1,1]'], 0, 120],
  ['takes the largest of signals', 'GlobalMaxPool', 22, {}, ['float32[2,3,8]'], ['float32[2,3,1]'], 0, 48],
  ['takes the norm of channels', 'GlobalLpPool', 2, {}, ['float32[2,3,4,5]'], ['float32[2,3,1,1]'], 0, 240, { transcendentals: 6 }],
  ['takes the norm as version 1', 'GlobalLpPool', 1, { p: float(2) }, ['float32[2,3,4,5]'], ['float32[2,3,1,1]'], 0, 240],
  ['takes the norm of signals', 'GlobalLpPool', 22, {}, ['float32[2,3,8]'], ['float32[2,3,1]'], 0, 96],
]

export const UNPOOL_ROWS: readonly Row[] = [
  ['puts values where they were', 'MaxUnpool', 11, TWO, ['float32[1,1,2,2]', 'int64[1,1,2,2]'], ['float32[1,1,4,4]'], 0, 0],
  ['takes pads off', 'MaxUnpool', 9, { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] }, ['float32[1,1,4,4]', 'int64[1,1,4,4]'], ['float32[1,1,7,7]'], 0, 0],
  ['believes an output shape', 'MaxUnpool', 22, TWO, ['float32[1,1,2,2]', 'int64[1,1,2,2]', 'int64[4]=1,1,5,5'], ['float32[1,1,5,5]'], 0, 0],
  ['keeps symbolic sizes', 'MaxUnpool', 11, TWO, ['float32[N,1,h,2]', 'int64[N,1,h,2]'], ['float32[N,1,2*h,4]'], 0, 0],
  ['knows channels where the output shape is not known', 'MaxUnpool', 11, TWO, ['float32[N,3,2,2]', 'int64[N,3,2,2]', 'int64[4]'], ['float32[N,3,?,?]'], 0, 0],
]

export const REGION_POOL_ROWS: readonly Row[] = [
  // at most |Y|·ceil(8·8/(2·3)) = 90·11
  ['takes the largest of regions', 'MaxRoiPool', 1, { pooled_shape: [2, 3] }, ['float32[1,3,8,8]', 'float32[5,5]'], ['float32[5,3,2,3]'], 0, 990, { status: 'upper' }],
  ['takes the largest of a symbolic number of regions', 'MaxRoiPool', 22, { pooled_shape: [2, 2] }, ['float32[1,3,8,8]', 'float32[R,5]'], ['float32[R,3,2,2]'], 0, '192*R'],
]

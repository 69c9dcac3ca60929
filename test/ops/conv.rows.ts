import type { Row } from '../support/rows.ts'

const SAME = { auto_pad: 'SAME_UPPER', strides: [2, 2] }

export const CONV_ROWS: readonly Row[] = [
  // |Y|·ΠW[1:] = 8·16·16 · 3·3·3; bias |Y| = 2048
  ['convolves an image', 'Conv', 22, { pads: [1, 1, 1, 1] }, ['float32[1,3,16,16]', 'weight float32[8,3,3,3]', 'weight float32[8]'], ['float32[1,8,16,16]'], 55296, 112640],
  ['convolves as version 11', 'Conv', 11, { kernel_shape: [3, 3] }, ['float32[1,3,5,5]', 'float32[8,3,3,3]'], ['float32[1,8,3,3]'], 1944, 3888],
  ['convolves as version 1', 'Conv', 1, { kernel_shape: [3, 3] }, ['float32[1,3,5,5]', 'float32[8,3,3,3]'], ['float32[1,8,3,3]'], 1944, 3888],
  // 8·8·8 · (4/4·3·3)
  ['convolves in groups', 'Conv', 11, { group: 4, pads: [1, 1, 1, 1], strides: [2, 2] }, ['float32[1,4,16,16]', 'float32[8,1,3,3]'], ['float32[1,8,8,8]'], 4608, 9216],
  // 2·6·10 · 4·3
  ['convolves a signal', 'Conv', 11, {}, ['float32[2,4,12]', 'float32[6,4,3]'], ['float32[2,6,10]'], 1440, 2880],
  // 2·3·4·5 · 1·2·2·2
  ['convolves a volume', 'Conv', 11, {}, ['float32[1,1,4,5,6]', 'float32[2,1,2,2,2]'], ['float32[1,2,3,4,5]'], 960, 1920],
  // floor((10 + 2 - 5)/3) + 1 = 3, extent (3 - 1)·2 + 1 = 5; floor((9 + 0 - 1)/1) + 1 = 9
  [
    'dilates, strides and pads each axis by itself',
    'Conv',
    11,
    { dilations: [2, 1], strides: [3, 1], pads: [1, 0, 1, 0], kernel_shape: [3, 1] },
    ['float32[1,1,10,9]', 'float32[1,1,3,1]'],
    ['float32[1,1,3,9]'],
    81,
    162,
  ],
  ['pads one side only', 'Conv', 11, { pads: [2, 0] }, ['float32[1,1,8]', 'float32[1,1,3]'], ['float32[1,1,8]'], 24, 48],
  // ceil(7/2) = 4
  ['pads so that strides alone shrink', 'Conv', 11, SAME, ['float32[1,1,7,8]', 'float32[1,1,3,3]'], ['float32[1,1,4,4]'], 144, 288],
  ['pads the lower side likewise', 'Conv', 11, { ...SAME, auto_pad: 'SAME_LOWER' }, ['float32[1,1,7,8]', 'float32[1,1,3,3]'], ['float32[1,1,4,4]'], 144, 288],
  ['pads dilated kernels so that strides alone shrink', 'Conv', 11, { ...SAME, dilations: [2, 2] }, ['float32[1,1,7,8]', 'float32[1,1,3,3]'], ['float32[1,1,4,4]'], 144, 288],
  ['pads nothing where the kernel is smaller than the stride', 'Conv', 11, SAME, ['float32[1,1,7,8]', 'float32[1,1,1,1]'], ['float32[1,1,4,4]'], 16, 32],
  ['does not pad where all has to be valid', 'Conv', 11, { auto_pad: 'VALID' }, ['float32[1,1,7,8]', 'float32[1,1,3,3]'], ['float32[1,1,5,6]'], 270, 540],
  ['convolves no images', 'Conv', 11, {}, ['float32[0,1,7,8]', 'float32[1,1,3,3]'], ['float32[0,1,5,6]'], 0, 0],
  ['keeps a symbolic batch', 'Conv', 11, { pads: [1, 1, 1, 1] }, ['float32[N,3,4,4]', 'float32[8,3,3,3]'], ['float32[N,8,4,4]'], '3456*N', '6912*N'],
  // floor((h + 2 - 3)/2) + 1
  [
    'keeps symbolic heights and widths',
    'Conv',
    11,
    { pads: [1, 1, 1, 1], strides: [2, 2] },
    ['float32[1,3,h,w]', 'float32[8,3,3,3]'],
    ['float32[1,8,floor((h + 1)/2),floor((w + 1)/2)]'],
    '216*floor((h + 1)/2)*floor((w + 1)/2)',
    '432*floor((h + 1)/2)*floor((w + 1)/2)',
  ],
  ['rounds symbolic sizes up', 'Conv', 11, SAME, ['float32[1,3,h,8]', 'float32[8,3,3,3]'], ['float32[1,8,floor((h + 1)/2),4]'], '864*floor((h + 1)/2)', '1728*floor((h + 1)/2)'],
  ['needs the attribute where the kernel is not known', 'Conv', 11, { kernel_shape: [3, 3] }, ['float32[1,3,5,5]', 'float32'], ['float32[1,?,3,3]'], null, null],
  ['tells the cost of a known output by its channels', 'Conv', 11, { kernel_shape: [1, 1], group: 1 }, ['float32', 'float32[8,3,1,1]'], ['float32[?,8,?,?]'], null, null],
  ['knows nothing without any rank', 'Conv', 11, {}, ['float32', 'float32'], ['float32'], null, null],
]

export const INTEGER_CONV_ROWS: readonly Row[] = [
  ['convolves integers into 32 bits', 'ConvInteger', 10, {}, ['uint8[1,3,5,5]', 'uint8[8,3,3,3]'], ['int32[1,8,3,3]'], 1944, 3888, { macClass: [0, 1] }],
  ['convolves integers with zero points', 'ConvInteger', 10, { pads: [1, 1, 1, 1] }, ['uint8[1,3,5,5]', 'uint8[8,3,3,3]', 'uint8[]', 'uint8[]'], ['int32[1,8,5,5]'], 5400, 10800],
  // 2·1944 + |Y|·(3 + 1 bias) = 3888 + 72·4
  [
    'convolves quantised images',
    'QLinearConv',
    10,
    {},
    ['uint8[1,3,5,5]', 'float32[]', 'uint8[]', 'uint8[8,3,3,3]', 'float32[]', 'uint8[]', 'float32[]', 'uint8[]', 'int32[8]'],
    ['uint8[1,8,3,3]'],
    1944,
    4176,
    { macClass: [0, 3] },
  ],
  [
    'convolves quantised images per channel without a bias',
    'QLinearConv',
    10,
    { strides: [2, 2] },
    ['uint8[N,3,5,5]', 'float32[]', 'uint8[]', 'int8[8,3,3,3]', 'float32[8]', 'int8[8]', 'float32[]', 'int8[]'],
    ['int8[N,8,2,2]'],
    '864*N',
    '1824*N',
  ],
]

export const DEFORMED_CONV_ROWS: readonly Row[] = [
  // 4·4·4 · 2·2·2; samples 1·2·4·16 · 7
  ['samples where offsets say', 'DeformConv', 19, {}, ['float32[1,2,5,5]', 'float32[4,2,2,2]', 'float32[1,8,4,4]'], ['float32[1,4,4,4]'], 512, 1920],
  // and 1 more per sample, |Y| for the bias
  [
    'weighs samples with a mask',
    'DeformConv',
    22,
    { kernel_shape: [2, 2], pads: [0, 0, 0, 0] },
    ['float32[1,2,5,5]', 'float32[4,2,2,2]', 'float32[1,8,4,4]', 'float32[4]', 'float32[1,4,4,4]'],
    ['float32[1,4,4,4]'],
    512,
    2112,
  ],
  ['samples a symbolic number of images', 'DeformConv', 19, {}, ['float32[N,2,5,5]', 'float32[4,2,2,2]', 'float32[N,8,4,4]'], ['float32[N,4,4,4]'], '512*N', '1920*N'],
]

export const CAUSAL_CONV_ROWS: readonly Row[] = [
  ['convolves each channel with what came before', 'CausalConvWithState', 27, {}, ['float32[2,4,7]', 'float32[4,1,3]'], ['float32[2,4,7]', 'float32[2,4,2]'], 168, 336],
  // 336 + 56 for the bias + 56 for the activation
  [
    'adds a bias and an activation',
    'CausalConvWithState',
    27,
    { activation: 'silu' },
    ['float32[2,4,7]', 'float32[4,1,3]', 'float32[4]', 'float32[2,4,2]'],
    ['float32[2,4,7]', 'float32[2,4,2]'],
    168,
    448,
    { transcendentals: 56 },
  ],
  ['keeps a symbolic length', 'CausalConvWithState', 27, {}, ['float16[1,4,S]', 'float16[4,1,3]'], ['float16[1,4,S]', 'float16[1,4,2]'], '12*S', '24*S'],
  ['keeps no state for a kernel of one', 'CausalConvWithState', 27, {}, ['float32[1,4,7]', 'float32[4,1,1]'], ['float32[1,4,7]', 'float32[1,4,0]'], 28, 56],
]

export const CONV_TRANSPOSE_ROWS: readonly Row[] = [
  // |X|·(M/g)·Πk = 8·16·16 · 4·4·4
  ['doubles a picture', 'ConvTranspose', 11, { strides: [2, 2], pads: [1, 1, 1, 1] }, ['float32[1,8,16,16]', 'float32[8,4,4,4]'], ['float32[1,4,32,32]'], 131072, 262144],
  ['adds a bias', 'ConvTranspose', 22, {}, ['float32[1,2,3,3]', 'float32[2,4,2,2]', 'float32[4]'], ['float32[1,4,4,4]'], 288, 640],
  ['unfolds as version 1', 'ConvTranspose', 1, { kernel_shape: [2, 2] }, ['float32[1,2,3,3]', 'float32[2,4,2,2]'], ['float32[1,4,4,4]'], 288, 576],
  ['unfolds in groups', 'ConvTranspose', 11, { group: 2 }, ['float32[1,4,3,3]', 'float32[4,3,2,2]'], ['float32[1,6,4,4]'], 432, 864],
  // 3·(3 - 1) + 1 + 3 = 10
  ['adds output padding', 'ConvTranspose', 11, { strides: [3, 3], output_padding: [1, 1] }, ['float32[1,1,3,3]', 'float32[1,2,3,3]'], ['float32[1,2,10,10]'], 162, 324],
  [
    'believes an output shape before pads',
    'ConvTranspose',
    11,
    { strides: [3, 2], output_shape: [10, 8] },
    ['float32[1,1,3,3]', 'float32[1,2,3,3]'],
    ['float32[1,2,10,8]'],
    162,
    324,
  ],
  [
    'believes an output shape with output padding',
    'ConvTranspose',
    11,
    { strides: [3, 2], output_shape: [10, 8], output_padding: [1, 1] },
    ['float32[1,1,3,3]', 'float32[1,2,3,3]'],
    ['float32[1,2,10,8]'],
    162,
    324,
  ],
  ['dilates', 'ConvTranspose', 11, { dilations: [2, 2] }, ['float32[1,1,3,3]', 'float32[1,1,2,2]'], ['float32[1,1,5,5]'], 36, 72],
  [
    'multiplies by the stride where padding is automatic',
    'ConvTranspose',
    11,
    { auto_pad: 'SAME_UPPER', strides: [2, 2] },
    ['float32[1,1,3,3]', 'float32[1,2,3,3]'],
    ['float32[1,2,6,6]'],
    162,
    324,
  ],
  [
    'multiplies by the stride with lower padding too',
    'ConvTranspose',
    11,
    { auto_pad: 'SAME_LOWER', strides: [2, 2] },
    ['float32[1,1,3,3]', 'float32[1,2,3,3]'],
    ['float32[1,2,6,6]'],
    162,
    324,
  ],
  ['does not pad where all has to be valid', 'ConvTranspose', 11, { auto_pad: 'VALID', strides: [2, 2] }, ['float32[1,1,3,3]', 'float32[1,2,3,3]'], ['float32[1,2,7,7]'], 162, 324],
  ['unfolds a signal', 'ConvTranspose', 11, { strides: [2] }, ['float32[2,3,5]', 'float32[3,4,3]'], ['float32[2,4,11]'], 360, 720],
  ['unfolds a volume', 'ConvTranspose', 11, {}, ['float32[1,1,3,4,5]', 'float32[1,2,2,2,2]'], ['float32[1,2,4,5,6]'], 960, 1920],
  [
    'keeps symbolic sizes',
    'ConvTranspose',
    11,
    { strides: [2, 2], pads: [1, 1, 1, 1] },
    ['float32[N,8,h,w]', 'float32[8,4,4,4]'],
    ['float32[N,4,2*h,2*w]'],
    '512*N*h*w',
    '1024*N*h*w',
  ],
  ['knows the rank by its kernel', 'ConvTranspose', 11, {}, ['float32', 'float32[8,4,4,4]'], ['float32[?,4,?,?]'], null, null],
]

import type { Row } from '../support/rows.ts'

export const SAMPLING_ROWS: readonly Row[] = [
  // (2³ - 1)·|Y| + 10·N·ΠO = 7·2·3·4·5 + 10·2·4·5
  ['samples an image along a grid', 'GridSample', 16, { mode: 'bilinear' }, ['float32[2,3,6,7]', 'float32[2,4,5,2]'], ['float32[2,3,4,5]'], 0, 1240],
  ['samples linearly unless told otherwise', 'GridSample', 20, {}, ['float32[2,3,6,7]', 'float32[2,4,5,2]'], ['float32[2,3,4,5]'], 0, 1240],
  ['samples a volume', 'GridSample', 22, {}, ['float32[1,3,4,5,6]', 'float32[1,2,3,4,3]'], ['float32[1,3,2,3,4]'], 0, 1320],
  ['takes the nearest', 'GridSample', 20, { mode: 'nearest' }, ['float32[2,3,6,7]', 'float32[2,4,5,2]'], ['float32[2,3,4,5]'], 0, 0],
  // (2·4² - 1)·120
  ['samples between 16 neighbours', 'GridSample', 16, { mode: 'bicubic' }, ['float32[2,3,6,7]', 'float32[2,4,5,2]'], ['float32[2,3,4,5]'], 0, 3720],
  ['keeps a symbolic grid', 'GridSample', 20, {}, ['float32[N,3,6,7]', 'float32[N,h,w,2]'], ['float32[N,3,h,w]'], 0, '31*N*h*w'],
  // N·ΠO·d·(d + 1) = 2·4·5·2·3
  ['moves the positions of an image', 'AffineGrid', 20, {}, ['float32[2,2,3]', 'int64[4]=2,3,4,5'], ['float32[2,4,5,2]'], 240, 480],
  ['moves the positions of a volume', 'AffineGrid', 20, {}, ['float32[2,3,4]', 'int64[5]=2,3,4,5,6'], ['float32[2,4,5,6,3]'], 2880, 5760],
  ['moves symbolic positions', 'AffineGrid', 20, {}, ['float32[N,2,3]', 'int64[4]=N,3,h,w'], ['float32[N,h,w,2]'], '6*N*h*w', '12*N*h*w'],
  ['knows the rank of a grid without its size', 'AffineGrid', 20, {}, ['float32[N,2,3]', 'int64[4]'], ['float32[N,?,?,2]'], null, null],
  // |Y|·s²·8 = 5·3·2·3·4·8
  ['averages regions', 'RoiAlign', 16, { output_height: 2, output_width: 3, sampling_ratio: 2 }, ['float32[1,3,8,8]', 'float32[5,4]', 'int64[5]'], ['float32[5,3,2,3]'], 0, 2880],
  // samples per cell ceil(8/2)·ceil(8/3) = 12
  [
    'estimates the samples of regions',
    'RoiAlign',
    10,
    { output_height: 2, output_width: 3 },
    ['float32[1,3,8,8]', 'float32[5,4]', 'int64[5]'],
    ['float32[5,3,2,3]'],
    0,
    8640,
    { status: 'estimate' },
  ],
  ['gives one cell unless told otherwise', 'RoiAlign', 22, { sampling_ratio: 1 }, ['float32[1,3,8,8]', 'float32[R,4]', 'int64[R]'], ['float32[R,3,1,1]'], 0, '24*R'],
  // |X| adds
  ['puts blocks back into an image', 'Col2Im', 18, { strides: [2, 2] }, ['float32[1,8,4]', 'int64[2]=4,4', 'int64[2]=2,2'], ['float32[1,2,4,4]'], 0, 32],
  ['puts blocks back into a volume', 'Col2Im', 18, {}, ['float32[N,16,8]', 'int64[3]=3,3,3', 'int64[3]=2,2,2'], ['float32[N,2,3,3,3]'], 0, '128*N'],
  ['knows no channels without the block', 'Col2Im', 18, {}, ['float32[N,16,8]', 'int64[2]=4,4', 'int64[2]'], ['float32[N,?,4,4]'], 0, '128*N'],
  ['knows the rank of an image without its size', 'Col2Im', 18, {}, ['float32[N,16,8]', 'int64[2]', 'int64[2]=2,2'], ['float32[N,4,?,?]'], 0, '128*N'],
]

export const DETECTION_ROWS: readonly Row[] = [
  ['keeps no boxes unless told how many', 'NonMaxSuppression', 11, {}, ['float32[1,6,4]', 'float32[1,1,6]'], ['int64[0,3]'], 0, 0],
  [
    'keeps a number of boxes only a run can tell',
    'NonMaxSuppression',
    10,
    {},
    ['float32[N,6,4]', 'float32[N,2,6]', 'int64[1]=3', 'float32[1]'],
    ['int64[y0.0,3]'],
    0,
    0,
    { note: 'comparing boxes takes at most 420*N FLOPs, which are not in the total' },
  ],
  ['compares no boxes where there is one', 'NonMaxSuppression', 11, {}, ['float32[N,1,4]', 'float32[N,2,1]', 'int64[]=3'], ['int64[y0.0,3]'], 0, 0],
]

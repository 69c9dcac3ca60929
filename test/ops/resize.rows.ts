import { float, floats } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

export const RESIZE_ROWS: readonly Row[] = [
  ['scales up', 'Resize', 13, {}, ['float32[1,3,4,5]', '', 'float32[4]=1,1,2,2'], ['float32[1,3,8,10]'], 0, 0],
  // floor(10·0.7) = 7 as float32 rounds it; floor(10·0.35)
  ['rounds down in float32', 'Resize', 13, {}, ['float32[1,1,10,10]', '', 'float32[4]=1,1,0.7,0.35'], ['float32[1,1,7,3]'], 0, 0],
  ['scales by a third', 'Resize', 13, {}, ['float32[1,1,9,15]', '', 'float32[4]=1,1,0.33333334,1.4'], ['float32[1,1,3,21]'], 0, 0],
  ['scales as version 10', 'Resize', 10, {}, ['float32[1,1,2,3]', 'float32[4]=1,1,2.5,0.7'], ['float32[1,1,5,2]'], 0, 0],
  ['takes sizes', 'Resize', 11, {}, ['float32[1,1,2,3]', 'float32[0]', 'float32[0]', 'int64[4]=1,1,7,8'], ['float32[1,1,7,8]'], 0, 0],
  ['takes sizes where scales are left out', 'Resize', 13, {}, ['float32[1,1,2,3]', '', '', 'int64[4]=1,1,7,8'], ['float32[1,1,7,8]'], 0, 0],
  // 3·(2² - 1)·60; only two axes change
  ['interpolates between 4 neighbours', 'Resize', 13, { mode: 'linear' }, ['float32[1,1,3,5]', '', 'float32[4]=1,1,2,2'], ['float32[1,1,6,10]'], 0, 540],
  ['interpolates along one axis', 'Resize', 13, { mode: 'linear' }, ['float32[1,1,3,5]', '', '', 'int64[4]=1,1,3,10'], ['float32[1,1,3,10]'], 0, 90],
  ['interpolates nothing where all is kept', 'Resize', 13, { mode: 'linear' }, ['float32[1,1,3,5]', '', '', 'int64[4]=1,1,3,5'], ['float32[1,1,3,5]'], 0, 0],
  // (2·4² - 1)·60
  ['interpolates between 16 neighbours', 'Resize', 13, { mode: 'cubic' }, ['float32[1,1,3,5]', '', 'float32[4]=1,1,2,2'], ['float32[1,1,6,10]'], 0, 1860],
  // 3·(2² - 1)·6·(4/2)·(8/3) = 54·16/3
  [
    'widens the kernel against aliasing',
    'Resize',
    18,
    { mode: 'linear', antialias: 1 },
    ['float32[1,1,4,8]', '', '', 'int64[4]=1,1,2,3'],
    ['float32[1,1,2,3]'],
    0,
    288,
    { status: 'estimate' },
  ],
  ['does not widen the kernel to scale up', 'Resize', 18, { mode: 'linear', antialias: 1 }, ['float32[1,1,2,2]', '', '', 'int64[4]=1,1,4,4'], ['float32[1,1,4,4]'], 0, 144],
  ['resizes the axes it names', 'Resize', 18, { axes: [3, 2] }, ['float32[1,3,4,5]', '', 'float32[2]=2,3'], ['float32[1,3,12,10]'], 0, 0],
  ['resizes as version 19', 'Resize', 19, { axes: [3, 2] }, ['float32[1,3,4,5]', '', 'float32[2]=2,3'], ['float32[1,3,12,10]'], 0, 0],
  ['counts axes from the end', 'Resize', 18, { axes: [-1] }, ['float32[1,3,4,5]', '', '', 'int64[1]=9'], ['float32[1,3,4,9]'], 0, 0],
  // min(7/2, 8/4) = 2
  [
    'keeps the aspect ratio within sizes',
    'Resize',
    18,
    { axes: [2, 3], keep_aspect_ratio_policy: 'not_larger' },
    ['float32[1,1,2,4]', '', '', 'int64[2]=7,8'],
    ['float32[1,1,4,8]'],
    0,
    0,
  ],
  // max(4/3, 8/5) = 1.6, 3·1.6 = 4.8
  [
    'keeps the aspect ratio beyond sizes',
    'Resize',
    18,
    { axes: [2, 3], keep_aspect_ratio_policy: 'not_smaller' },
    ['float32[1,1,3,5]', '', '', 'int64[2]=4,8'],
    ['float32[1,1,5,8]'],
    0,
    0,
  ],
  [
    'scales all of an axis, whatever the region',
    'Resize',
    13,
    { coordinate_transformation_mode: 'tf_crop_and_resize', mode: 'linear' },
    ['float32[1,1,10,10]', 'float32[8]=0,0,0.4,0.6,1,1,0.6,0.8', 'float32[4]=1,1,2,3'],
    ['float32[1,1,20,30]'],
    0,
    5400,
  ],
  ['keeps symbolic sizes', 'Resize', 13, { mode: 'linear' }, ['float32[N,3,h,w]', '', 'float32[4]=1,1,2,0.5'], ['float32[N,3,2*h,floor(w/2)]'], 0, '54*N*h*floor(w/2)'],
  ['takes symbolic sizes', 'Resize', 13, {}, ['float32[N,3,h,w]', '', '', 'int64[4]=N,3,H,W'], ['float32[N,3,H,W]'], 0, 0],
  // float32's 0.7 lies so close to 7/10 that no size tells them apart; its 0.15 does not lie as close to 3/20
  ['takes a scale for the fraction it was written for', 'Resize', 13, {}, ['float32[N,3,h,8]', '', 'float32[4]=1,1,0.7,2'], ['float32[N,3,floor((7*h)/10),16]'], 0, 0],
  ['knows no inexact part of a symbolic size', 'Resize', 13, {}, ['float32[N,3,h,8]', '', 'float32[4]=1,1,0.15,2'], ['float32[N,3,?,16]'], 0, 0],
  ['keeps what is not resized where sizes are not known', 'Resize', 18, { axes: [2], mode: 'linear' }, ['float32[N,3,h,8]', '', '', 'int64[1]'], ['float32[N,3,?,8]'], 0, null],
  ['keeps bytes', 'Resize', 13, { mode: 'linear' }, ['uint8[1,1,3,5]', '', 'float32[4]=1,1,2,2'], ['uint8[1,1,6,10]'], 0, 0],
  ['knows nothing of an unknown rank', 'Resize', 13, {}, ['float32', '', 'float32[4]=1,1,2,2'], ['float32'], 0, 0],
]

export const UPSAMPLE_ROWS: readonly Row[] = [
  ['scales by attributes in version 7', 'Upsample', 7, { scales: floats([1, 1, 2, 3]) }, ['float32[1,1,2,3]'], ['float32[1,1,4,9]'], 0, 0],
  ['scales by an input in version 9', 'Upsample', 9, {}, ['float32[1,1,2,3]', 'float32[4]=1,1,2.5,3'], ['float32[1,1,5,9]'], 0, 0],
  ['scales by an input in version 10', 'Upsample', 10, {}, ['float32[1,1,2,3]', 'float32[4]=1,1,2.5,3'], ['float32[1,1,5,9]'], 0, 0],
  ['scales height and width in version 1', 'Upsample', 1, { height_scale: float(2), width_scale: float(3) }, ['float32[1,1,2,3]'], ['float32[1,1,4,9]'], 0, 0],
  ['interpolates', 'Upsample', 9, { mode: 'linear' }, ['float32[1,1,h,3]', 'float32[4]=1,1,2,2'], ['float32[1,1,2*h,6]'], 0, '108*h'],
]

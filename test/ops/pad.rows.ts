import { float } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const PADS = 'int64[4]=0,1,0,2'

export const padRows: readonly Row[] = [
  ['Pad-1 takes paddings', 'Pad', 1, { paddings: [0, 1, 0, 2] }, ['float32[2,3]'], ['float32[2,6]'], 0, 0],
  ['Pad-2 takes pads', 'Pad', 2, { pads: [0, 1, 0, 2], value: float(7) }, ['float32[1,1]=5'], ['float32[1,4]=7,5,7,7'], 0, 0],
  ...[11, 13, 18, 19, 21, 23, 24, 25].map((opset): Row => [`Pad-${opset}`, 'Pad', opset, {}, ['float32[2,3]', PADS], ['float32[2,6]'], 0, 0]),
  ['pads some axes', 'Pad', 18, {}, ['float32[2,3,4]', 'int64[2]=1,3', '', 'int64[1]=-1'], ['float32[2,3,8]'], 0, 0],
  ['pads with a value', 'Pad', 13, {}, ['float32[2]=1,2', 'int64[2]=1,1', 'float32[]=9'], ['float32[4]=9,1,2,9'], 0, 0],
  ['crops where pads are negative', 'Pad', 13, {}, ['float32[3]=1,2,3', 'int64[2]=-2,3'], ['float32[4]=3,0,0,0'], 0, 0, { reads: { 0: 1 } }],
  ['reflects', 'Pad', 13, { mode: 'reflect' }, ['float32[3]=1,2,3', 'int64[2]=2,1'], ['float32[6]=3,2,1,2,3,2'], 0, 0],
  ['repeats the edge', 'Pad', 13, { mode: 'edge' }, ['float32[3]=1,2,3', 'int64[2]=2,-1'], ['float32[4]=1,1,1,2'], 0, 0],
  ['wraps around', 'Pad', 19, { mode: 'wrap' }, ['float32[3]=1,2,3', 'int64[2]=2,4'], ['float32[9]=2,3,1,2,3,1,2,3,1'], 0, 0],
  ['pads symbols', 'Pad', 13, {}, ['float32[N,3,h,w]', 'int64[8]=0,0,1,P,0,0,1,P'], ['float32[N,3,h + 2,2*P + w]'], 0, 0],
  ['keeps axes whose pads are known', 'Pad', 13, {}, ['float32[2,3]', 'int64[4]=0,?,0,1'], ['float32[2,?]'], 0, 0],
  ['keeps the rank where no pads are known', 'Pad', 13, {}, ['float32[2,3]', 'int64[4]'], ['float32[?,?]'], 0, 0],
  ['keeps axes that are not padded', 'Pad', 18, {}, ['float32[2,3]', 'int64[2]', '', 'int64[1]=1'], ['float32[2,?]'], 0, 0],

  ['CenterCropPad-18 crops', 'CenterCropPad', 18, {}, ['float32[20,10,3]', 'int64[3]=10,7,3'], ['float32[10,7,3]'], 0, 0, { reads: { 0: 210 } }],
  ['crops and pads some axes', 'CenterCropPad', 18, { axes: [1, -1] }, ['float32[3,20,8]', 'int64[2]=10,9'], ['float32[3,10,9]'], 0, 0, { reads: { 0: 240 } }],
  ['pads more after than before', 'CenterCropPad', 18, {}, ['float32[4]=1,2,3,4', 'int64[1]=7'], ['float32[7]=0,1,2,3,4,0,0'], 0, 0],
  ['crops more after than before', 'CenterCropPad', 18, {}, ['float32[4]=1,2,3,4', 'int64[1]=1'], ['float32[1]=2'], 0, 0],
  ['crops to symbols', 'CenterCropPad', 18, { axes: [1] }, ['float32[N,20]', 'int64[1]=S'], ['float32[N,S]'], 0, 0],
  ['keeps other axes', 'CenterCropPad', 18, { axes: [1] }, ['float32[N,20]', 'int64[1]'], ['float32[N,?]'], 0, 0],
]

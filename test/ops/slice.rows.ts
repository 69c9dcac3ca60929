import type { Row } from '../support/rows.ts'

const FIVE = 'int64[5]=0,1,2,3,4'

/** One axis of five elements, sliced: `[name, start, end, step, the elements]`. */
const ONE_AXIS: readonly (readonly [string, string, string, string, string])[] = [
  ['between bounds', '1', '3', '1', 'int64[2]=1,2'],
  ['to the end', '3', 'inf', '1', 'int64[2]=3,4'],
  ['to an end that is int32 at most', '3', '2147483647', '1', 'int64[2]=3,4'],
  ['from before the beginning', '-inf', '2', '1', 'int64[2]=0,1'],
  ['the last elements', '-2', 'inf', '1', 'int64[2]=3,4'],
  ['all but the last', '0', '-1', '1', 'int64[4]=0,1,2,3'],
  ['past the end', '7', '9', '1', 'int64[0]='],
  ['nothing', '3', '1', '1', 'int64[0]='],
  ['every other', '0', 'inf', '2', 'int64[3]=0,2,4'],
  ['backwards', '-1', '-inf', '-1', 'int64[5]=4,3,2,1,0'],
  ['backwards to the greatest end', '-1', 'inf', '-1', 'int64[5]=4,3,2,1,0'],
  ['backwards from past the end', '9', '1', '-1', 'int64[3]=4,3,2'],
  ['backwards in steps', '-1', '-9', '-2', 'int64[3]=4,2,0'],
  ['backwards from before the beginning', '-9', '-inf', '-1', 'int64[1]=0'],
  ['backwards nothing', '1', '3', '-1', 'int64[0]='],
]

const one = (text: string): string => `int64[1]=${text}`

/** Axis `d` of the data, sliced with symbols: `[name, size, start, end, step, what remains]`. */
const SYMBOLIC: readonly (readonly [string, string, string, string, string, string])[] = [
  ['everything', 'S', '0', 'inf', '1', 'S'],
  ['from the second on', 'S', '1', 'inf', '1', 'max(0,S - 1)'],
  ['the first few', 'S', '0', '3', '1', 'min(3,S)'],
  ['the last one', 'S', '-1', 'inf', '1', 'min(1,S)'],
  ['all but the last', 'S', '0', '-1', '1', 'max(0,S - 1)'],
  ['every other', 'S', '0', 'inf', '2', 'floor((S + 1)/2)'],
  ['backwards', 'S', '-1', '-inf', '-1', 'S'],
  ['backwards to the greatest end', 'S', '-1', 'inf', '-1', 'S'],
  ['up to a symbol within a table', '512', '0', 'S', '1', 'min(512,S)'],
  ['up to the size itself', 'S', '0', 'S', '1', 'S'],
  ['what follows a past', 'P + S', 'P', 'P + S', '1', 'S'],
  ['what follows a past to the end', 'P + S', 'P', 'inf', '1', 'S'],
  ['the last of a sum', 'P + S', '-1', 'inf', '1', 'min(1,P + S)'],
]

export const sliceRows: readonly Row[] = [
  ...[1, 2].map((opset): Row => [`Slice-1 in opset ${opset}`, 'Slice', opset, { starts: [0, 1], ends: [2, -1], axes: [0, 1] }, ['float32[3,4]'], ['float32[2,2]'], 0, 0]),
  ['Slice-1 without axes', 'Slice', 1, { starts: [1], ends: [1000] }, ['float32[3,4]'], ['float32[2,4]'], 0, 0],
  ...[10, 11, 13].map(
    (opset): Row => [
      `Slice-${opset}`,
      'Slice',
      opset,
      {},
      ['float32[3,4]', 'int64[2]=0,1', 'int64[2]=2,1000', 'int64[2]=0,1', 'int64[2]=1,2'],
      ['float32[2,2]'],
      0,
      0,
      { reads: { 0: 4 } },
    ],
  ),
  ['takes axes for the first ones', 'Slice', 13, {}, ['float32[3,4]', one('1'), one('2')], ['float32[1,4]'], 0, 0],
  ['takes axes from the end', 'Slice', 13, {}, ['float32[3,4]', one('1'), one('2'), one('-1')], ['float32[3,1]'], 0, 0],
  ['takes int32 bounds', 'Slice', 13, {}, ['float32[3,4]', 'int32[1]=1', 'int32[1]=2147483647', 'int32[1]=1'], ['float32[3,3]'], 0, 0],
  ['slices values of two axes', 'Slice', 13, {}, ['int64[2,3]=1,2,3,4,5,6', 'int64[2]=-1,-1', 'int64[2]=-inf,0', 'int64[2]=0,1', 'int64[2]=-1,-1'], ['int64[2,2]=6,5,3,2'], 0, 0],
  ...ONE_AXIS.map(([name, start, end, step, expected]): Row => [`takes ${name}`, 'Slice', 13, {}, [FIVE, one(start), one(end), one('0'), one(step)], [expected], 0, 0]),
  ...SYMBOLIC.map(
    ([name, size, start, end, step, expected]): Row => [
      `takes ${name} of ${size}`,
      'Slice',
      13,
      {},
      [`float32[N,${size}]`, one(start), one(end), one('1'), one(step)],
      [`float32[N,${expected}]`],
      0,
      0,
    ],
  ),
  ['follows a shape that is sliced', 'Slice', 13, {}, ['int64[4]=N,3,h,w', one('2'), one('inf'), one('0')], ['int64[2]=h,w'], 0, 0],
  ['takes at most all where a bound is not known', 'Slice', 13, {}, ['float32[N,6]', one('0'), 'int64[1]', one('1')], ['float32[N,y0.1]'], 0, 0],
  ['keeps the rank where the axes are not known', 'Slice', 13, {}, ['float32[N,6]', one('0'), one('2'), 'int64[1]'], ['float32[?,?]'], 0, 0],
  ['slices an unknown rank', 'Slice', 13, {}, ['float32', one('0'), one('2')], ['float32'], 0, 0, { reads: { 0: null } }],
]

import type { Row } from '../support/rows.ts'

const OLD = [1, 6] as const
const NEW = [7, 13, 14] as const

export const binaryRows: readonly Row[] = [
  ...(['Add', 'Sub', 'Mul', 'Div'] as const).flatMap((op): readonly Row[] => [
    ...OLD.map((opset): Row => [`${op}-${opset} of equal shapes`, op, opset, {}, ['float32[2,3]', 'float32[2,3]'], ['float32[2,3]'], 0, 6]),
    ...OLD.map((opset): Row => [`${op}-${opset} fits B to the end of A`, op, opset, { broadcast: 1 }, ['float32[2,3,4]', 'float32[4]'], ['float32[2,3,4]'], 0, 24]),
    ...OLD.map((opset): Row => [`${op}-${opset} fits B at an axis of A`, op, opset, { broadcast: 1, axis: 1 }, ['float32[2,3,4]', 'float32[3]'], ['float32[2,3,4]'], 0, 24]),
    ...NEW.map((opset): Row => [`${op}-${opset} broadcasts both ways`, op, opset, {}, ['float32[2,1,4]', 'float32[3,1]'], ['float32[2,3,4]'], 0, 24, { transcendentals: 0 }]),
  ]),
  ['old broadcasting of an unknown A', 'Add', 6, { broadcast: 1 }, ['float32', 'float32[3]'], ['float32'], 0, null],
  ['old broadcasting with values', 'Add', 6, { broadcast: 1, axis: 0 }, ['int64[2,3]=0,1,2,3,4,5', 'int64[2]=10,20'], ['int64[2,3]=10,11,12,23,24,25'], 0, 0],
  ['scalars', 'Add', 14, {}, ['float32[]', 'float32[]'], ['float32[]'], 0, 1],
  ['an empty axis meets a one', 'Add', 14, {}, ['float32[2,0]', 'float32[2,1]'], ['float32[2,0]'], 0, 0],
  ['symbols meet ones', 'Mul', 14, {}, ['float32[N,1,S]', 'float32[1,H,S]'], ['float32[N,H,S]'], 0, 'H*N*S'],
  ['a symbol meets a number', 'Mul', 14, {}, ['float32[N]', 'float32[4]'], ['float32[4]'], 0, 4],
  ['two symbols meet in the larger', 'Mul', 14, {}, ['float32[N]', 'float32[M]'], ['float32[max(M, N)]'], 0, 'max(M, N)'],
  ['an unknown shape leaves nothing known', 'Add', 14, {}, ['float32', 'float32[3]'], ['float32'], 0, null],
  ['the type of either side', 'Add', 14, {}, ['?[3]', 'float16[3]'], ['float16[3]'], 0, 3],

  ['adds integers', 'Add', 14, {}, ['int64[3]=1,2,3', 'int64[]=10'], ['int64[3]=11,12,13'], 0, 0],
  ['adds sizes', 'Add', 14, {}, ['int64[2]=N,2', 'int64[2]=1,N'], ['int64[2]=N + 1,N + 2'], 0, 0],
  ['subtracts', 'Sub', 14, {}, ['int64[3]=1,2,3', 'int64[3]=3,2,1'], ['int64[3]=-2,0,2'], 0, 0],
  ['multiplies sizes', 'Mul', 14, {}, ['int64[2]=N,3', 'int64[1]=S'], ['int64[2]=N*S,3*S'], 0, 0],
  ['divides integers toward zero', 'Div', 14, {}, ['int64[3]=7,-7,6', 'int64[]=2'], ['int64[3]=3,-3,3'], 0, 0],
  ['divides sizes', 'Div', 14, {}, ['int64[2]=H,M', 'int64[]=2'], ['int64[2]=floor(H/2),floor(M/2)'], 0, 0],
  ['keeps what is known', 'Add', 14, {}, ['int64[2]=?,4', 'int64[]=1'], ['int64[2]=?,5'], 0, 0],
  ['does not wrap around', 'Mul', 14, {}, ['int32[1]=65536', 'int32[1]=65537'], ['int32[1]=unknown'], 0, 0],
  ['clamps what int64 holds beyond 2^53', 'Mul', 14, {}, ['int64[1]=4503599627370496', 'int64[1]=64'], ['int64[1]=inf'], 0, 0],
  ['does not go below zero in unsigned types', 'Sub', 14, {}, ['uint8[1]=1', 'uint8[1]=2'], ['uint8[1]=unknown'], 0, 0],
  ['divides by zero for nobody', 'Div', 14, {}, ['int64[1]=N', 'int64[1]=0'], ['int64[1]=unknown'], 0, 0],
  ['rounds to float32', 'Add', 14, {}, ['float32[1]=0.1', 'float32[1]=0.2'], [`float32[1]=${Math.fround(Math.fround(0.1) + Math.fround(0.2))}`], 0, 1],
  ['divides floats', 'Div', 14, {}, ['float32[2]=1,7', 'float32[]=3'], [`float32[2]=${Math.fround(1 / 3)},${Math.fround(7 / 3)}`], 0, 2],
  ['rounds to float16', 'Add', 14, {}, ['float16[2]=2048,1', 'float16[2]=1,0.5'], ['float16[2]=2048,1.5'], 0, 2],
  ['divides sizes in floats exactly', 'Div', 14, {}, ['float32[1]=H', 'float32[1]=2'], ['float32[1]=(H/2)'], 0, 1],
  ['multiplies sizes by binary fractions', 'Mul', 14, {}, ['float32[1]=H', 'float32[1]=0.5'], ['float32[1]=(H/2)'], 0, 1],

  ...([1, 7, 12, 13, 15] as const).map((opset): Row => [`Pow-${opset}`, 'Pow', opset, {}, ['float32[2,3]', 'float32[2,3]'], ['float32[2,3]'], 0, 6, { transcendentals: 6 }]),
  ['Pow has the type of its base', 'Pow', 15, {}, ['float32[2]', 'int64[2]'], ['float32[2]'], 0, 2],
  ['raises integers', 'Pow', 15, {}, ['int64[3]=2,3,N', 'int64[]=2'], ['int64[3]=4,9,N^2'], 0, 0],
  ['raises floats where that is exact', 'Pow', 15, {}, ['float32[2]=2,3', 'float32[2]=-1,0.5'], ['float32[2]=0.5,?'], 0, 2],

  ...([10, 13] as const).map(
    (opset): Row => [`Mod-${opset} takes the sign of the divisor`, 'Mod', opset, {}, ['int64[4]=7,-7,7,-7', 'int64[4]=3,3,-3,-3'], ['int64[4]=1,2,-2,-1'], 0, 0],
  ),
  ['Mod takes the sign of the dividend', 'Mod', 13, { fmod: 1 }, ['int64[4]=7,-7,7,-7', 'int64[4]=3,3,-3,-3'], ['int64[4]=1,-1,1,-1'], 0, 0],
  ['Mod of floats', 'Mod', 13, { fmod: 1 }, ['float32[2]=5.5,-5.5', 'float32[]=2'], ['float32[2]=1.5,-1.5'], 0, 2],
  ['Mod of sizes', 'Mod', 13, {}, ['int64[2]=N,8', 'int64[]=4'], ['int64[2]=mod(N, 4),0'], 0, 0],

  ...(['Max', 'Min', 'Sum'] as const).flatMap((op): readonly Row[] => [
    ...OLD.map((opset): Row => [`${op}-${opset} of three`, op, opset, {}, ['float32[2,3]', 'float32[2,3]', 'float32[2,3]'], ['float32[2,3]'], 0, 12]),
    ...[8, 13].map((opset): Row => [`${op}-${opset} broadcasts three`, op, opset, {}, ['float32[2,1]', 'float32[3]', 'float32[1,1]'], ['float32[2,3]'], 0, 12]),
    [`${op} of one`, op, 13, {}, ['float32[2,3]'], ['float32[2,3]'], 0, 0],
  ]),
  ...(['Max', 'Min'] as const).map((op): Row => [`${op}-12 of integers`, op, 12, {}, ['int8[2]', 'int8[2]'], ['int8[2]'], 0, 0]),
  // Two sums and a division for each of six results.
  ...[1, 6].map((opset): Row => [`Mean-${opset}`, 'Mean', opset, {}, ['float32[2,3]', 'float32[2,3]', 'float32[2,3]'], ['float32[2,3]'], 0, 18]),
  ...[8, 13].map((opset): Row => [`Mean-${opset}`, 'Mean', opset, {}, ['float32[2,1]', 'float32[3]', 'float32[]'], ['float32[2,3]'], 0, 18]),
  ['the largest', 'Max', 13, {}, ['int64[3]=1,5,N', 'int64[]=2'], ['int64[3]=2,5,max(2, N)'], 0, 0],
  ['the smallest, int64 beyond 2^53 among them', 'Min', 13, {}, ['int64[2]=inf,3', 'int64[2]=7,inf'], ['int64[2]=7,3'], 0, 0],
  ['sums of values', 'Sum', 13, {}, ['float32[2]=1,2', 'float32[2]=0.5,0.25', 'float32[]=1'], ['float32[2]=2.5,3.25'], 0, 4],
  ['old operands that do not fit have no value', 'Add', 6, { broadcast: 1 }, ['int64[2]=1,2', 'int64[3]=1,2,3'], ['int64[2]=unknown'], 0, 0],
  ['Pow of a base of unknown type', 'Pow', 13, {}, ['?[2]', 'int64[2]'], ['?[2]'], 0, 2],
  ['no mean that is rounded', 'Mean', 13, {}, ['float32[]=1', 'float32[]=0', 'float32[]=0'], ['float32[]=unknown'], 0, 3],
  ['means of values', 'Mean', 13, {}, ['float32[2]=1,2', 'float32[2]=2,5'], ['float32[2]=1.5,3.5'], 0, 4],

  ...[1, 6].map((opset): Row => [`PRelu-${opset} with a slope for each channel`, 'PRelu', opset, {}, ['float32[2,3,4]', 'float32[3]'], ['float32[2,3,4]'], 0, 48]),
  ...[7, 9, 16].map((opset): Row => [`PRelu-${opset}`, 'PRelu', opset, {}, ['float32[2,3,4]', 'float32[3,1]'], ['float32[2,3,4]'], 0, 48]),

  ['shifts left', 'BitShift', 11, { direction: 'LEFT' }, ['uint8[3]=16,4,1', 'uint8[3]=1,2,3'], ['uint8[3]=32,16,8'], 0, 0],
  ['shifts right', 'BitShift', 11, { direction: 'RIGHT' }, ['uint32[2]=16,5', 'uint32[]=1'], ['uint32[2]=8,2'], 0, 0],
  ['and of bits', 'BitwiseAnd', 18, {}, ['int64[2]=12,-1', 'int64[2]=10,7'], ['int64[2]=8,7'], 0, 0],
  ['or of bits', 'BitwiseOr', 18, {}, ['int32[2,1]=12,1', 'int32[2]=10,0'], ['int32[2,2]=14,12,11,1'], 0, 0],
  ['exclusive or of bits', 'BitwiseXor', 18, {}, ['uint8[2]=12,255', 'uint8[2]=10,1'], ['uint8[2]=6,254'], 0, 0],
]

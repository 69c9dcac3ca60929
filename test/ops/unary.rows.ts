import type { Row } from '../support/rows.ts'

const SAME = ['float32[2,3]'] as const

/** Two kinds: one operation an element, or one evaluation of a function an element. */
export const unaryRows: readonly Row[] = [
  ...(['Abs', 'Ceil', 'Floor', 'Neg', 'Reciprocal'] as const).flatMap((op) =>
    [1, 6, 13].map((opset): Row => [`${op}-${opset}`, op, opset, {}, SAME, SAME, 0, 6, { transcendentals: 0 }]),
  ),
  ...[9, 13].map((opset): Row => [`Sign-${opset}`, 'Sign', opset, {}, SAME, SAME, 0, 6]),
  ...[11, 22].map((opset): Row => [`Round-${opset}`, 'Round', opset, {}, SAME, SAME, 0, 6]),
  ...(['Exp', 'Log', 'Sigmoid', 'Sqrt', 'Tanh'] as const).flatMap((op) =>
    [1, 6, 13].map((opset): Row => [`${op}-${opset}`, op, opset, {}, SAME, SAME, 0, 6, { transcendentals: 6 }]),
  ),
  ...(['Acos', 'Asin', 'Atan', 'Cos', 'Sin', 'Tan'] as const).flatMap((op) =>
    [7, 22].map((opset): Row => [`${op}-${opset}`, op, opset, {}, SAME, SAME, 0, 6, { transcendentals: 6 }]),
  ),
  ...(['Acosh', 'Asinh', 'Atanh', 'Cosh', 'Sinh'] as const).flatMap((op) =>
    [9, 22].map((opset): Row => [`${op}-${opset}`, op, opset, {}, SAME, SAME, 0, 6, { transcendentals: 6 }]),
  ),
  ...[9, 13].map((opset): Row => [`Erf-${opset}`, 'Erf', opset, {}, SAME, SAME, 0, 6, { transcendentals: 6 }]),
  ['keeps float16', 'Sqrt', 13, {}, ['float16[4]'], ['float16[4]'], 0, 4],
  ['keeps float64', 'Exp', 13, {}, ['float64[4]'], ['float64[4]'], 0, 4],
  ['takes a scalar', 'Neg', 13, {}, ['float32[]'], ['float32[]'], 0, 1],
  ['takes an empty tensor', 'Abs', 13, {}, ['float32[0,3]'], ['float32[0,3]'], 0, 0],
  ['counts symbols', 'Tanh', 13, {}, ['float32[N,3]'], ['float32[N,3]'], 0, '3*N'],
  ['counts nothing it does not know', 'Exp', 13, {}, ['float32[?,3]'], ['float32[?,3]'], 0, null],
  ['passes an unknown rank on', 'Exp', 13, {}, ['float32'], ['float32'], 0, null],
  ['counts no FLOPs on integers', 'Abs', 13, {}, ['int64[3]=-1,0,5'], ['int64[3]=1,0,5'], 0, 0],
  ['negates symbols', 'Neg', 13, {}, ['int64[2]=N,-3'], ['int64[2]=-N,3'], 0, 0],
  ['knows that a size is not negative', 'Abs', 13, {}, ['int64[1]=N'], ['int64[1]=N'], 0, 0],
  ['rounds down', 'Floor', 13, {}, ['float32[3]=-0.5,2.75,7'], ['float32[3]=-1,2,7'], 0, 3],
  ['rounds up', 'Ceil', 13, {}, ['float32[3]=-0.5,2.75,N'], ['float32[3]=0,3,N'], 0, 3],
  ['rounds half to even', 'Round', 11, {}, ['float32[5]=0.5,1.5,-0.5,-2.5,2.4'], ['float32[5]=0,2,0,-2,2'], 0, 5],
  ['takes signs', 'Sign', 13, {}, ['int64[3]=-4,0,9'], ['int64[3]=-1,0,1'], 0, 0],
  ['rounds a root to float32', 'Sqrt', 13, {}, ['float32[2]=4,2'], [`float32[2]=2,${Math.fround(Math.SQRT2)}`], 0, 2],
  ['rounds a reciprocal to float32', 'Reciprocal', 13, {}, ['float32[2]=4,3'], [`float32[2]=0.25,${Math.fround(1 / 3)}`], 0, 2],
  ['follows exp and log only where they are exact', 'Exp', 13, {}, ['float32[2]=0,1'], ['float32[2]=1,?'], 0, 2],
]

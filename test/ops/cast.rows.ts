import type { Row } from '../support/rows.ts'

export const castRows: readonly Row[] = [
  ...(['FLOAT', 'DOUBLE', 'INT64', 'BOOL', 'FLOAT16'] as const).map(
    (name, i): Row => [`Cast-1 to ${name}`, 'Cast', 1, { to: name }, ['int32[2,3]'], [`${['float32', 'float64', 'int64', 'bool', 'float16'][i]}[2,3]`], 0, 0],
  ),
  ...[6, 9, 13, 19, 21, 23, 24, 25].map((opset): Row => [`Cast-${opset}`, 'Cast', opset, { to: 7 }, ['float32[2,3]'], ['int64[2,3]'], 0, 0]),
  ['to bfloat16', 'Cast', 13, { to: 16 }, ['float32[2]'], ['bfloat16[2]'], 0, 0],
  ['to float8', 'Cast', 19, { to: 17 }, ['float32[2]'], ['float8e4m3fn[2]'], 0, 0],
  ['to int4', 'Cast', 21, { to: 22 }, ['float32[2]'], ['int4[2]'], 0, 0],
  ['to string', 'Cast', 9, { to: 8 }, ['float32[2]'], ['string[2]'], 0, 0],
  ['to a type that there is not', 'Cast', 13, { to: 99 }, ['float32[2]'], ['?[2]'], 0, 0],
  ...[15, 19, 21, 23, 24, 25].map((opset): Row => [`CastLike-${opset}`, 'CastLike', opset, {}, ['float32[2,3]', 'float16[1]'], ['float16[2,3]'], 0, 0]),
  ['BitCast-26', 'BitCast', 26, { to: 6 }, ['float32[2,3]'], ['int32[2,3]'], 0, 0],

  ['cuts toward zero', 'Cast', 13, { to: 7 }, ['float32[4]=2.7,-2.7,0.5,N'], ['int64[4]=2,-2,0,N'], 0, 0],
  ['cuts a quotient of sizes down', 'Cast', 13, { to: 7 }, ['float32[1]=(H/2)'], ['int64[1]=floor(H/2)'], 0, 0],
  ['has no integer for NaN and what is too large', 'Cast', 13, { to: 6 }, ['float32[3]=nan,3e9,1'], ['int32[3]=?,?,1'], 0, 0],
  ['keeps what int64 clamps, and in no other type', 'Cast', 13, { to: 7 }, ['int64[2]=inf,3'], ['int64[2]=inf,3'], 0, 0],
  ['cannot tell how a clamped int64 rounds', 'Cast', 13, { to: 1 }, ['int64[2]=inf,3'], ['float32[2]=?,3'], 0, 0],
  ['to bool', 'Cast', 13, { to: 9 }, ['float32[3]=0,0.5,N + 1'], ['bool[3]=false,true,true'], 0, 0],
  ['from bool', 'Cast', 13, { to: 7 }, ['bool[3]=true,false,?'], ['int64[3]=1,0,?'], 0, 0],
  ['rounds to float16', 'Cast', 13, { to: 10 }, ['float32[4]=2049,0.1,70000,5.9604645e-8'], ['float16[4]=2048,0.0999755859375,inf,5.960464477539063e-8'], 0, 0],
  ['rounds to bfloat16', 'Cast', 13, { to: 16 }, ['float32[3]=257,259,1'], ['bfloat16[3]=256,260,1'], 0, 0],
  ['rounds to float32', 'Cast', 13, { to: 1 }, ['int64[2]=16777217,N'], ['float32[2]=16777216,N'], 0, 0],
  ['does not wrap around', 'Cast', 13, { to: 3 }, ['int64[2]=200,-3'], ['int8[2]=?,-3'], 0, 0],
  ['CastLike follows values', 'CastLike', 15, {}, ['float32[2]=1.5,2', 'int64[7]'], ['int64[2]=1,2'], 0, 0],
]

import type { Row } from '../support/rows.ts'

export const logicRows: readonly Row[] = [
  ...(['Greater', 'Less', 'Equal'] as const).flatMap((op): readonly Row[] => {
    const dtype = op === 'Equal' ? 'int64' : 'float32'
    return [
      [`${op}-1 fits B into A`, op, 1, { broadcast: 1, axis: 0 }, [`${dtype}[2,3]`, `${dtype}[2]`], ['bool[2,3]'], 0, 0],
      ...[7, 9, 11, 13].map((opset): Row => [`${op}-${opset}`, op, opset, {}, [`${dtype}[2,1]`, `${dtype}[3]`], ['bool[2,3]'], 0, 0]),
    ]
  }),
  ['Equal-19', 'Equal', 19, {}, ['float32[2,1]', 'float32[3]'], ['bool[2,3]'], 0, 0],
  ...(['GreaterOrEqual', 'LessOrEqual'] as const).flatMap((op) =>
    [12, 16].map((opset): Row => [`${op}-${opset}`, op, opset, {}, ['float32[2,1]', 'float32[3]'], ['bool[2,3]'], 0, 0]),
  ),
  ...(['And', 'Or', 'Xor'] as const).flatMap((op): readonly Row[] => [
    [`${op}-1 fits B into A`, op, 1, { broadcast: 1 }, ['bool[2,3]', 'bool[3]'], ['bool[2,3]'], 0, 0],
    [`${op}-7`, op, 7, {}, ['bool[2,1]', 'bool[3]'], ['bool[2,3]'], 0, 0],
  ]),
  ['Not-1', 'Not', 1, {}, ['bool[2,3]'], ['bool[2,3]'], 0, 0],
  ...[9, 16].map((opset): Row => [`Where-${opset}`, 'Where', opset, {}, ['bool[2,1,1]', 'float32[3,1]', 'float32[4]'], ['float32[2,3,4]'], 0, 0]),
  ...[9, 13, 20].map((opset): Row => [`IsNaN-${opset}`, 'IsNaN', opset, {}, ['float32[2,3]'], ['bool[2,3]'], 0, 0]),
  ...[10, 20].map((opset): Row => [`IsInf-${opset}`, 'IsInf', opset, {}, ['float32[2,3]'], ['bool[2,3]'], 0, 0]),
  ['BitwiseNot-18', 'BitwiseNot', 18, {}, ['int64[2,3]'], ['int64[2,3]'], 0, 0],

  ['compares integers', 'Less', 13, {}, ['int64[3]=1,2,3', 'int64[]=2'], ['bool[3]=true,false,false'], 0, 0],
  ['compares equal ones', 'GreaterOrEqual', 16, {}, ['int64[3]=1,2,3', 'int64[]=2'], ['bool[3]=false,true,true'], 0, 0],
  ['compares floats', 'Greater', 13, {}, ['float32[3]=1.5,nan,inf', 'float32[]=1'], ['bool[3]=true,false,true'], 0, 0],
  ['NaN is in no order', 'LessOrEqual', 16, {}, ['float32[2]=nan,1', 'float32[2]=1,nan'], ['bool[2]=false,false'], 0, 0],
  ['compares booleans', 'Equal', 13, {}, ['bool[2]=true,false', 'bool[]=true'], ['bool[2]=true,false'], 0, 0],
  ['knows that no size is -1', 'Equal', 13, {}, ['int64[3]=N,-1,4', 'int64[]=-1'], ['bool[3]=false,true,false'], 0, 0],
  ['does not know whether a size is 3', 'Equal', 13, {}, ['int64[2]=N,3', 'int64[]=3'], ['bool[2]=?,true'], 0, 0],
  ['a size is less than what int64 clamps', 'Less', 13, {}, ['int64[2]=N,inf', 'int64[]=inf'], ['bool[2]=true,?'], 0, 0],
  ['a size is not negative', 'Less', 13, {}, ['int64[1]=N', 'int64[]=0'], ['bool[1]=false'], 0, 0],
  ['and', 'And', 7, {}, ['bool[4]=true,true,false,?', 'bool[4]=true,false,?,false'], ['bool[4]=true,false,false,false'], 0, 0],
  ['or', 'Or', 7, {}, ['bool[4]=true,false,true,?', 'bool[4]=false,false,?,false'], ['bool[4]=true,false,true,?'], 0, 0],
  ['exclusive or', 'Xor', 7, {}, ['bool[3]=true,true,?', 'bool[3]=true,false,true'], ['bool[3]=false,true,?'], 0, 0],
  ['not', 'Not', 1, {}, ['bool[2]=true,false'], ['bool[2]=false,true'], 0, 0],
  ['bits turned over', 'BitwiseNot', 18, {}, ['uint8[2]=0,254'], ['uint8[2]=255,1'], 0, 0],
  ['signed bits turned over', 'BitwiseNot', 18, {}, ['int32[2]=0,-5'], ['int32[2]=-1,4'], 0, 0],
  ['finds NaN', 'IsNaN', 20, {}, ['float32[3]=nan,1,inf'], ['bool[3]=true,false,false'], 0, 0],
  ['finds infinities', 'IsInf', 20, {}, ['float32[3]=-inf,1,inf'], ['bool[3]=true,false,true'], 0, 0],
  ['finds infinities of one sign', 'IsInf', 20, { detect_negative: 0 }, ['float32[3]=-inf,1,inf'], ['bool[3]=false,false,true'], 0, 0],
  ['chooses', 'Where', 16, {}, ['bool[3]=true,false,true', 'int64[3]=1,2,3', 'int64[]=9'], ['int64[3]=1,9,3'], 0, 0],
  ['chooses what both sides have where the condition is not known', 'Where', 16, {}, ['bool[2]=?,?', 'int64[2]=N,2', 'int64[2]=N,3'], ['int64[2]=N,?'], 0, 0],
  ['chooses from one known side', 'Where', 16, {}, ['bool[2]=true,false', 'int64[2]=N,2', 'int64[2]'], ['int64[2]=N,?'], 0, 0],
  ['the shape that Expand is given by PyTorch', 'Where', 16, {}, ['bool[3]=false,true,false', 'int64[3]=1,1,1', 'int64[3]=N,-1,4'], ['int64[3]=N,1,4'], 0, 0],
]

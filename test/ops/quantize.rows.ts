import type { Row } from '../support/rows.ts'

export const quantizeRows: readonly Row[] = [
  ...[10, 13, 19, 21, 23, 24, 25].flatMap((opset): readonly Row[] => [
    // Divide, round and add for each of six elements; subtract and multiply on the way back.
    [`QuantizeLinear-${opset} to the type of the zero point`, 'QuantizeLinear', opset, {}, ['float32[2,3]', 'float32[]', 'int8[]'], ['int8[2,3]'], 0, 18],
    [`QuantizeLinear-${opset} without a zero point`, 'QuantizeLinear', opset, {}, ['float32[2,3]', 'float32[]'], ['uint8[2,3]'], 0, 18],
    [`DequantizeLinear-${opset}`, 'DequantizeLinear', opset, {}, ['uint8[2,3]', 'float32[]', 'uint8[]'], ['float32[2,3]'], 0, 12],
  ]),
  ['QuantizeLinear-13 per channel', 'QuantizeLinear', 13, { axis: 1 }, ['float32[2,3]', 'float32[3]', 'uint8[3]'], ['uint8[2,3]'], 0, 18],
  ['QuantizeLinear-21 to output_dtype', 'QuantizeLinear', 21, { output_dtype: 5 }, ['float32[2,3]', 'float32[]'], ['int16[2,3]'], 0, 18],
  ['QuantizeLinear-21 in blocks', 'QuantizeLinear', 21, { axis: 1, block_size: 2 }, ['float32[2,4]', 'float32[2,2]', 'int8[2,2]'], ['int8[2,4]'], 0, 24],
  ['QuantizeLinear-21 to int4', 'QuantizeLinear', 21, {}, ['float32[4]', 'float32[]', 'int4[]'], ['int4[4]'], 0, 12],
  ['QuantizeLinear-25 to int2', 'QuantizeLinear', 25, { output_dtype: 26 }, ['float32[4]', 'float32[]'], ['int2[4]'], 0, 12],
  ['QuantizeLinear-19 to float8', 'QuantizeLinear', 19, {}, ['float32[4]', 'float32[]', 'float8e4m3fn[]'], ['float8e4m3fn[4]'], 0, 12],
  ['QuantizeLinear of an unknown type', 'QuantizeLinear', 21, {}, ['float32[4]', 'float32[]', '?[]'], ['?[4]'], 0, 12],
  ['DequantizeLinear-19 has the type of its scale', 'DequantizeLinear', 19, {}, ['int8[4]', 'float16[]'], ['float16[4]'], 0, 8],
  ['DequantizeLinear-13 of int32', 'DequantizeLinear', 13, {}, ['int32[4]', 'float32[]'], ['float32[4]'], 0, 8],
  ['DequantizeLinear-21 of int4 in blocks', 'DequantizeLinear', 21, { axis: 0, block_size: 32 }, ['int4[64,8]', 'float32[2,8]'], ['float32[64,8]'], 0, 1024],
  ['DequantizeLinear-23 to output_dtype', 'DequantizeLinear', 23, { output_dtype: 10 }, ['int8[4]', 'float32[]'], ['float16[4]'], 0, 8],
  ['DequantizeLinear of an initializer is a view', 'DequantizeLinear', 21, {}, ['weight int8[4]', 'float32[]'], ['float32[4]'], 0, 0],
  // Min, max, scale, round, add for each element.
  ['DynamicQuantizeLinear-11', 'DynamicQuantizeLinear', 11, {}, ['float32[2,3]'], ['uint8[2,3]', 'float32[]', 'uint8[]'], 0, 30],
]

import { bitsOf, type DType } from '../../src/facts/dtype.ts'

type Value = number | bigint | boolean | string

/** The field of a TensorProto that holds the elements: raw_data, or the typed field onnx.proto names for the type. */
export function tensorPayload(dtype: DType, values: readonly Value[], typed: boolean): object {
  if (dtype === 'string') return { stringData: values.map((value) => Buffer.from(String(value))) }
  return typed ? typedPayload(dtype, values) : { rawData: rawPayload(dtype, values) }
}

function typedPayload(dtype: DType, values: readonly Value[]): object {
  const integers = () => values.map((value) => String(BigInt(value)))
  if (dtype === 'float32' || dtype === 'complex64') return { floatData: values.map(Number) }
  if (dtype === 'float64' || dtype === 'complex128') return { doubleData: values.map(Number) }
  if (dtype === 'int64') return { int64Data: integers() }
  if (dtype === 'uint64' || dtype === 'uint32') return { uint64Data: integers() }
  if (dtype === 'float16' || dtype === 'bfloat16') return { int32Data: values.map((value) => Number(bitPattern(dtype, value))) }
  if ((bitsOf(dtype) ?? 8) < 8) return { int32Data: [...rawPayload(dtype, values)] }
  return { int32Data: values.map(Number) }
}

/** Little endian; several elements to a byte from its lowest bits for types below 8 bits. */
export function rawPayload(dtype: DType, values: readonly Value[]): Uint8Array {
  const bits = bitsOf(dtype) ?? 8
  const bytes = new Uint8Array(Math.ceil((values.length * bits) / 8))
  for (const [i, value] of values.entries()) {
    const pattern = bitPattern(dtype, value)
    for (let bit = 0; bit < bits; bit++) {
      const at = i * bits + bit
      if ((pattern >> BigInt(bit)) & 1n) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7))
    }
  }
  return bytes
}

function bitPattern(dtype: DType, value: Value): bigint {
  const view = new DataView(new ArrayBuffer(8))
  if (dtype === 'float64') {
    view.setFloat64(0, Number(value))
    return view.getBigUint64(0)
  }
  if (dtype === 'float32' || dtype === 'bfloat16' || dtype === 'float16') {
    view.setFloat32(0, Number(value))
    const pattern = view.getUint32(0)
    return BigInt(dtype === 'float32' ? pattern : dtype === 'bfloat16' ? pattern >>> 16 : halfPattern(pattern))
  }
  if (dtype.startsWith('float') || dtype.startsWith('complex')) throw new Error(`write ${dtype} as raw bytes`)
  return BigInt.asUintN(bitsOf(dtype) ?? 8, BigInt(value))
}

/** A float32's bits as float16's, for values a float16 holds as a normal number, zero or infinity. */
function halfPattern(pattern: number): number {
  const sign = (pattern >>> 16) & 0x8000
  const exponent = (pattern >>> 23) & 0xff
  const mantissa = (pattern >>> 13) & 0x3ff
  if (exponent === 0) return sign
  if (exponent === 0xff) return sign | 0x7c00 | mantissa
  if (exponent < 113 || exponent > 142) throw new Error('no normal float16')
  return sign | ((exponent - 112) << 10) | mantissa
}

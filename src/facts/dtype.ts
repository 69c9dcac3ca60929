/** ONNX TensorProto.DataType codes (onnx.proto) → our names, with their width in bits. */
const TABLE = [
  [1, 'float32', 32],
  [2, 'uint8', 8],
  [3, 'int8', 8],
  [4, 'uint16', 16],
  [5, 'int16', 16],
  [6, 'int32', 32],
  [7, 'int64', 64],
  [8, 'string', undefined],
  [9, 'bool', 8],
  [10, 'float16', 16],
  [11, 'float64', 64],
  [12, 'uint32', 32],
  [13, 'uint64', 64],
  [14, 'complex64', 64],
  [15, 'complex128', 128],
  [16, 'bfloat16', 16],
  [17, 'float8e4m3fn', 8],
  [18, 'float8e4m3fnuz', 8],
  [19, 'float8e5m2', 8],
  [20, 'float8e5m2fnuz', 8],
  [21, 'uint4', 4],
  [22, 'int4', 4],
  [23, 'float4e2m1', 4],
  [24, 'float8e8m0', 8],
  [25, 'uint2', 2],
  [26, 'int2', 2],
  [27, 'float6e2m3', 6],
  [28, 'float6e3m2', 6],
] as const

export type DType = (typeof TABLE)[number][1]

const BY_CODE = new Map<number, DType>(TABLE.map(([code, name]) => [code, name]))
const CODE = new Map<DType, number>(TABLE.map(([code, name]) => [name, code]))
const BITS = new Map<DType, number | undefined>(TABLE.map(([, name, bits]) => [name, bits]))

/** The element type of a TensorProto.DataType code, or undefined for UNDEFINED and codes we do not know. */
export function dtypeOfCode(code: number): DType | undefined {
  return BY_CODE.get(code)
}

/** The TensorProto.DataType code of an element type. */
export function codeOfDtype(dtype: DType): number {
  return CODE.get(dtype) ?? 0
}

/** Bits of one element (int4 is 4); undefined for strings, whose size is not fixed. */
export function bitsOf(dtype: DType): number | undefined {
  return BITS.get(dtype)
}

export function isFloat(dtype: DType | undefined): boolean {
  return dtype !== undefined && (dtype.startsWith('float') || dtype === 'bfloat16' || dtype.startsWith('complex'))
}

/** Signed and unsigned integers of every width; bool is none. */
export function isInteger(dtype: DType | undefined): boolean {
  return dtype !== undefined && /^u?int\d+$/.test(dtype)
}

const SHORT: Partial<Record<DType, string>> = { float32: 'f32', float64: 'f64', float16: 'f16', bfloat16: 'bf16', complex64: 'c64', complex128: 'c128' }

/** `float32` → `f32`, `int8` → `i8`, `uint4` → `u4`, `float8e4m3fn` → `f8e4m3fn`. */
export function shortType(dtype: DType | undefined): string {
  return dtype === undefined
    ? '?'
    : (SHORT[dtype] ??
        dtype
          .replace(/^uint/, 'u')
          .replace(/^int/, 'i')
          .replace(/^float/, 'f'))
}

/** ONNX TensorProto.DataType codes (onnx.proto) → our names, with their width in bits. */
declare const TABLE: readonly [readonly [1, 'float32', 32], readonly [2, 'uint8', 8], readonly [3, 'int8', 8], readonly [4, 'uint16', 16], readonly [5, 'int16', 16], readonly [6, 'int32', 32], readonly [7, 'int64', 64], readonly [8, 'string', undefined], readonly [9, 'bool', 8], readonly [10, 'float16', 16], readonly [11, 'float64', 64], readonly [12, 'uint32', 32], readonly [13, 'uint64', 64], readonly [14, 'complex64', 64], readonly [15, 'complex128', 128], readonly [16, 'bfloat16', 16], readonly [17, 'float8e4m3fn', 8], readonly [18, 'float8e4m3fnuz', 8], readonly [19, 'float8e5m2', 8], readonly [20, 'float8e5m2fnuz', 8], readonly [21, 'uint4', 4], readonly [22, 'int4', 4], readonly [23, 'float4e2m1', 4], readonly [24, 'float8e8m0', 8], readonly [25, 'uint2', 2], readonly [26, 'int2', 2], readonly [27, 'float6e2m3', 6], readonly [28, 'float6e3m2', 6]];
export type DType = (typeof TABLE)[number][1];
/** The element type of a TensorProto.DataType code, or undefined for UNDEFINED and codes we do not know. */
export declare function dtypeOfCode(code: number): DType | undefined;
/** The TensorProto.DataType code of an element type. */
export declare function codeOfDtype(dtype: DType): number;
/** Bits of one element (int4 is 4); undefined for strings, whose size is not fixed. */
export declare function bitsOf(dtype: DType): number | undefined;
export declare function isFloat(dtype: DType | undefined): boolean;
/** Signed and unsigned integers of every width; bool is none. */
export declare function isInteger(dtype: DType | undefined): boolean;
/** `float32` → `f32`, `int8` → `i8`, `uint4` → `u4`, `float8e4m3fn` → `f8e4m3fn`. */
export declare function shortType(dtype: DType | undefined): string;
export {};

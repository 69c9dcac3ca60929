import { bitsOf, type DType, dtypeOfCode } from '../facts/dtype.ts'
import type { SparseTensor, Tensor } from '../graph/graph.ts'
import { AppError } from '../util/errors.ts'
import { quoted } from '../util/quoted.ts'
import type { ExternalData, ExternalRange } from './external-data.ts'
import { MAX_RANK, MAX_TENSOR_ELEMENTS, MAX_TENSOR_MESSAGE_BYTES, MAX_VALUE_ELEMENTS } from './limits.ts'
import type { SparseTensorProto, TensorProto } from './messages.ts'
import type { Source } from './source.ts'
import { isReadable, rawValues, typedValues, type Values } from './tensor-values.ts'

/** Where a model's payloads are. */
export interface Payloads {
  readonly source: Source
  readonly external: ExternalData
}

const EXTERNAL = 1

/**
 * A tensor from its header; its payload stays in the file until `read` is called.
 * @throws AppError when the dims are no sizes, or name more elements than a number counts
 */
export function storedTensor(proto: TensorProto, payloads: Payloads): Tensor {
  const name = proto.name ?? ''
  const dtype = dtypeOfCode(proto.dataType ?? 0)
  const elements = elementsOf(name, proto.dims)
  const bytes = storedBytes(proto, dtype, elements)
  const external = proto.dataLocation === EXTERNAL ? payloads.external.claim(name, proto.externalData, bytes) : undefined
  let values: { readonly read: Values | undefined } | undefined
  const read = (): Values | undefined => {
    values ??= { read: readValues(proto, payloads, external, dtype, elements, bytes) }
    return values.read
  }
  return { name, dtype, dims: proto.dims, elements, bytes, ...(external !== undefined && { external }), read }
}

/** A sparse tensor from its header; undefined when its values or indices are missing. */
export function storedSparseTensor(proto: SparseTensorProto, payloads: Payloads): SparseTensor | undefined {
  if (proto.values === undefined || proto.indices === undefined) return undefined
  const name = proto.values.name ?? ''
  elementsOf(name, proto.dims)
  return { name, dims: proto.dims, values: storedTensor(proto.values, payloads), indices: storedTensor(proto.indices, payloads) }
}

/** Whether what is stored takes as many bytes as the header says, as far as the file tells: nothing stored contradicts nothing. */
export function payloadFits(proto: TensorProto, tensor: Tensor): boolean {
  return proto.rawData === undefined || proto.rawData.length === 0 || tensor.dtype === undefined || tensor.external !== undefined || proto.rawData.length === tensor.bytes
}

function elementsOf(name: string, dims: readonly number[]): number {
  const elements = dims.reduce((product, dim) => product * dim, 1)
  const areSizes = dims.length <= MAX_RANK && dims.every((dim) => Number.isSafeInteger(dim) && dim >= 0)
  if (areSizes && elements <= MAX_TENSOR_ELEMENTS) return elements
  const text = dims.length > 8 ? `${dims.slice(0, 8).join('×')}×…` : dims.join('×')
  throw new AppError('model/tensor-dims', `tensor ${quoted(name)} claims the dims ${text}, which no file can hold`, { hint: 'export or download the model again' })
}

/** `ceil(elements · bits / 8)`, exact; for strings and unknown types what is stored in the file. */
function storedBytes(proto: TensorProto, dtype: DType | undefined, elements: number): number {
  const bits = dtype === undefined ? undefined : bitsOf(dtype)
  if (bits !== undefined) return Math.floor(elements / 8) * bits + Math.ceil(((elements % 8) * bits) / 8)
  return proto.stringData.reduce((sum, { length }) => sum + length, proto.rawData?.length ?? 0)
}

function readValues(proto: TensorProto, payloads: Payloads, external: ExternalRange | undefined, dtype: DType | undefined, elements: number, bytes: number): Values | undefined {
  if (dtype === undefined || elements > MAX_VALUE_ELEMENTS || proto.segment !== undefined || !isReadable(dtype)) return undefined
  if (elements === 0) return []
  if (external !== undefined) {
    const payload = external.length === bytes ? payloads.external.read(external) : undefined
    return payload && rawValues(dtype, payload, elements)
  }
  if (proto.rawData !== undefined && proto.rawData.length > 0) {
    const payload = proto.rawData.length === bytes ? payloads.source.read(proto.rawData.offset, bytes) : undefined
    return payload && rawValues(dtype, payload, elements)
  }
  if (proto.span.length > MAX_TENSOR_MESSAGE_BYTES) return undefined
  const message = payloads.source.read(proto.span.offset, proto.span.length)
  return message && typedValues(dtype, message, elements)
}

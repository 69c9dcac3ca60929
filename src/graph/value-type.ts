import { dtypeOfCode } from '../facts/dtype.ts'
import type { TensorTypeProto, TypeProto, ValueInfoProto } from '../onnx/messages.ts'
import type { ValueInfo, ValueType } from './graph.ts'
import { metadataOf } from './metadata.ts'

/** A declared input, output or inner value. */
export function valueInfoOf(proto: ValueInfoProto): ValueInfo {
  return { name: proto.name ?? '', type: proto.type && valueTypeOf(proto.type), metadata: metadataOf(proto.metadataProps) }
}

/** The type of a value; undefined for none and for opaque types. */
export function valueTypeOf(proto: TypeProto): ValueType | undefined {
  if (proto.tensorType !== undefined) return tensorTypeOf(proto.tensorType)
  if (proto.sparseTensorType !== undefined) return { ...tensorTypeOf(proto.sparseTensorType), sparse: true }
  if (proto.sequenceType !== undefined) return { kind: 'sequence', element: elementOf(proto.sequenceType.elemType) }
  if (proto.optionalType !== undefined) return { kind: 'optional', element: elementOf(proto.optionalType.elemType) }
  if (proto.mapType !== undefined) return { kind: 'map', key: dtypeOfCode(proto.mapType.keyType ?? 0), value: elementOf(proto.mapType.valueType) }
  return undefined
}

function elementOf(proto: TypeProto | undefined): ValueType | undefined {
  return proto && valueTypeOf(proto)
}

function tensorTypeOf(proto: TensorTypeProto): Extract<ValueType, { kind: 'tensor' }> {
  const shape = proto.shape?.dim.map(({ dimValue, dimParam }) => (isSize(dimValue) ? dimValue : dimParam || undefined))
  return { kind: 'tensor', dtype: dtypeOfCode(proto.elemType ?? 0), shape }
}

/** A negative size is how some exporters write an unknown one; one beyond 2^53 is infinite. */
function isSize(dimValue: number | undefined): dimValue is number {
  return dimValue !== undefined && dimValue >= 0
}

/** Declared inner values by name; the last declaration counts. */
export function valueInfosOf(protos: readonly ValueInfoProto[]): ReadonlyMap<string, ValueInfo> {
  return new Map(protos.map((proto) => [proto.name ?? '', valueInfoOf(proto)]))
}

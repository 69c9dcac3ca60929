import { bitsOf } from '../../src/facts/dtype.ts'
import type { Attribute, SparseTensor, Tensor } from '../../src/graph/graph.ts'
import type { AttributeSpec, SparseTensorSpec, TensorSpec } from './model.ts'

/** The attributes of a node as its rule sees them; subgraphs and types need a real model. */
export function attributesOf(specs: Readonly<Record<string, AttributeSpec>>): ReadonlyMap<string, Attribute> {
  return new Map(Object.entries(specs).map(([name, spec]) => [name, attributeOf(spec)]))
}

function attributeOf(spec: AttributeSpec): Attribute {
  if (typeof spec === 'number' || typeof spec === 'bigint') return { kind: 'int', value: Number(spec) }
  if (typeof spec === 'string') return { kind: 'string', value: spec }
  if (isList(spec)) {
    const texts = spec.filter((item) => typeof item === 'string')
    return texts.length > 0 ? { kind: 'strings', value: texts } : { kind: 'ints', value: spec.map(Number) }
  }
  if ('float' in spec) return { kind: 'float', value: spec.float }
  if ('floats' in spec) return { kind: 'floats', value: spec.floats }
  if ('sparse' in spec) return { kind: 'sparseTensor', value: sparseTensorOf(spec.sparse) }
  if ('dims' in spec) return { kind: 'tensor', value: tensorOf(spec) }
  throw new Error('a row cannot hold this kind of attribute')
}

function isList(spec: AttributeSpec): spec is readonly (number | bigint)[] | readonly string[] {
  return Array.isArray(spec)
}

function tensorOf(spec: TensorSpec): Tensor {
  const elements = spec.dims.reduce((product, dim) => product * dim, 1)
  const values = spec.values?.flatMap((value) => (typeof value === 'string' ? [] : [typeof value === 'bigint' ? Number(value) : value]))
  const isReadable = values?.length === elements
  return {
    name: spec.name ?? '',
    dtype: spec.dtype,
    dims: spec.dims,
    elements,
    bytes: Math.ceil((elements * (bitsOf(spec.dtype) ?? 8)) / 8),
    read: () => (isReadable ? values : undefined),
  }
}

function sparseTensorOf(spec: SparseTensorSpec): SparseTensor {
  return { name: '', dims: spec.dims, values: tensorOf(spec.values), indices: tensorOf(spec.indices) }
}

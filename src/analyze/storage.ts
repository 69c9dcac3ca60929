import type { DType } from '../facts/dtype.ts'
import type { Node, SparseTensor, Tensor } from '../graph/graph.ts'

/** What is stored, whatever it stands for. */
export type Storage = Pick<Tensor, 'dtype' | 'dims' | 'elements' | 'bytes'>

/** Of a sparse tensor its values and where they stand are stored; its values count. */
export function sparseStorage({ dims, values, indices }: SparseTensor): Storage {
  return { dtype: values.dtype, dims, elements: values.elements, bytes: values.bytes + indices.bytes }
}

/** Parameters in a node's attributes: floats, or doubles where they are stored as tensors of those. */
export function attributeStorage(node: Node, elements: number): Storage {
  const isDouble = [...node.attributes.values()].some((attribute) => attribute.kind === 'tensor' && attribute.value.dtype === 'float64')
  return { dtype: isDouble ? 'float64' : 'float32', dims: [elements], elements, bytes: elements * (isDouble ? 8 : 4) }
}

/** What a Constant node holds; undefined where a function's caller gives it. */
export function constantStorage({ attributes }: Node): Storage | Tensor | undefined {
  for (const [name, attribute] of attributes) {
    if (attribute.kind === 'tensor') return attribute.value
    if (attribute.kind === 'sparseTensor') return sparseStorage(attribute.value)
    if (name === 'value_float' && attribute.kind === 'float') return listStorage('float32', [], 4)
    if (name === 'value_floats' && attribute.kind === 'floats') return listStorage('float32', [attribute.value.length], 4)
    if (name === 'value_int' && attribute.kind === 'int') return listStorage('int64', [], 8)
    if (name === 'value_ints' && attribute.kind === 'ints') return listStorage('int64', [attribute.value.length], 8)
    if (name === 'value_string' && attribute.kind === 'string') return textStorage([], [attribute.value])
    if (name === 'value_strings' && attribute.kind === 'strings') return textStorage([attribute.value.length], attribute.value)
  }
  return undefined
}

function listStorage(dtype: DType, dims: readonly number[], width: number): Storage {
  const elements = dims[0] ?? 1
  return { dtype, dims, elements, bytes: elements * width }
}

function textStorage(dims: readonly number[], texts: readonly string[]): Storage {
  return { dtype: 'string', dims, elements: texts.length, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) }
}

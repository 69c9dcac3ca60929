import type { DType } from '../facts/dtype.ts'
import { MAX_VALUE_ELEMENTS, type TensorFact, type Value, type Weight } from '../facts/fact.ts'
import type { SparseTensor, Tensor } from '../graph/graph.ts'

/** Identity of a stored tensor: equal ranges of external files are the same weight. */
export function weightId(tensor: Tensor, name: string): string {
  const { external } = tensor
  return external?.offset !== undefined && external.length > 0 ? `${external.location}@${external.offset}+${external.length}` : name
}

/** The fact of an initializer or a Constant's tensor; its value is read from the file only when a rule asks for it. */
export function storedFact(tensor: Tensor, id: string): TensorFact {
  return new StoredFact(tensor.dtype, tensor.dims, { id, dtype: tensor.dtype, elements: tensor.elements, bytes: tensor.bytes }, tensor.read)
}

/** A sparse initializer stands for a dense tensor; what is stored are its values and indices. */
export function sparseFact(sparse: SparseTensor, id: string): TensorFact {
  const { values, indices } = sparse
  return new StoredFact(values.dtype, sparse.dims, { id, dtype: values.dtype, elements: values.elements, bytes: values.bytes + indices.bytes }, () => undefined)
}

class StoredFact implements TensorFact {
  readonly kind = 'tensor'
  readonly dtype: DType | undefined
  readonly shape: readonly number[]
  readonly weight: Weight
  readonly #read: () => Value | undefined
  #value: Value | undefined
  #isRead = false

  constructor(dtype: DType | undefined, shape: readonly number[], weight: Weight, read: () => Value | undefined) {
    this.dtype = dtype
    this.shape = shape
    this.weight = weight
    this.#read = read
  }

  get value(): Value | undefined {
    if (!this.#isRead) {
      this.#isRead = true
      const elements = this.shape.reduce((product, dim) => product * dim, 1)
      const value = elements <= MAX_VALUE_ELEMENTS ? this.#read() : undefined
      this.#value = value?.length === elements ? value : undefined
    }
    return this.#value
  }
}

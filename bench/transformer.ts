// A transformer encoder as exporters write it: sizes read from tensors, heads split by computed shapes, Gelu in its parts.
import type { ModelSpec, NodeSpec, TensorSpec, ValueSpec } from '../test/support/model.ts'

export interface TransformerSize {
  readonly layers: number
  readonly hidden: number
  readonly heads: number
}

type Shape = readonly (number | string)[]

/**
 * A graph of 38 nodes a layer and 2 around them, and its weights, apart: batch and sequence length are symbols, and the type of
 * every tensor is declared, as exporters do.
 */
export function transformer({ layers, hidden, heads }: TransformerSize): { readonly spec: ModelSpec; readonly weights: readonly (TensorSpec & { readonly name: string })[] } {
  const nodes: NodeSpec[] = []
  const valueInfo: ValueSpec[] = []
  const weights: (TensorSpec & { readonly name: string })[] = []
  const rows: Shape = ['batch', 'sequence', hidden]
  const split: Shape = ['batch', heads, 'sequence', hidden / heads]
  const scores: Shape = ['batch', heads, 'sequence', 'sequence']

  const add = (name: string, op: string, inputs: readonly string[], shape: Shape, dtype: 'float32' | 'int64' = 'float32', attributes: NodeSpec['attributes'] = {}): string => {
    const output = `${name}_output_0`
    nodes.push({ op, name, inputs, outputs: [output], attributes })
    valueInfo.push({ name: output, dtype, shape })
    return output
  }
  const weight = (name: string, ...dims: readonly number[]): string => {
    weights.push({ name, dtype: 'float32', dims })
    return name
  }
  const linear = (path: string, input: string, from: number, to: number): string => {
    const product = add(`${path}/MatMul`, 'MatMul', [input, weight(`${path}.weight`, from, to)], [...rows.slice(0, 2), to])
    return add(`${path}/Add`, 'Add', [weight(`${path}.bias`, to), product], [...rows.slice(0, 2), to])
  }
  const norm = (path: string, input: string): string =>
    add(`${path}/LayerNormalization`, 'LayerNormalization', [input, weight(`${path}.weight`, hidden), weight(`${path}.bias`, hidden)], rows)
  const layer = (path: string, input: string): string => {
    const normed = norm(`${path}/norm1`, input)
    const shape = add(`${path}/Shape`, 'Shape', [normed], [3], 'int64')
    const batch = add(`${path}/Gather`, 'Gather', [shape, 'zero'], [1], 'int64')
    const length = add(`${path}/Gather_1`, 'Gather', [shape, 'one'], [1], 'int64')
    const apart = add(`${path}/Concat`, 'Concat', [batch, length, 'heads'], [4], 'int64', { axis: 0 })
    const together = add(`${path}/Concat_1`, 'Concat', [batch, length, 'hidden'], [3], 'int64', { axis: 0 })
    const [query = '', key = '', value = ''] = ['query', 'key', 'value'].map((name) => {
      const projected = linear(`${path}/${name}`, normed, hidden, hidden)
      const reshaped = add(`${path}/${name}/Reshape`, 'Reshape', [projected, apart], ['batch', 'sequence', heads, hidden / heads])
      return add(`${path}/${name}/Transpose`, 'Transpose', [reshaped], name === 'key' ? ['batch', heads, hidden / heads, 'sequence'] : split, 'float32', {
        perm: name === 'key' ? [0, 2, 3, 1] : [0, 2, 1, 3],
      })
    })
    const product = add(`${path}/MatMul`, 'MatMul', [query, key], scores)
    const scaled = add(`${path}/Div`, 'Div', [product, 'scale'], scores)
    const likely = add(`${path}/Softmax`, 'Softmax', [scaled], scores, 'float32', { axis: -1 })
    const mixed = add(`${path}/MatMul_1`, 'MatMul', [likely, value], split)
    const back = add(`${path}/Transpose`, 'Transpose', [mixed], ['batch', 'sequence', heads, hidden / heads], 'float32', { perm: [0, 2, 1, 3] })
    const joined = add(`${path}/Reshape`, 'Reshape', [back, together], rows)
    const attended = add(`${path}/Add`, 'Add', [input, linear(`${path}/out`, joined, hidden, hidden)], rows)
    const wide: Shape = ['batch', 'sequence', 4 * hidden]
    const up = linear(`${path}/up`, norm(`${path}/norm2`, attended), hidden, 4 * hidden)
    const divided = add(`${path}/gelu/Div`, 'Div', [up, 'root'], wide)
    const error = add(`${path}/gelu/Erf`, 'Erf', [divided], wide)
    const shifted = add(`${path}/gelu/Add`, 'Add', [error, 'unit'], wide)
    const gated = add(`${path}/gelu/Mul`, 'Mul', [up, shifted], wide)
    const halved = add(`${path}/gelu/Mul_1`, 'Mul', [gated, 'half'], wide)
    return add(`${path}/Add_1`, 'Add', [attended, linear(`${path}/down`, halved, 4 * hidden, hidden)], rows)
  }

  const start = add('/embed/Gather', 'Gather', [weight('embed.weight', 1000, hidden), 'tokens'], rows)
  const last = Array.from({ length: layers }, (_, i) => `/layers.${i}`).reduce((input, path) => layer(path, input), start)
  const output = norm('/norm', last)
  const scalar = (name: string, value: number): TensorSpec => ({ name, dtype: 'float32', dims: [], values: [value] })
  const sizes = (name: string, ...values: readonly number[]): TensorSpec => ({ name, dtype: 'int64', dims: [values.length], values })
  return {
    weights,
    spec: {
      opset: 17,
      inputs: [{ name: 'tokens', dtype: 'int64', shape: ['batch', 'sequence'] }],
      outputs: [{ name: output, dtype: 'float32', shape: rows }],
      initializers: [
        sizes('zero', 0),
        sizes('one', 1),
        sizes('heads', heads, hidden / heads),
        sizes('hidden', hidden),
        scalar('scale', Math.sqrt(hidden / heads)),
        scalar('root', Math.SQRT2),
        scalar('unit', 1),
        scalar('half', 0.5),
      ],
      nodes,
      valueInfo,
    },
  }
}

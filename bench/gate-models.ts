// Models to try the gate on: stacks of equal blocks, so that one block more in twenty is 5 % more work, and little else changes.
import { float, type ModelSpec, type NodeSpec, type TensorSpec } from '../test/support/model.ts'

/** Blocks of a base model. */
export const BLOCKS = 20

export const GATE_MODELS: Readonly<Record<string, (blocks: number, producer: string) => ModelSpec>> = { convnet, mlp, transformer }

/** Small pseudo-random weights that keep activations in range: multiples of 1/16 between −scale and scale. */
function weight(name: string, dims: readonly number[], scale: number): TensorSpec {
  const elements = dims.reduce((product, size) => product * size, 1)
  return { name, dtype: 'float32', dims, values: Array.from({ length: elements }, (_, i) => ((((i * 2654435761) >>> 8) % 33) / 16 - 1) * scale) }
}

const tensor = (name: string, shape: readonly number[]) => ({ name, dtype: 'float32', shape }) as const

/** 3×3 convolutions with Relu and a residual every other one, 48 channels on 28×28. */
function convnet(blocks: number, producer: string): ModelSpec {
  const shape = [1, 48, 28, 28]
  const nodes: NodeSpec[] = []
  const initializers: TensorSpec[] = []
  let input = 'x'
  for (let i = 0; i < blocks; i++) {
    initializers.push(weight(`w${i}`, [48, 48, 3, 3], 0.05))
    nodes.push({ op: 'Conv', name: `block${i}/Conv`, inputs: [input, `w${i}`], outputs: [`c${i}`], attributes: { pads: [1, 1, 1, 1] } })
    nodes.push({ op: 'Relu', name: `block${i}/Relu`, inputs: [`c${i}`], outputs: [`r${i}`] })
    input = `r${i}`
  }
  return { producer, opset: 17, irVersion: 8, inputs: [tensor('x', shape)], outputs: [tensor(input, shape)], initializers, nodes }
}

/** Fully connected layers of 256 with Relu, 8 rows: well under a millisecond. */
function mlp(blocks: number, producer: string): ModelSpec {
  const nodes: NodeSpec[] = []
  const initializers: TensorSpec[] = []
  let input = 'x'
  for (let i = 0; i < blocks; i++) {
    initializers.push(weight(`w${i}`, [256, 256], 0.05), weight(`b${i}`, [256], 0.05))
    nodes.push({ op: 'Gemm', name: `block${i}/Gemm`, inputs: [input, `w${i}`, `b${i}`], outputs: [`g${i}`] })
    nodes.push({ op: 'Relu', name: `block${i}/Relu`, inputs: [`g${i}`], outputs: [`r${i}`] })
    input = `r${i}`
  }
  return { producer, opset: 17, irVersion: 8, inputs: [tensor('x', [8, 256])], outputs: [tensor(input, [8, 256])], initializers, nodes }
}

/** Encoder layers: attention of one head over 64 tokens of width 128, and a feed-forward layer of 512. */
function transformer(blocks: number, producer: string): ModelSpec {
  const nodes: NodeSpec[] = []
  const initializers: TensorSpec[] = [weight('scale', [128], 1), weight('shift', [128], 0.1)]
  const add = (block: number, op: string, inputs: readonly string[], attributes: NodeSpec['attributes'] = {}): string => {
    const output = `${op}${nodes.length}`
    nodes.push({ op, name: `block${block}/${op}${nodes.length}`, inputs, outputs: [output], attributes })
    return output
  }
  const linear = (block: number, name: string, input: string, from: number, to: number): string => {
    initializers.push(weight(`${name}${block}`, [from, to], 0.05))
    return add(block, 'MatMul', [input, `${name}${block}`])
  }
  const norm = (block: number, input: string) => add(block, 'LayerNormalization', [input, 'scale', 'shift'], { epsilon: float(1e-5) })
  let input = 'x'
  for (let i = 0; i < blocks; i++) {
    const rows = norm(i, input)
    const scores = add(i, 'Softmax', [add(i, 'MatMul', [linear(i, 'q', rows, 128, 128), add(i, 'Transpose', [linear(i, 'k', rows, 128, 128)], { perm: [0, 2, 1] })])])
    const attended = add(i, 'Add', [input, linear(i, 'o', add(i, 'MatMul', [scores, linear(i, 'v', rows, 128, 128)]), 128, 128)])
    const hidden = add(i, 'Relu', [linear(i, 'up', norm(i, attended), 128, 512)])
    input = add(i, 'Add', [attended, linear(i, 'down', hidden, 512, 128)])
  }
  return { producer, opset: 17, irVersion: 8, inputs: [tensor('x', [1, 64, 128])], outputs: [tensor(input, [1, 64, 128])], initializers, nodes }
}

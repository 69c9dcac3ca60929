// Writes the example models: `npm run examples`. Real architectures, weights from a seeded generator, the same bytes every time.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type ModelSpec, type NodeSpec, type TensorSpec, writeModel } from '../test/support/model.ts'

/** A network in the making: each layer appends its nodes and weights and returns the name of its output. */
class Network {
  readonly nodes: NodeSpec[] = []
  readonly initializers: TensorSpec[] = []
  #state = 42

  /** Named as torch's exporter names a module's node. */
  add(module: string, op: string, inputs: readonly string[], attributes: NodeSpec['attributes'] = {}): string {
    const output = `/${module}/${op}_output_0`
    this.nodes.push({ op, name: `/${module}/${op}`, inputs, outputs: [output], attributes })
    return output
  }

  conv(module: string, input: string, shape: readonly [number, number, number, number], { stride = 1, pads = [0, 0, 0, 0], group = 1 } = {}): string {
    const [, , height, width] = shape
    const weights = [this.weight(`${module}.weight`, shape), this.weight(`${module}.bias`, [shape[0]])]
    return this.add(module, 'Conv', [input, ...weights], { kernel_shape: [height, width], strides: [stride, stride], pads, group, dilations: [1, 1] })
  }

  linear(module: string, input: string, from: number, to: number): string {
    return this.add(module, 'Gemm', [input, this.weight(`${module}.weight`, [to, from]), this.weight(`${module}.bias`, [to])], { transB: 1 })
  }

  weight(name: string, dims: readonly number[]): string {
    const size = dims.reduce((product, dim) => product * dim, 1)
    const scale = 1 / Math.sqrt(size / (dims[0] ?? 1))
    this.initializers.push({ name, dtype: 'float32', dims, values: Array.from({ length: size }, () => this.#random() * scale) })
    return name
  }

  model(input: readonly (string | number)[], output: string, classes: number): ModelSpec {
    const named = this.nodes.map((node) => ({ ...node, outputs: node.outputs?.map((name) => (name === output ? 'logits' : name)) ?? [] }))
    return {
      opset: 17,
      irVersion: 8,
      producer: 'model-budget examples',
      inputs: [{ name: 'input', dtype: 'float32', shape: input }],
      outputs: [{ name: 'logits', dtype: 'float32', shape: ['batch', classes] }],
      initializers: this.initializers,
      nodes: named,
    }
  }

  /** Uniform in [-1, 1), by Park and Miller's generator. */
  #random(): number {
    this.#state = (this.#state * 48271) % 2147483647
    return (this.#state / 2147483647) * 2 - 1
  }
}

/** LeNet-5 (LeCun et al. 1998) for 32×32 grey images, as it is usually built today. */
function lenet5(): ModelSpec {
  const net = new Network()
  const pool = { kernel_shape: [2, 2], strides: [2, 2] }
  let x = net.add('relu1', 'Relu', [net.conv('conv1', 'input', [6, 1, 5, 5])])
  x = net.add('pool1', 'MaxPool', [x], pool)
  x = net.add('relu2', 'Relu', [net.conv('conv2', x, [16, 6, 5, 5])])
  x = net.add('flatten', 'Flatten', [net.add('pool2', 'MaxPool', [x], pool)])
  x = net.add('relu3', 'Relu', [net.linear('fc1', x, 400, 120)])
  x = net.add('relu4', 'Relu', [net.linear('fc2', x, 120, 84)])
  return net.model(['batch', 1, 32, 32], net.linear('fc3', x, 84, 10), 10)
}

/** ResNet-8 of MLPerf Tiny (image classification, CIFAR-10); `stride` is that of its second stage. */
function resnet8(stride: number): ModelSpec {
  const net = new Network()
  const same = { pads: [1, 1, 1, 1] }
  let x = net.add('stem/relu', 'Relu', [net.conv('stem/conv', 'input', [16, 3, 3, 3], same)])
  for (const [stage, [from, to, step]] of [
    [16, 16, 1],
    [16, 32, stride],
    [32, 64, 2],
  ].entries()) {
    const [inC, outC, s] = [from ?? 0, to ?? 0, step ?? 1]
    const name = `stage${stage + 1}`
    const first = net.add(`${name}/relu1`, 'Relu', [net.conv(`${name}/conv1`, x, [outC, inC, 3, 3], { ...same, stride: s })])
    const second = net.conv(`${name}/conv2`, first, [outC, outC, 3, 3], same)
    const shortcut = inC === outC ? x : net.conv(`${name}/shortcut`, x, [outC, inC, 1, 1], { stride: s })
    x = net.add(`${name}/relu2`, 'Relu', [net.add(name, 'Add', [second, shortcut])])
  }
  x = net.add('flatten', 'Flatten', [net.add('pool', 'GlobalAveragePool', [x])])
  return net.model(['batch', 3, 32, 32], net.linear('fc', x, 64, 10), 10)
}

/** DS-CNN of MLPerf Tiny (keyword spotting, 49×10 MFCC features). */
function dsCnn(): ModelSpec {
  const net = new Network()
  let x = net.add('stem/relu', 'Relu', [net.conv('stem/conv', 'features', [64, 1, 10, 4], { stride: 2, pads: [4, 1, 5, 1] })])
  for (let block = 1; block <= 4; block++) {
    x = net.add(`block${block}/relu1`, 'Relu', [net.conv(`block${block}/depthwise`, x, [64, 1, 3, 3], { pads: [1, 1, 1, 1], group: 64 })])
    x = net.add(`block${block}/relu2`, 'Relu', [net.conv(`block${block}/pointwise`, x, [64, 64, 1, 1])])
  }
  x = net.add('flatten', 'Flatten', [net.add('pool', 'GlobalAveragePool', [x])])
  const model = net.model(['batch', 1, 49, 10], net.linear('fc', x, 64, 12), 12)
  return { ...model, inputs: [{ name: 'features', dtype: 'float32', shape: ['batch', 1, 49, 10] }] }
}

const folder = process.argv[2] ?? 'examples'
const models: readonly [string, string, ModelSpec][] = [
  ['base', 'digits.onnx', lenet5()],
  ['base', 'images.onnx', resnet8(2)],
  ['head', 'digits.onnx', lenet5()],
  ['head', 'images.onnx', resnet8(1)],
  ['head', 'keywords.onnx', dsCnn()],
]
for (const [side, file, spec] of models) {
  mkdirSync(path.join(folder, side), { recursive: true })
  writeModel(path.join(folder, side), file, spec)
}

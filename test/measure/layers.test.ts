import { readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { loadModel } from '../../src/graph/load-model.ts'
import { inspectModel } from '../../src/measure/inspect.ts'
import { type FileNode, mapLayers } from '../../src/measure/layers.ts'
import type { ExecutedNode } from '../../src/measure/profile-events.ts'
import { type ModelSpec, type TensorSpec, writeModel } from '../support/model.ts'
import { buildWorker, testFolder, testHarness } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = testFolder()
const temporary = testFolder()
process.env.TMPDIR = temporary
const worker = buildWorker(folder)
const session = { provider: 'cpu', deviceId: 0, threads: 1, optimization: 'all' } as const

const weight = (name: string, ...dims: readonly number[]): TensorSpec => ({
  name,
  dtype: 'float32',
  dims,
  values: Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => ((i * 7) % 13) / 13 - 0.4),
})

/** Runs a model for real and gives each kernel as its operator and the nodes of the file it stands for. */
async function kernels(name: string, spec: ModelSpec): Promise<(readonly [string, readonly string[]])[]> {
  const path = writeModel(folder, `${name}.onnx`, { irVersion: 8, opset: 17, ...spec })
  const { model, close } = loadModel(path)
  close()
  const inputs = model.graph.inputs.map(({ name: input, type }) => {
    const shape = type?.kind === 'tensor' ? (type.shape ?? []).map(Number) : []
    return { name: input, dtype: 'float32', shape, fill: { kind: 'uniform', low: -1, high: 1 } } as const
  })
  const { layers } = await inspectModel({ harness: testHarness(worker), session, model, inputs, seed: 1, runs: 3 })
  const known = new Map(model.graph.nodes.map((node) => [node.outputs[0], node.name === '' ? `${node.op} ${node.outputs[0]}` : node.name]))
  return layers.map(({ executed, nodes }) => [executed.op, nodes.map((node) => known.get(node.outputs[0]) ?? '?')])
}

test('maps fused convolutions to the convolution and what follows it, residual additions included', async () => {
  const spec: ModelSpec = {
    inputs: [{ name: 'x', dtype: 'float32', shape: [1, 16, 16, 16] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [weight('w1', 16, 16, 3, 3), weight('w2', 16, 16, 3, 3), weight('w3', 16, 16, 3, 3)],
    nodes: [
      { op: 'Conv', name: 'stem', inputs: ['x', 'w1'], outputs: ['a'], attributes: { pads: [1, 1, 1, 1] } },
      { op: 'Relu', name: 'stem_act', inputs: ['a'], outputs: ['b'] },
      { op: 'Conv', name: 'body', inputs: ['b', 'w2'], outputs: ['c'], attributes: { pads: [1, 1, 1, 1] } },
      { op: 'Add', name: 'join', inputs: ['c', 'b'], outputs: ['d'] },
      { op: 'Relu', name: 'join_act', inputs: ['d'], outputs: ['e'] },
      { op: 'Conv', name: 'head', inputs: ['e', 'w3'], outputs: ['f'], attributes: { pads: [1, 1, 1, 1] } },
      { op: 'GlobalAveragePool', name: 'pool', inputs: ['f'], outputs: ['y'] },
    ],
  }
  const mapped = (await kernels('residual', spec)).filter(([, nodes]) => nodes.length > 0)
  expect(mapped).toEqual([
    ['Conv', ['stem', 'stem_act']],
    ['Conv', ['body', 'join', 'join_act']],
    ['Conv', ['head']],
    ['GlobalAveragePool', ['pool']],
  ])
})

test('maps a fused activation to all the nodes it was written as', async () => {
  const spec: ModelSpec = {
    inputs: [{ name: 'x', dtype: 'float32', shape: [4, 8] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [
      { name: 'root', dtype: 'float32', dims: [], values: [Math.SQRT2] },
      { name: 'one', dtype: 'float32', dims: [], values: [1] },
      { name: 'half', dtype: 'float32', dims: [], values: [0.5] },
      weight('w', 8, 8),
    ],
    nodes: [
      { op: 'MatMul', name: 'fc', inputs: ['x', 'w'], outputs: ['a'] },
      { op: 'Div', name: 'div', inputs: ['a', 'root'], outputs: ['b'] },
      { op: 'Erf', name: 'erf', inputs: ['b'], outputs: ['c'] },
      { op: 'Add', name: 'add', inputs: ['c', 'one'], outputs: ['d'] },
      { op: 'Mul', name: 'mul', inputs: ['a', 'd'], outputs: ['e'] },
      { op: 'Mul', name: 'scale', inputs: ['e', 'half'], outputs: ['y'] },
    ],
  }
  expect(await kernels('gelu', spec)).toEqual([
    ['MatMul', ['fc']],
    ['Gelu', ['div', 'erf', 'add', 'mul', 'scale']],
  ])
})

test('maps nodes without names by their place, leaves out what was computed when loading, and keeps a loop in one', async () => {
  const spec: ModelSpec = {
    inputs: [{ name: 'x', dtype: 'float32', shape: [4, 8] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [
      { name: 'trip', dtype: 'int64', dims: [], values: [3] },
      { name: 'on', dtype: 'bool', dims: [], values: [true] },
      { name: 'shape', dtype: 'int64', dims: [2], values: [0, -1] },
      { name: 'zero', dtype: 'int64', dims: [2], values: [0, 0] },
    ],
    nodes: [
      { op: 'Softmax', inputs: ['x'], outputs: ['a'] },
      { op: 'Add', inputs: ['shape', 'zero'], outputs: ['folded'] },
      {
        op: 'Loop',
        inputs: ['trip', 'on', 'a'],
        outputs: ['b'],
        attributes: {
          body: {
            inputs: [
              { name: 'i', dtype: 'int64', shape: [] },
              { name: 'go', dtype: 'bool', shape: [] },
              { name: 's', dtype: 'float32' },
            ],
            outputs: [
              { name: 'still', dtype: 'bool', shape: [] },
              { name: 'after', dtype: 'float32' },
            ],
            nodes: [
              { op: 'Identity', inputs: ['go'], outputs: ['still'] },
              { op: 'Sigmoid', inputs: ['s'], outputs: ['after'] },
            ],
          },
        },
      },
      { op: 'Reshape', inputs: ['b', 'folded'], outputs: ['c'] },
      { op: 'Softmax', inputs: ['c'], outputs: ['y'] },
    ],
  }
  expect(await kernels('nameless', spec)).toEqual([
    ['Softmax', ['Softmax a']],
    ['Loop', ['Loop b']],
    ['Reshape', ['Reshape c']],
    ['Softmax', ['Softmax y']],
  ])
})

const executed = (name: string, op: string, index = 99): ExecutedNode => ({ name, op, provider: 'CPUExecutionProvider', index, ms: 1, inputs: [], outputs: [] })
const fileNode = (name: string, op: string, inputs: readonly string[], output: string): FileNode => ({ name, op, inputs, outputs: [output] })
const profile = (...nodes: readonly ExecutedNode[]) => ({ nodes, runMs: 1, peakArenaBytes: undefined })
const names = (mapped: ReturnType<typeof mapLayers>) => mapped.map(({ nodes }) => nodes.map((node) => node.name))

const file = [fileNode('fc/MatMul', 'MatMul', ['x', 'w'], 'a'), fileNode('fc/Add', 'Add', ['a', 'b'], 'y'), fileNode('late', 'Relu', ['y'], 'z')]

test('without the optimized model a made-up name leads to the node it begins with, and the rest to what came before', () => {
  const mapped = mapLayers(profile(executed('fc/MatMul/MatMulAddFusion', 'Gemm'), executed('late', 'Relu', 2)), file, new Set(['w', 'b']), [])
  expect(names(mapped)).toEqual([['fc/MatMul', 'fc/Add'], ['late']])
})

test('with it the outputs that kept their names lead there', () => {
  const mapped = mapLayers(profile(executed('fused 17', 'FusedGemm')), file, new Set(['w', 'b']), [{ name: 'fused 17', outputs: ['z'] }])
  expect(names(mapped)).toEqual([['fc/MatMul', 'fc/Add', 'late']])
})

test('a kernel that onnxruntime added stands for no node', () => {
  const mapped = mapLayers(profile(executed('fc/MatMul', 'MatMul', 0), executed('MemcpyToHost_1', 'MemcpyToHost'), executed('fc/Add', 'Add', 1)), file, new Set(['w', 'b']), [])
  expect(names(mapped)).toEqual([['fc/MatMul'], [], ['fc/Add', 'late']])
})

test('work before the first kernel is given to the first that needs it', () => {
  const padded = [fileNode('pad', 'Pad', ['x', 'p'], 'a'), fileNode('conv', 'Conv', ['a', 'w'], 'y')]
  expect(names(mapLayers(profile(executed('conv', 'Conv', 1)), padded, new Set(['w', 'p']), []))).toEqual([['pad', 'conv']])
})

test('every node is given away once, whatever kernels are called', () => {
  const mapped = mapLayers(profile(executed('fc/MatMul', 'MatMul'), executed('fc/MatMul', 'MatMul'), executed('', 'Relu')), file, new Set(), [
    { name: '', outputs: ['z'] },
    { name: 'fc/MatMul', outputs: ['a'] },
    { name: 'fc/MatMul', outputs: ['y'] },
  ])
  const all = names(mapped).flat()
  expect(new Set(all).size).toBe(all.length)
})

test('leaves no file behind', () => {
  expect(readdirSync(temporary)).toEqual([])
})

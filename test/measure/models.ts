import type { PlannedInput } from '../../src/measure/protocol.ts'
import { type ModelSpec, writeModel } from '../support/model.ts'

const trueBytes = { dtype: 'bool', dims: [], values: [true] } as const

/** Models that misbehave when run, each in its own way. */
export const MODELS = {
  /** y = x·x, quick and harmless. */
  matmul: {
    inputs: [{ name: 'x', dtype: 'float32', shape: [64, 64] }],
    outputs: [{ name: 'y', dtype: 'float32', shape: [64, 64] }],
    nodes: [{ op: 'MatMul', inputs: ['x', 'x'], outputs: ['y'] }],
  },
  /** y = -x in half precision. */
  half: {
    inputs: [{ name: 'x', dtype: 'float16', shape: [4, 8] }],
    outputs: [{ name: 'y', dtype: 'float16', shape: [4, 8] }],
    nodes: [{ op: 'Neg', inputs: ['x'], outputs: ['y'] }],
  },
  /** A loop without a trip count whose condition stays true. */
  endless: {
    inputs: [{ name: 'x', dtype: 'float32', shape: [1] }],
    outputs: [{ name: 'y', dtype: 'float32', shape: [1] }],
    initializers: [{ name: 'on', ...trueBytes }],
    nodes: [
      {
        op: 'Loop',
        inputs: ['', 'on', 'x'],
        outputs: ['y'],
        attributes: {
          body: {
            inputs: [
              { name: 'i', dtype: 'int64', shape: [] },
              { name: 'go', dtype: 'bool', shape: [] },
              { name: 'before', dtype: 'float32', shape: [1] },
            ],
            outputs: [
              { name: 'still', dtype: 'bool', shape: [] },
              { name: 'after', dtype: 'float32', shape: [1] },
            ],
            nodes: [
              { op: 'Identity', inputs: ['go'], outputs: ['still'] },
              { op: 'Sin', inputs: ['before'], outputs: ['after'] },
            ],
          },
        },
      },
    ],
  },
  /** 25 · 10^9 floats: 100 GB. */
  huge: {
    inputs: [{ name: 'x', dtype: 'float32', shape: [1] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [{ name: 'shape', dtype: 'int64', dims: [1], values: [25_000_000_000] }],
    nodes: [{ op: 'Expand', inputs: ['x', 'shape'], outputs: ['y'] }],
  },
  /** An operator nobody has. */
  custom: {
    opset: { '': 17, 'com.acme': 1 },
    inputs: [{ name: 'x', dtype: 'float32', shape: [1] }],
    outputs: [{ name: 'y', dtype: 'float32', shape: [1] }],
    nodes: [{ op: 'Fuse', domain: 'com.acme', inputs: ['x'], outputs: ['y'] }],
  },
} as const satisfies Record<string, ModelSpec>

/** Writes one of the models, for an onnxruntime that knows opset 21 and IR version 10. */
export function writeTestModel(folder: string, name: keyof typeof MODELS): string {
  return writeModel(folder, `${name}.onnx`, MODELS[name])
}

/** What to feed a test model: its one input at its declared size. */
export function inputsOf(name: keyof typeof MODELS): readonly PlannedInput[] {
  return MODELS[name].inputs.map((input) => ({ ...input, fill: { kind: 'uniform', low: -1, high: 1 } }))
}

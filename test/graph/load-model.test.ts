import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/graph/load-model.ts'
import { AppError } from '../../src/util/errors.ts'
import { encodeMessage, float, floats, graphSpec, modelBytes } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()
const file = path.join(folder, 'm.onnx')

function load(bytes: Uint8Array | string) {
  fs.writeFileSync(file, bytes)
  const loaded = loadModel(file)
  loaded.close()
  return loaded.model
}

function errorOf(act: () => unknown): AppError {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}

const SMALL = modelBytes({
  opset: { '': 17, 'com.microsoft': 1 },
  inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 3] }],
  outputs: [{ name: 'y', dtype: 'float32' }],
  initializers: [
    { name: 'w', dtype: 'float32', dims: [3, 4], values: Array.from({ length: 12 }, (_, i) => i) },
    { name: 'names', dtype: 'string', dims: [2], values: ['a', 'b'] },
    { name: 'far', dtype: 'int64', dims: [2], external: { location: 'far.bin', offset: 4096, length: 16 } },
  ],
  sparseInitializers: [{ dims: [8], values: { name: 's', dtype: 'float32', dims: [1], values: [1] }, indices: { dtype: 'int64', dims: [1], values: [3] } }],
  nodes: [
    { op: 'MatMul', inputs: ['x', 'w'], outputs: ['h'], metadata: { namespace: 'a/b: c' } },
    { op: 'If', inputs: ['h'], outputs: ['y'], attributes: { then_branch: graphSpec({ nodes: [{ op: 'Identity', inputs: ['h'], outputs: ['z'] }], outputs: [{ name: 'z' }] }) } },
    {
      op: 'F',
      domain: 'local',
      attributes: { alpha: float(0.5), scales: floats([1, 2]), axes: [0, 1], mode: 'linear', names: ['a', 'b'], value: { dtype: 'int64', dims: [], values: [3] } },
    },
  ],
  functions: [{ domain: 'local', name: 'F', inputs: [], outputs: [], attributes: ['alpha'], nodes: [{ op: 'Elu', attributes: { alpha: { ref: 'alpha' } } }] }],
  valueInfo: [{ name: 'h', type: { kind: 'sequence', element: { kind: 'tensor', dtype: 'float32', shape: [1, undefined, 'n'] } } }],
})

describe('a file that is no model is one sentence with the file and the fix', () => {
  const text = (start: string) => start.padEnd(600, ' filler text')
  const binary = (start: string, at = 0) => Buffer.concat([Buffer.alloc(at, 1), Buffer.from(start, 'latin1'), Buffer.alloc(600, 0xfe)])

  it.each<[what: string, bytes: Uint8Array | string, code: string, says: string, hint?: string]>([
    ['empty', '', 'model/empty', 'the file is empty'],
    ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n', 'model/lfs-pointer', 'is a Git LFS pointer, not the model', 'git lfs pull'],
    ['a PyTorch checkpoint', binary('PK\x03\x04'), 'model/not-onnx', 'looks like a zip archive, such as a PyTorch checkpoint (.pt)', 'torch.onnx.export'],
    ['a pickle', binary('\x80\x02}q'), 'model/not-onnx', 'looks like a Python pickle'],
    ['a TensorFlow Lite model', binary('TFL3', 4), 'model/not-onnx', 'looks like a TensorFlow Lite model'],
    ['an ORT model', binary('ORTM', 4), 'model/not-onnx', "looks like a model in ONNX Runtime's own format (.ort)"],
    ['a Keras model', binary('\x89HDF\r\n'), 'model/not-onnx', 'looks like an HDF5 file'],
    ['a safetensors file', binary('{"w":', 8), 'model/not-onnx', 'looks like a safetensors file'],
    ['a gzip archive', binary('\x1f\x8b\x08'), 'model/not-onnx', 'looks like a gzip archive'],
    ['a web page', text('<!DOCTYPE html><html>'), 'model/not-onnx', 'looks like an HTML page, such as a failed download'],
    ['XML', text('<?xml version="1.0"?>'), 'model/not-onnx', 'looks like an XML file'],
    ['JSON', text('{"schema": 1}'), 'model/not-onnx', 'looks like a JSON file'],
    ['text', text('hello'), 'model/not-onnx', 'looks like a text file'],
    ['a line of text', 'hi\n', 'model/not-onnx', 'looks like a text file'],
    ['noise', Buffer.alloc(600, 0xff), 'model/not-onnx', 'is no ONNX model'],
    ['zeros', Buffer.alloc(600), 'model/not-onnx', 'is no ONNX model'],
    ['a model without a graph', encodeMessage('ModelProto', { irVersion: 8, producerName: 'x' }), 'model/no-graph', 'holds no graph'],
    ['cut off', SMALL.subarray(0, SMALL.length / 2), 'model/truncated', 'the file is cut off', 'download or export it again'],
    ['damaged', damaged(), 'model/damaged', 'the file is damaged near byte'],
  ])('%s', (_, bytes, code, says, hint = '') => {
    const error = errorOf(() => load(bytes))
    expect(error).toMatchObject({ code, message: expect.stringContaining(says) })
    expect(error.message.startsWith(`${file}: `)).toBe(true)
    expect(error.message).not.toContain('\n')
    expect(error.hint ?? '').toContain(hint)
  })

  /** A model whose first node claims to go on past the end of the graph. */
  function damaged(): Uint8Array {
    const bytes = Uint8Array.from(modelBytes({ graphName: 'g', nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }], metadata: { pad: 'x'.repeat(200) } }))
    const node = Buffer.from(bytes).indexOf('Relu') - 9 // tag and length of the node, then of "x", of "y" and of "Relu"
    bytes[node + 1] = 100
    return bytes
  }

  it('names a file that is missing, and a folder', () => {
    expect(errorOf(() => loadModel(path.join(folder, 'none.onnx')))).toMatchObject({ code: 'model/missing', message: `${folder}/none.onnx: no such file` })
    expect(errorOf(() => loadModel(folder))).toMatchObject({ code: 'model/directory', message: `${folder}: is a folder, not a file` })
    expect(errorOf(() => loadModel(`${file}/x.onnx`)).code).toMatch(/^model\/(missing|unreadable)$/)
  })

  it('wherever it is cut off, unless that is where a part ends', () => {
    const outcomes = Array.from({ length: SMALL.length - 1 }, (_, i) => outcomeOf(SMALL.subarray(0, i + 1)))
    expect(new Set(outcomes)).toEqual(new Set(['model/damaged', 'model/no-graph', 'model/truncated', 'loaded']))
    expect(outcomes.filter((outcome) => outcome === 'model/truncated').length).toBeGreaterThan(0.9 * SMALL.length)
  })
})

function outcomeOf(bytes: Uint8Array): string {
  try {
    load(bytes)
    return 'loaded'
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : String(thrown)
  }
}

describe('no bytes make the reader do more than give a model or an error of ours', () => {
  const readable = (bytes: Uint8Array): void => {
    fs.writeFileSync(file, bytes)
    try {
      const { model, bytesRead, close } = loadModel(file)
      for (const tensor of model.graph.initializers.values()) tensor.read()
      expect(bytesRead()).toBeLessThan(4096 + 8 * bytes.length)
      close()
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(AppError)
    }
  }

  it('for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), readable), { numRuns: 500 })
  })

  it('for a graph of any bytes', () => {
    const inGraph = fc.uint8Array({ minLength: 1, maxLength: 120 }).map((bytes) => Uint8Array.from([0x3a, bytes.length, ...bytes]))
    fc.assert(fc.property(inGraph, readable), { numRuns: 500 })
  })

  it('for a model with bytes changed', () => {
    const change = fc.tuple(fc.nat(SMALL.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = Uint8Array.from(SMALL)
        for (const [at, byte] of changes) bytes[at] = byte
        readable(bytes)
      }),
      { numRuns: 1500 },
    )
  })

  it('for a model with bytes taken out or put in', () => {
    fc.assert(
      fc.property(fc.nat(SMALL.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }), (at, removed, added) => {
        readable(Buffer.concat([SMALL.subarray(0, at), added, SMALL.subarray(at + removed)]))
      }),
      { numRuns: 1000 },
    )
  })
})

it('counts bytes read and closes the file', () => {
  fs.writeFileSync(file, SMALL)
  const { bytesRead, close } = loadModel(file)
  expect(bytesRead()).toBeGreaterThanOrEqual(SMALL.length / 2)
  close()
  close()
  fs.rmSync(file)
})

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/graph/load-model.ts'
import { profileFile } from '../../src/library.ts'
import { type TensorSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()
const LFS_POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n'
const SHAPES_HOLD = 'shapes and counts come from the headers'

type External = NonNullable<TensorSpec['external']>

/** A model in a folder of its own beside the given files, with one int64[2] tensor for each external range. */
function load(externals: readonly External[], files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const home = fs.mkdtempSync(path.join(folder, 'model-'))
  for (const [name, bytes] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(home, name)), { recursive: true })
    fs.writeFileSync(path.join(home, name), bytes)
  }
  const initializers = externals.map((external, i): TensorSpec => ({ name: `w${i}`, dtype: 'int64', dims: [2], external }))
  const { model, close } = loadModel(writeModel(home, 'm.onnx', { initializers, nodes: [] }))
  const values = [...model.graph.initializers.values()].map((tensor) => tensor.read())
  close()
  return { model, values, messages: model.diagnostics.map(({ code, message }) => [code, message]) }
}

const PAYLOAD = new Uint8Array(new BigInt64Array([640n, 480n, 1n, 2n]).buffer)

describe('external data beside the model', () => {
  it('is read at its offset, and its declared bytes are counted once for each range', () => {
    const first = { location: 'w.bin', offset: 0, length: 16 }
    const { values, model, messages } = load([first, { location: 'w.bin', offset: 16, length: 16 }, first], { 'w.bin': PAYLOAD })
    expect(values).toEqual([
      [640, 480],
      [1, 2],
      [640, 480],
    ])
    expect(model.externalBytes).toBe(32)
    expect(messages).toEqual([])
  })

  it('needs neither offset nor length', () => {
    expect(load([{ location: 'w.bin' }], { 'w.bin': PAYLOAD }).values).toEqual([[640, 480]])
  })

  it('may lie in a folder of its own, under a hidden name or one of odd characters', () => {
    for (const location of ['data/w.bin', './w.bin', '..w.bin', 'w eights ä;$(x).bin']) {
      expect(load([{ location, length: 16 }], { [location]: PAYLOAD }).values, location).toEqual([[640, 480]])
    }
  })

  it('has one place, however its path is written', () => {
    const { model } = load(
      [
        { location: './a/../w.bin'.replace('a/../', ''), length: 16 },
        { location: 'w.bin', length: 16 },
      ],
      { 'w.bin': PAYLOAD },
    )
    expect(model.externalBytes).toBe(16)
  })

  it('of another length than the dims take has no values', () => {
    expect(load([{ location: 'w.bin', length: 8 }], { 'w.bin': PAYLOAD }).values).toEqual([undefined])
  })
})

it('names the files that hold weights, those inside the folder alone', () => {
  const initializers = ['a.bin', './a.bin', 'data/b.bin', '../c.bin', '/d.bin'].map(
    (location, i): TensorSpec => ({ name: `w${i}`, dtype: 'int8', dims: [1], external: { location } }),
  )
  const { externalLocations, close } = loadModel(writeModel(folder, 'm.onnx', { initializers, nodes: [] }))
  expect(externalLocations()).toEqual(['a.bin', 'data/b.bin'])
  close()
})

describe('external data that is not there', () => {
  it.each([
    ['missing', {}, 'model/external-missing', `external data "w.bin" is missing; ${SHAPES_HOLD}`],
    ['a Git LFS pointer', { 'w.bin': LFS_POINTER }, 'model/external-lfs-pointer', `external data "w.bin" is a Git LFS pointer, not the data; ${SHAPES_HOLD}`],
    ['cut off', { 'w.bin': PAYLOAD.subarray(0, 20) }, 'model/external-truncated', `external data "w.bin" is shorter than the model says; ${SHAPES_HOLD}`],
    ['a folder', { 'w.bin/x': '' }, 'model/external-missing', `external data "w.bin" is missing; ${SHAPES_HOLD}`],
  ])('is told once when it is %s', (_, files, code, message) => {
    const ranges = [0, 16].map((offset) => ({ location: 'w.bin', offset, length: 16 }))
    const { messages, model } = load(ranges, files)
    expect(messages).toEqual([[code, message]])
    expect(model.externalBytes).toBe(32)
    expect(model.graph.initializers.get('w1')).toMatchObject({ dims: [2], elements: 2, bytes: 16 })
  })

  it('in many files is told in one sentence', () => {
    const { messages } = load(Array.from({ length: 300 }, (_, i) => ({ location: `w${i}.bin` })))
    expect(messages).toEqual([['model/external-missing', `external data "w0.bin" is missing; ${SHAPES_HOLD} (so are 299 more files)`]])
  })

  it('carries the model and the fix', () => {
    const { model } = load([{ location: 'w.bin' }], { 'w.bin': LFS_POINTER })
    expect(model.diagnostics[0]).toMatchObject({ level: 'warning', at: { file: model.path }, hint: expect.stringContaining('git lfs pull') })
  })
})

describe('external data outside the model folder', () => {
  const secret = path.join(folder, 'secret.bin')
  fs.writeFileSync(secret, PAYLOAD)

  it.each([secret, '../secret.bin', 'a/../../secret.bin', '..', '..\\secret.bin', 'C:\\secret.bin', '\\\\server\\share', '/etc/passwd', '', '.', 'a\0b'])(
    'is not opened: %j',
    (location) => {
      const { values, messages } = load([{ location, length: 16 }])
      expect(values).toEqual([undefined])
      expect(messages.map(([code]) => code)).toEqual(['model/external-outside'])
    },
  )

  it('is not reached through a symbolic link, of the file or of a folder', () => {
    const home = fs.mkdtempSync(path.join(folder, 'linked-'))
    fs.symlinkSync(secret, path.join(home, 'w.bin'))
    fs.symlinkSync(folder, path.join(home, 'up'))
    for (const location of ['w.bin', 'up/secret.bin']) {
      const { model, close } = loadModel(writeModel(home, 'm.onnx', { initializers: [{ name: 'w', dtype: 'int64', dims: [2], external: { location, length: 16 } }], nodes: [] }))
      expect(model.graph.initializers.get('w')?.read()).toBeUndefined()
      expect(model.diagnostics.map(({ code }) => code)).toEqual(['model/external-outside'])
      close()
    }
  })

  it('does not include a folder whose name begins like the model folder', () => {
    const home = path.join(folder, 'home')
    fs.mkdirSync(home)
    fs.mkdirSync(`${home}-other`)
    fs.writeFileSync(`${home}-other/w.bin`, PAYLOAD)
    fs.symlinkSync(`${home}-other/w.bin`, path.join(home, 'w.bin'))
    const { model, close } = loadModel(writeModel(home, 'm.onnx', { initializers: [{ name: 'w', dtype: 'int64', dims: [2], external: { location: 'w.bin' } }], nodes: [] }))
    expect(model.diagnostics.map(({ code }) => code)).toEqual(['model/external-outside'])
    close()
  })
})

describe('an offset or a length that is no number of bytes', () => {
  const NO_NUMBERS = ['-16', '1e3', 'x', '', ' 16', '0x10', '16.5', '9007199254740993', '99999999999999999999999']

  it.each(NO_NUMBERS.flatMap((text) => (['offset', 'length'] as const).map((key) => [key, text] as const)))(
    '%s %j is told with the name of the tensor, and shapes and counts hold',
    (key, text) => {
      const { values, model, messages } = load([{ location: 'w.bin', offset: 0, length: 16, [key]: text }], { 'w.bin': PAYLOAD })
      expect(values).toEqual([undefined])
      expect(messages).toEqual([['model/external-range', `external data of the tensor "w0" cannot be read: its ${key} "${text}" is no number of bytes; ${SHAPES_HOLD}`]])
      expect(model.graph.initializers.get('w0')).toMatchObject({ dims: [2], elements: 2, bytes: 16 })
      expect(model.externalBytes).toBe(16)
    },
  )

  it('makes a range that is like no other: two such tensors are two weights, told in one sentence', () => {
    const external = { location: 'w.bin', offset: 'x', length: 16 }
    const home = fs.mkdtempSync(path.join(folder, 'model-'))
    const initializers = ['a', 'b', 'c'].map((name): TensorSpec => ({ name, dtype: 'float32', dims: [4], external: name === 'c' ? { ...external, offset: 0 } : external }))
    const nodes = [
      { op: 'Add', inputs: ['a', 'b'], outputs: ['s'] },
      { op: 'Add', inputs: ['s', 'c'], outputs: ['y'] },
    ]
    fs.writeFileSync(path.join(home, 'w.bin'), PAYLOAD)
    const { totals, model, diagnostics } = profileFile(writeModel(home, 'm.onnx', { initializers, nodes, outputs: [{ name: 'y' }] }))
    expect(totals.params).toEqual({ value: 12 })
    expect(model.externalBytes).toBe(48)
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'model/external-range',
        level: 'warning',
        message: expect.stringMatching(/^external data of the tensor "a" .* \(so it is with 1 more tensor\)$/),
      }),
    ])
  })
})

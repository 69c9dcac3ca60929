import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { areIdentical } from '../../src/measure/identical.ts'
import { graphSpec, type ModelSpec, writeModel } from '../support/model.ts'
import { testFolder } from './harness.ts'

const inside = (producer: string): ModelSpec => ({
  producer,
  inputs: [{ name: 'x', dtype: 'float32', shape: [4] }],
  outputs: [{ name: 'y' }],
  nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }],
})

const external = { name: 'w', dtype: 'float32', dims: [4], external: { location: 'weights.bin', offset: 0, length: 16 } } as const
const outside: ModelSpec = {
  inputs: [{ name: 'x', dtype: 'float32', shape: [4] }],
  outputs: [{ name: 'y' }],
  initializers: [external],
  nodes: [{ op: 'Add', inputs: ['x', 'w'], outputs: ['y'] }],
}
const beside: ModelSpec = { ...outside, initializers: [{ ...external, external: { location: '../weights.bin', offset: 0, length: 16 } }] }
/** The weight lies in a branch. */
const branch = graphSpec({ outputs: [{ name: 'b' }], initializers: [external], nodes: [{ op: 'Identity', inputs: ['w'], outputs: ['b'] }] })
const nested: ModelSpec = {
  inputs: [{ name: 'on', dtype: 'bool', shape: [] }],
  outputs: [{ name: 'y' }],
  nodes: [{ op: 'If', inputs: ['on'], outputs: ['y'], attributes: { then_branch: branch, else_branch: branch } }],
}

function write(spec: ModelSpec, weights?: Uint8Array) {
  const folder = testFolder()
  const path = writeModel(folder, 'm.onnx', spec)
  if (weights !== undefined) writeFileSync(join(folder, 'weights.bin'), weights)
  return path
}

const bytes = (last: number) => Uint8Array.of(...Array.from({ length: 15 }, (_, i) => i), last)

test.each([
  ['the same bytes', write(inside('a')), write(inside('a')), true],
  ['another producer of the same length', write(inside('a')), write(inside('b')), false],
  ['another length', write(inside('a')), write(inside('longer')), false],
  ['the same external weights', write(outside, bytes(1)), write(outside, bytes(1)), true],
  ['other external weights', write(outside, bytes(1)), write(outside, bytes(2)), false],
  ['other external weights in a branch', write(nested, bytes(1)), write(nested, bytes(2)), false],
  ['external weights outside the folder, which are never read', write(beside), write(beside), true],
  ['external weights that are missing', write(outside), write(outside, bytes(1)), false],
  ['external weights that are missing on both sides', write(outside), write(outside), false],
])('compares files with %s', async (_, base, head, expected) => {
  expect(await areIdentical(base, head)).toBe(expected)
})

test('finds a difference beyond the first megabyte', async () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'other'))
  const large = Buffer.alloc(3 * 2 ** 20 + 5)
  writeFileSync(join(folder, 'weights.bin'), large)
  large[large.length - 1] = 1
  writeFileSync(join(folder, 'other/weights.bin'), large)
  const path = writeModel(folder, 'm.onnx', outside)
  copyFileSync(path, join(folder, 'other/m.onnx'))
  expect(await areIdentical(path, join(folder, 'other/m.onnx'))).toBe(false)
})

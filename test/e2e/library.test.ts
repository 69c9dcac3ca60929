import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import type * as Library from '../../src/index.ts'
import { modelOf } from '../support/graph-text.ts'
import { writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()
const root = path.join(import.meta.dirname, '../..')
const packageJson = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const library = (): Promise<typeof Library> => import(path.join(inject('bundle'), 'index.js'))

test('package.json promises only files that there are', () => {
  const promised = [
    ...Object.values<string | Record<string, string>>(packageJson.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry))),
    ...Object.values<string>(packageJson.bin).map((file) => `./${file}`),
  ]
  for (const file of promised) {
    const built = file.startsWith('./dist/') ? path.join(inject('bundle'), file.slice('./dist/'.length)) : path.join(root, file)
    expect([file, existsSync(built)]).toEqual([file, true])
  }
})

test('the library profiles, compares and renders as the command line does', async () => {
  const { AppError, compare, profileFile, renderComparison, VERSION } = await library()
  const model = (width: number) =>
    writeModel(folder, `${width}.onnx`, modelOf({ inputs: { x: 'float32[rows,4]' }, constants: { w: `float32[4,${width}]` }, nodes: 'y = MatMul(x, w)', outputs: ['y'] }))
  const [base, head] = [profileFile(model(8), { dims: { rows: 2 } }), profileFile(model(16), { shapes: { x: [2, null] } })]
  expect(head).toMatchObject({ schema: 1, tool: { version: VERSION }, totals: { macs: { value: 128 } } })
  const comparison = compare(base, head)
  expect(comparison.deltas.find(({ metric }) => metric === 'macs')).toMatchObject({ change: 64, ratio: 2 })
  expect(renderComparison(comparison, 'table')).toContain('MACs')
  expect(() => profileFile('nope.onnx')).toThrow(AppError)
})

test('the library counts operators of one’s own', async () => {
  const { profileFile } = await library()
  const file = writeModel(folder, 'custom.onnx', modelOf({ opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[3]' }, nodes: 'y = com.acme::Fuse(x)', outputs: ['y'] }))
  expect(profileFile(file, { operators: { 'com.acme::Fuse': { macs: 'numel(inputs[0]) * 4' } } }).totals.macs).toEqual({ value: 12 })
})

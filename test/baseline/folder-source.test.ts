import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { folderSource } from '../../src/baseline/folder-source.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'folder-source-'))
afterEach(() => rmSync(path.join(root, 'base'), { recursive: true, force: true }))

function base(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(path.dirname(path.join(root, 'base', file)), { recursive: true })
    writeFileSync(path.join(root, 'base', file), '')
  }
}

test.each([
  ['by path', ['models/x.onnx', 'x.onnx'], { path: 'models/x.onnx', id: 'models/x' }, 'models/x.onnx'],
  ['by id', ['detector.onnx', 'x.onnx'], { path: 'head/x.onnx', id: 'detector' }, 'detector.onnx'],
  ['by file name', ['old/x.onnx', 'y.onnx'], { path: 'head/x.onnx', id: 'head/x' }, 'old/x.onnx'],
  ['not by a file name that two share', ['a/x.onnx', 'b/x.onnx'], { path: 'head/x.onnx', id: 'head/x' }, undefined],
  ['not outside of the folder', ['x.onnx'], { path: '../secret.onnx', id: '../secret' }, undefined],
])('finds the base of a model %s', async (_, files, model, found) => {
  base(...files)
  const source = await folderSource('base', root)
  expect((await source.find(model))?.path).toBe(found)
})

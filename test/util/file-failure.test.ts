import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fileFailure } from '../../src/util/file-failure.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()
mkdirSync(path.join(folder, 'inner'))
writeFileSync(path.join(folder, 'file'), '')

const failureOf = (run: () => unknown): string => {
  try {
    run()
  } catch (cause) {
    return fileFailure(cause)
  }
  throw new Error('it did not fail')
}

test.each([
  { file: 'none', why: 'no such file or folder' },
  { file: 'inner', why: 'it is a folder' },
  { file: 'file/inside', why: 'a part of its path is no folder' },
  { file: 'x'.repeat(300), why: 'its name is too long' },
])('what the system says of $file is told in words: $why', ({ file, why }) => {
  expect(failureOf(() => readFileSync(path.join(folder, file)))).toBe(why)
})

test('what has no words of its own keeps its message', () => {
  expect(fileFailure(new Error('the disk is on fire'))).toBe('the disk is on fire')
  expect(fileFailure(Object.assign(new Error('no space'), { code: 'ENOSPC' }))).toBe('no space left on the device')
})

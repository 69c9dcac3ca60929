import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

/** A folder that lives as long as the test file that asks for it. */
export function tempFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'model-budget-'))
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

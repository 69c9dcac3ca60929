import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll } from 'vitest'
import type { Harness } from '../../src/measure/harness.ts'
import { makeHarness } from '../../src/measure/harness.ts'

const root = new URL('../..', import.meta.url).pathname

/** A folder of this test file, gone when its tests are over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'measure-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The measuring child as it is built, from the sources as they are. */
export function buildWorker(folder: string): string {
  const worker = join(folder, 'worker.mjs')
  buildSync({ entryPoints: [join(root, 'src/measure/worker.ts')], bundle: true, format: 'esm', platform: 'node', target: 'node20', outfile: worker })
  return worker
}

/** A harness over the repository's own onnxruntime-node. */
export function testHarness(worker: string, settings: Partial<Harness> & { readonly limitMs?: number } = {}): Harness {
  const { limitMs = 20_000, ...rest } = settings
  return makeHarness({
    runtime: join(root, 'node_modules/onnxruntime-node'),
    memoryBy: 'address-space',
    threads: 1,
    worker,
    deadline: { at: Date.now() + limitMs, limitMs },
    ...rest,
  })
}

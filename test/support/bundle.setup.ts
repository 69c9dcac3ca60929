import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with the bundle, built anew for this run: what is tested is what would be committed. */
    bundle: string
  }
}

const folder = join(tmpdir(), `model-budget-dist-${process.pid}`)

/** Builds the bundle once for all test files. */
export function setup(project: TestProject): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url)), '--out', folder], { stdio: 'pipe' })
  // ESM needs to be told so where no package.json above says it.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  project.provide('bundle', folder)
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true })
}

// Runs a TypeScript file of the repository: `node scripts/run-ts.mjs FILE [ARGUMENTS]`. Node 20 cannot by itself.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const [file, ...args] = process.argv.slice(2)
const out = mkdtempSync(path.join(root, 'node_modules', '.run-ts-'))
try {
  const outfile = path.join(out, 'main.mjs')
  await build({ entryPoints: [file], outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', logLevel: 'warning' })
  process.exitCode = spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit' }).status ?? 1
} finally {
  rmSync(out, { recursive: true, force: true })
}

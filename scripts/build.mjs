// Bundles src/ into dist/: `node scripts/build.mjs [--out DIR]`. Deterministic: two builds of one tree are byte-identical.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'dist') } } })
const entries = ['cli', 'action', 'worker', 'index']
const sources = { cli: 'src/cli/main.ts', action: 'src/action/main.ts', worker: 'src/measure/worker.ts', index: 'src/index.ts' }

/**
 * Only what is used of @actions/core is kept: without this, its client for OIDC tokens would bring an HTTP client of 700 kB into every
 * start of the action.
 */
const actionsCoreWithoutSideEffects = {
  name: 'actions-core-without-side-effects',
  setup(bundler) {
    bundler.onResolve({ filter: /./ }, async ({ path: id, importer, resolveDir, kind, pluginData }) => {
      const isPart = id === '@actions/core' || importer.includes(`${path.sep}@actions${path.sep}core${path.sep}`)
      if (!isPart || pluginData === 'resolved') return undefined
      const resolved = await bundler.resolve(id, { importer, resolveDir, kind, pluginData: 'resolved' })
      return { ...resolved, sideEffects: false }
    })
  },
}

rmSync(values.out, { recursive: true, force: true })
const { existsSync } = await import('node:fs')
await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(entries.filter((name) => existsSync(path.join(root, sources[name]))).map((name) => [name, sources[name]])),
  outdir: values.out,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
  external: ['onnxruntime-node'],
  loader: { '.css': 'text' },
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  plugins: [actionsCoreWithoutSideEffects],
  logLevel: 'warning',
})

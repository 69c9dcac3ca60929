// Bundles src/ into dist/: `node scripts/build.mjs [--out DIR]`. Deterministic: two builds of one tree are byte-identical.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { writeDeclarations } from './declarations.mjs'
import { bundledLicenses } from './licenses.mjs'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'dist') } } })
const entryPoints = { cli: 'src/cli/main.ts', action: 'src/action/main.ts', worker: 'src/measure/worker.ts', index: 'src/index.ts' }

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

/**
 * Artifacts are downloaded through the REST API, never by @actions/artifact: what unpacks them there is not shipped. It would bring
 * packages older than their licences.
 */
const withoutUnzipStream = {
  name: 'without-unzip-stream',
  setup(bundler) {
    bundler.onResolve({ filter: /^unzip-stream$/ }, ({ path: id }) => ({ path: id, namespace: 'unused' }))
    bundler.onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'export default undefined' }))
  },
}

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints,
  outdir: values.out,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  legalComments: 'external',
  external: ['onnxruntime-node'],
  loader: { '.css': 'text' },
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  plugins: [actionsCoreWithoutSideEffects, withoutUnzipStream],
  logLevel: 'warning',
  metafile: true,
  write: false,
})
const isLegal = (file) => file.path.endsWith('.LEGAL.txt')
rmSync(values.out, { recursive: true, force: true })
for (const { path: file, contents } of outputFiles.filter((output) => !isLegal(output))) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, contents)
}
const comments = outputFiles.filter(isLegal).map(({ text }) => text)
writeFileSync(path.join(values.out, 'licenses.txt'), bundledLicenses(root, metafile, comments))
writeDeclarations({ root, sources: 'src', entry: 'index.ts', out: path.join(values.out, 'types') })

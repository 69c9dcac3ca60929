// Generates what is derived from the sources: `node scripts/docs.mjs` writes, `node scripts/docs.mjs --check` only compares.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

async function loadDocuments() {
  const folder = await mkdtemp(join(tmpdir(), 'model-budget-docs-'))
  try {
    const outfile = join(folder, 'documents.mjs')
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" }
    await build({ entryPoints: [join(root, 'scripts/docs/documents.ts')], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', banner, logLevel: 'error' })
    const { documents } = await import(pathToFileURL(outfile).href)
    return documents()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const isCheck = process.argv.includes('--check')
for (const [path, text] of Object.entries(await loadDocuments())) {
  const file = join(root, path)
  const before = await readFile(file, 'utf8').catch(() => '')
  if (before === text) continue
  if (isCheck) {
    process.exitCode = 1
    console.error(`${path} is out of date: run \`npm run docs\``)
  } else {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    console.error(`wrote ${path}`)
  }
}

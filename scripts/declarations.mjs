import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const IMPORTED = /(?<=(?:from |import\()(['"]))(\.[^'"]+)\.ts(?=\1)/g

/**
 * Writes the type declarations of a module, and of all that its types name, as they lie in `sources`: `index.ts` becomes `index.d.ts`.
 * Types are not checked here. Imports say `.js`, which every TypeScript understands.
 * @param {{ root: string, sources: string, entry: string, out: string }} where `sources` and `entry` relative to each other and to `root`
 */
export function writeDeclarations({ root, sources, entry, out }) {
  const all = mkdtempSync(path.join(tmpdir(), 'model-budget-types-'))
  try {
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc')
    const config = path.join(all, 'tsconfig.json')
    const compilerOptions = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      noCheck: true,
      rootDir: path.join(root, sources),
      outDir: path.join(all, 'out'),
      typeRoots: [path.join(root, 'node_modules/@types')],
    }
    writeFileSync(config, JSON.stringify({ extends: path.join(root, 'tsconfig.json'), compilerOptions, include: [], files: [path.join(root, sources, entry)] }))
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '--project', config], { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(`declarations cannot be written:\n${stdout}${stderr}`)
    copyReachable(path.join(all, 'out'), entry.replace(/\.ts$/, '.d.ts'), out)
  } finally {
    rmSync(all, { recursive: true, force: true })
  }
}

function copyReachable(from, first, to) {
  const reached = new Set([first])
  for (const file of reached) {
    const text = readFileSync(path.join(from, file), 'utf8')
    for (const [, , imported] of text.matchAll(IMPORTED)) reached.add(path.join(path.dirname(file), `${imported}.d.ts`))
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true })
    writeFileSync(path.join(to, file), text.replace(IMPORTED, '$2.js'))
  }
}

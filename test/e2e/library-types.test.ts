import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { tempFolder } from '../support/temp-folder.ts'

const root = path.join(import.meta.dirname, '../..')
const project = tempFolder()
const installed = path.join(project, 'node_modules/model-budget')
mkdirSync(installed, { recursive: true })
cpSync(path.join(root, 'package.json'), path.join(installed, 'package.json'))
cpSync(inject('bundle'), path.join(installed, 'dist'), { recursive: true })
writeFileSync(path.join(project, 'package.json'), '{"type":"module"}')

/** Complaints of the compiler about a program that uses the installed package, declarations of libraries checked too. */
function complaints(program: string, options: object = {}): readonly string[] {
  const compilerOptions = { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', types: [], skipLibCheck: false, ...options }
  writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
  writeFileSync(path.join(project, 'program.ts'), program)
  const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '--project', project, '--pretty', 'false'], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line.includes('error TS'))
}

const USE = `import { AppError, compare, type Figure, folderSource, loadProject, type ModelProfile, profileFile, renderVerdict, runCheck, VERSION } from 'model-budget'

const head: ModelProfile = profileFile('head.onnx', { dims: { batch: 8 }, shapes: { x: [1, null] }, operators: { 'com.acme::Fuse': { macs: 'numel(inputs[0])' } } })
const macs: Figure = head.totals.macs
const text: string = 'value' in macs ? macs.value.toFixed() : macs.unknown
for (const { metric, change } of compare(undefined, head).deltas) console.log(metric, change ?? 0, text, VERSION)
try {
  const verdict = await runCheck(await loadProject({ root: '.' }), { base: await folderSource('base', '.'), today: '2026-11-21' })
  const outcome: 'pass' | 'warn' | 'unknown' | 'fail' = verdict.verdict
  console.log(renderVerdict(verdict, 'markdown'), outcome)
} catch (error) {
  if (error instanceof AppError) console.log(error.code, error.hint)
}
`
const CONSOLE = 'declare const console: { log(...words: unknown[]): void }\n'

test.each([
  ['as Node resolves modules', {}],
  ['as bundlers do', { module: 'esnext', moduleResolution: 'bundler' }],
])('a program that uses the library checks against its declarations, %s', (_title, options) => {
  expect(complaints(CONSOLE + USE, options)).toEqual([])
})

test("README's example checks too", () => {
  const [, example = ''] = /^## From a program\n+```ts\n([\s\S]*?)^```$/m.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? []
  expect(example).toContain('profileFile')
  expect(complaints(CONSOLE + example)).toEqual([])
})

/** Each a line of a program that the compiler must refuse. */
const MISUSES: readonly (readonly [string, RegExp])[] = [
  ["profileFile('m.onnx', { dim: { batch: 8 } })", /TS2561: .*'dim' does not exist/],
  ["profileFile('m.onnx', { dims: { batch: '8' } })", /TS2322: Type 'string' is not assignable to type 'number'/],
  ["profileFile('m.onnx').totals.mac", /TS2551: .*Did you mean 'macs'/],
  ["profileFile('m.onnx').totals.macs.value", /TS2339: Property 'value' does not exist on type 'Figure'/],
  ["renderVerdict({} as never, 'pdf')", /TS2345: /],
  ["import('model-budget').then(({ analyzeModel }) => analyzeModel)", /TS2339: .*'analyzeModel'/],
]

test('mistakes in using the library are found by the compiler', () => {
  const lines = ["import { profileFile, renderVerdict } from 'model-budget'", ...MISUSES.map(([misuse], i) => `export const misuse${i} = ${misuse}`)]
  expect(complaints(lines.join('\n'))).toEqual(MISUSES.map(([, complaint], i) => expect.stringMatching(new RegExp(`program\\.ts\\(${i + 2},.*${complaint.source}`))))
})

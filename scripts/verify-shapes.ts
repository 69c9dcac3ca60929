// `npm run verify:shapes MODEL… [-- --dim NAME=N …]`: runs each model once and compares every inferred shape, and the predicted peak,
// with what was executed. Exits with 1 where a shape differs, with 2 where a model cannot be read or run.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildSync } from 'esbuild'
import type { BindingRequest } from '../src/analyze/bindings.ts'
import { parseBindings } from '../src/analyze/parse-bindings.ts'
import { type Calibration, calibrate } from '../src/measure/calibrate.ts'
import { profileFile } from '../src/profile-file.ts'
import { cell, nameCell } from '../src/report/cells.ts'
import { renderTerminal } from '../src/report/terminal/render.ts'
import { name, words } from '../src/report/text.ts'
import type { Cell, Line } from '../src/report/view.ts'
import { AppError } from '../src/util/errors.ts'
import { isKnown } from '../src/util/figure.ts'
import { quantityText } from '../src/util/quantity-text.ts'

const repeatable = { type: 'string', multiple: true, default: [] } as const
const { values, positionals } = parseArgs({ allowPositionals: true, options: { dim: repeatable, shape: repeatable, value: repeatable } })
const bindings = parseBindings({ dims: values.dim, shapes: values.shape, values: values.value })
/** npm runs scripts in the folder of the package; paths are meant where npm was started. */
const from = process.env.INIT_CWD ?? process.cwd()

const folder = mkdtempSync(path.join(os.tmpdir(), 'model-budget-verify-'))
const worker = path.join(folder, 'worker.mjs')
try {
  if (positionals.length === 0) throw new AppError('usage/no-model', 'verify:shapes needs a model')
  buildSync({ entryPoints: ['src/measure/worker.ts'], bundle: true, format: 'esm', platform: 'node', target: 'node20', outfile: worker })
  const results: (readonly [string, Calibration])[] = []
  for (const file of positionals) {
    const calibration = await compared(file, bindings)
    if (calibration !== undefined) results.push([file, calibration])
  }
  process.stdout.write(rendered(results))
  if (results.some(([, { wrong }]) => wrong.length > 0)) process.exitCode = 1
} catch (error) {
  complain(error)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compared(file: string, given: BindingRequest): Promise<Calibration | undefined> {
  try {
    const { model, profile } = profileFile(path.resolve(from, file), { bindings: given }).analysis
    return await calibrate({ head: { model, profile }, bindings: given, workspace: process.cwd(), environment: process.env, worker })
  } catch (error) {
    complain(error)
    return undefined
  }
}

function complain(error: unknown): void {
  if (!(error instanceof AppError)) throw error
  console.error(`error: ${error.message}`)
  process.exitCode = 2
}

function rendered(results: readonly (readonly [string, Calibration])[]): string {
  const titles = ['Model', 'Right', 'Wrong', 'Unknown', 'Not seen', 'Predicted peak', 'Executed peak']
  const sections = [
    {
      title: [],
      isFolded: false,
      table: { columns: titles.map((title, i) => ({ title, align: i === 0 ? ('left' as const) : ('right' as const) })), rows: results.map(rowOf), noun: 'model' },
      lines: results.flatMap(([file, calibration]) => differences(file, calibration)),
    },
  ]
  return renderTerminal({ title: ['Inferred shapes against executed ones'], lines: [], sections })
}

function rowOf([file, { right, wrong, unknown, unseen, peak }]: readonly [string, Calibration]): readonly Cell[] {
  const predicted = isKnown(peak.predicted) ? quantityText(peak.predicted.value, 'bytes') : '?'
  const executed = peak.executedBytes === undefined ? '?' : quantityText(peak.executedBytes, 'bytes')
  return [nameCell(file), ...[right, wrong.length, unknown.length, unseen].map((count) => cell(String(count))), cell(predicted), cell(executed)]
}

function differences(file: string, { wrong, unknown, notes }: Calibration): readonly Line[] {
  const sizes = (shape: readonly unknown[]) => `[${shape.map((size) => size ?? '?').join(', ')}]`
  return [
    ...wrong.map(({ tensor, inferred, executed }): Line => ({ text: words`${name(file)}: ${name(tensor)} is ${sizes(executed)}, inferred ${sizes(inferred)}` })),
    ...(unknown.length === 0 ? [] : [{ text: words`${name(file)}: not known of ${name(unknown.join(', '))}` }]),
    ...notes.map((note): Line => ({ text: words`${name(file)}: ${note}` })),
  ]
}

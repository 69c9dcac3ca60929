// `npm run verify:shapes -- MODEL… [--dim SYMBOL=N] [--shape INPUT=1x3] [--value INPUT=5]`: runs each model once and compares every inferred shape, and the predicted peak, with what was executed.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildSync } from 'esbuild'
import { parseBindings } from '../src/analyze/parse-bindings.ts'
import { calibrate } from '../src/measure/calibrate.ts'
import { profileFile } from '../src/profile-file.ts'
import { AppError } from '../src/util/errors.ts'
import { isKnown } from '../src/util/figure.ts'
import { quantityText } from '../src/util/quantity-text.ts'

const words = { type: 'string', multiple: true, default: [] } as const
const { values, positionals } = parseArgs({ options: { dim: words, shape: words, value: words }, allowPositionals: true })
const bindings = parseBindings({ shapes: values.shape, dims: values.dim, values: values.value })
const folder = mkdtempSync(path.join(os.tmpdir(), 'model-budget-verify-'))
const worker = path.join(folder, 'worker.mjs')
try {
  buildSync({ entryPoints: ['src/measure/worker.ts'], bundle: true, format: 'esm', platform: 'node', target: 'node20', outfile: worker })
  for (const file of positionals) await verify(file)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function verify(file: string): Promise<void> {
  try {
    const { model, profile } = profileFile(file, { bindings, areUnknownDimsAllowed: true }).analysis
    const { right, unknown, wrong, unseen, peak } = await calibrate({ head: { model, profile }, bindings, workspace: process.cwd(), environment: process.env, worker })
    const predicted = isKnown(peak.predicted) ? quantityText(peak.predicted.value, 'bytes') : 'unknown'
    const arena = peak.executedBytes === undefined ? 'unknown' : quantityText(peak.executedBytes, 'bytes')
    console.log(
      `${file}: ${right} right, ${unknown.length} unknown, ${wrong.length} wrong, ${unseen} not seen; peak of activations ${predicted} predicted, arena ${arena} executed`,
    )
    for (const { tensor, inferred, executed } of wrong) console.log(`  wrong: ${tensor} inferred ${inferred.join('×')}, executed ${executed.join('×')}`)
    for (const tensor of unknown) console.log(`  unknown: ${tensor}`)
    if (wrong.length > 0) process.exitCode = 1
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.log(`${file}: ${error.message}`)
    process.exitCode = 2
  }
}

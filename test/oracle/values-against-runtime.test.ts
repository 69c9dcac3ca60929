import { expect, test } from 'vitest'
import { groupBy } from '../../src/util/group-by.ts'
import { textOfFact } from '../support/fact-text.ts'
import { runRow } from '../support/rows.ts'
import { randomRows } from './random-rows.ts'
import { type Runtime, runRows } from './runtime-rows.ts'

process.env.ORT_DISABLE_TELEMETRY = '1'
process.env.ALLOW_RELEASED_ONNX_OPSET_ONLY = '0'

const runtime: Runtime = await import('onnxruntime-node')

test('small tensors have the elements that onnxruntime gives', { timeout: 120_000 }, async () => {
  const rows = randomRows(12, 20_260_101)
  const byOpset = groupBy(rows, ([, , opset]) => opset)
  let executed = 0
  for (const group of byOpset.values()) {
    for (const outcome of await runRows(runtime, group)) {
      if (!('outputs' in outcome)) continue
      executed += 1
      const said = runRow(outcome.row).outputs.map((fact) => textOfFact(fact, true))
      const ran = outcome.outputs.map((output) => `${output?.type}[${output?.dims}]=${output?.elements}`)
      expect([outcome.row, ...said]).toEqual([outcome.row, ...ran])
    }
  }
  expect(executed).toBeGreaterThan(0.9 * rows.length)
})

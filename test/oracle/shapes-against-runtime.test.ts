import { expect, test } from 'vitest'
import type { Scalar } from '../../src/facts/fact.ts'
import { factOf } from '../support/fact-text.ts'
import { domainAndType, type Row } from '../support/rows.ts'
import { everyRow, nameOf } from './every-row.ts'
import { isConcrete, type Outcome, type Output, type Runtime, runRows } from './runtime-rows.ts'

process.env.ORT_DISABLE_TELEMETRY = '1'
process.env.ALLOW_RELEASED_ONNX_OPSET_ONLY = '0'

/** Fewer rows than this executed would mean that the models no longer load, not that operators are missing. */
const EXECUTED_AT_LEAST = 900

const rows = await everyRow()
const runtime: Runtime = await import('onnxruntime-node')

test('rows have the shapes, types and values that onnxruntime gives', { timeout: 120_000 }, async () => {
  const outcomes: Outcome[] = []
  for (const group of byOperatorSet(rows.filter(isConcrete))) outcomes.push(...(await runRows(runtime, group)))
  const executed = outcomes.filter((outcome) => 'outputs' in outcome)
  const wrong = executed.flatMap(({ row, outputs }) => {
    const isRight = outputs.every((output, i) => output === undefined || agrees(row[5][i], output))
    return isRight ? [] : [{ row: nameOf(row), said: row[5], ran: outputs }]
  })
  expect(wrong).toEqual([])
  expect(executed.length).toBeGreaterThanOrEqual(EXECUTED_AT_LEAST)
})

function byOperatorSet(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${domainAndType(row[1])[0]}:${row[2]}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

/** Whether what ran has the type, the sizes and the elements that the row says; what the row leaves open may be anything. */
function agrees(said: Row[5][number] | undefined, { type, dims, elements }: Output): boolean {
  const fact = typeof said === 'string' ? factOf(said.replace(/=unknown$/, '')) : said
  if (fact?.kind !== 'tensor' || fact.dtype !== type) return false
  if (fact.shape === undefined) return true
  const hasSizes = fact.shape.length === dims.length && fact.shape.every((dim, i) => typeof dim !== 'number' || dim === dims[i])
  return hasSizes && (elements === undefined || (fact.value ?? []).every((element, i) => typeof element === 'object' || sameElement(element, elements[i])))
}

/** Zeros of both signs are one. */
function sameElement(a: Scalar, b: Scalar | undefined): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b))
}

import fs from 'node:fs'
import { expect, test } from 'vitest'
import { everyRow } from '../oracle/every-row.ts'

/** Operators of bodies, sequences, optionals and maps: they have tests of their own, since a row holds tensors only. */
const NOT_IN_ROWS = /^(If|Loop|Scan|SequenceMap|Sequence\w+|\w+(To|From)Sequence|Optional\w*|ai\.onnx\.ml::(CastMap|DictVectorizer|ZipMap))$/

const lists: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = JSON.parse(fs.readFileSync('test/golden/operators/onnx.json', 'utf8'))

test('every version of every operator of ONNX has a row', async () => {
  const opsets = new Map<string, number[]>()
  for (const [, op, opset] of await everyRow()) opsets.set(op, [...(opsets.get(op) ?? []), opset])
  const missing = Object.entries(lists).flatMap(([domain, operators]) =>
    Object.entries(operators).flatMap(([type, versions]) => {
      const op = domain === 'ai.onnx' ? type : `${domain}::${type}`
      const hasRow = (since: number, i: number) => opsets.get(op)?.some((opset) => opset >= since && opset < (versions[i + 1] ?? Number.POSITIVE_INFINITY))
      return NOT_IN_ROWS.test(op) ? [] : versions.filter((since, i) => !hasRow(since, i)).map((since) => `${op}-${since}`)
    }),
  )
  expect(missing).toEqual([])
})

import { expect, test } from 'vitest'
import type { PeerTable } from '../../../src/report/peer-views/peer-table.ts'
import { peerReport, renderPeerTables } from '../../../src/report/peer-views/render.ts'

const TABLE: PeerTable = {
  view: 'torchstat',
  path: 'm.onnx',
  noun: 'module',
  columns: [
    { key: 'module', title: 'Module', format: 'name' },
    { key: 'output', title: 'Output shape', format: 'shape' },
    { key: 'flops', title: 'FLOPs', format: 'integer' },
    { key: 'memoryMB', title: 'Memory (MB)', format: 'mebibytes' },
  ],
  rows: [
    { values: { module: 'stem', output: [64, 112, 112], flops: 118_013_952, memoryMB: 3.0625 } },
    { values: { module: '=cmd|<b>', output: [], flops: 0, memoryMB: 0.003814697265625 } },
  ],
  total: { module: 'total', flops: { unknown: 'a size is not known', atLeast: 118_013_952 }, memoryMB: { value: 3.066314697265625 } },
  totals: [{ key: 'flops', title: 'Total FLOPs', format: 'integer', value: { unknown: 'a size is not known', atLeast: 118_013_952 } }],
  sections: [
    {
      key: 'uncounted',
      title: 'Not counted',
      columns: [
        { key: 'operator', title: 'Operator', format: 'text' },
        { key: 'calls', title: 'Calls', format: 'integer' },
      ],
      rows: [{ values: { operator: 'aten::add', calls: 16 } }],
    },
  ],
  notes: [['time is not measured: give --measure']],
}

test('a terminal shows rows, a total that admits what it does not know, and what was not counted', () => {
  expect(renderPeerTables([TABLE], 'table')).toBe(`m.onnx, as torchstat shows it

Module    Output shape          FLOPs  Memory (MB)
stem      64×112×112      118,013,952         3.06
=cmd|<b>  scalar                    0         0.00
total                   ≥ 118,013,952         3.07

Totals
Figure               Total
Total FLOPs  ≥ 118,013,952
Total FLOPs: a size is not known

Not counted
Operator   Calls
aten::add     16

What to know
time is not measured: give --measure
`)
})

test('rows beyond the first few are counted', () => {
  const [section] = peerReport(TABLE, { top: 1 }).sections
  expect(section?.table?.rows).toHaveLength(1)
  expect(section?.table?.omitted).toBe(1)
})

test('CSV has raw numbers, the total last, nothing where nothing is known, and no formulas', () => {
  expect(renderPeerTables([TABLE], 'csv')).toBe(
    ['module,output,flops,memoryMB', 'stem,64x112x112,118013952,3.0625', "'=cmd|<b>,,0,0.003814697265625", 'total,,,3.066314697265625', ''].join('\r\n'),
  )
})

test('JSON has rows by column, totals with reasons and the sections by name', () => {
  expect(JSON.parse(renderPeerTables([TABLE], 'json'))).toEqual({
    schema: 1,
    view: 'torchstat',
    model: { path: 'm.onnx' },
    rows: [
      { module: 'stem', output: [64, 112, 112], flops: 118_013_952, memoryMB: 3.0625 },
      { module: '=cmd|<b>', output: [], flops: 0, memoryMB: 0.003814697265625 },
    ],
    total: { module: 'total', flops: { unknown: 'a size is not known', atLeast: 118_013_952 }, memoryMB: { value: 3.066314697265625 } },
    totals: { flops: { unknown: 'a size is not known', atLeast: 118_013_952 } },
    uncounted: [{ operator: 'aten::add', calls: 16 }],
    notes: ['time is not measured: give --measure'],
  })
})

test('names from files are markup nowhere', () => {
  expect(renderPeerTables([TABLE], 'html')).not.toContain('<b>')
  expect(renderPeerTables([TABLE], 'markdown')).not.toMatch(/\|<b>/)
})

test('several models are an array, or one line each', () => {
  expect(JSON.parse(renderPeerTables([TABLE, TABLE], 'json'))).toHaveLength(2)
  expect(renderPeerTables([TABLE, TABLE], 'jsonl').trimEnd().split('\n')).toHaveLength(2)
})

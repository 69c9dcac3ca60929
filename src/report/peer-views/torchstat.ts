import { lastCalls } from '../../conventions/convention.ts'
import type { TorchCall } from '../../conventions/torch-call.ts'
import { TORCHSTAT_FLOPS, TORCHSTAT_MADD, TORCHSTAT_READ, TORCHSTAT_WRITE, torchstat } from '../../conventions/torchstat.ts'
import { moduleClass } from './module-class.ts'
import { foldedNote, modulesNote, timeNote } from './notes.ts'
import type { PeerColumn, PeerContext, PeerRow, PeerTable } from './peer-table.ts'
import { timeOf, timeOfAll } from './times.ts'

const COLUMNS: readonly PeerColumn[] = [
  { key: 'module', title: 'Module', format: 'name' },
  { key: 'type', title: 'Type', format: 'text', dropRank: 4 },
  { key: 'input', title: 'Input shape', format: 'shape', dropRank: 3 },
  { key: 'output', title: 'Output shape', format: 'shape', dropRank: 2 },
  { key: 'params', title: 'Params', format: 'integer' },
  { key: 'memoryMB', title: 'Memory (MB)', format: 'mebibytes' },
  { key: 'madd', title: 'MAdd', format: 'integer' },
  { key: 'flops', title: 'FLOPs', format: 'integer' },
  { key: 'readBytes', title: 'MemRead (B)', format: 'integer', dropRank: 5 },
  { key: 'writeBytes', title: 'MemWrite (B)', format: 'integer', dropRank: 5 },
]

const READ_AND_WRITTEN: PeerColumn = { key: 'readWriteBytes', title: 'MemR+W (B)', format: 'integer', dropRank: 1 }
const DURATION: PeerColumn = { key: 'duration', title: 'Duration', format: 'share' }

/** Leaf modules as torchstat reports them, of a module called several times the last call, and totals that are sums. */
export function torchstatView({ analysis, torch, times }: PeerContext): PeerTable {
  const { flops, madd, memoryMB, memReadWriteBytes, params } = torchstat.figures(torch)
  const calls = lastCalls(torch)
  const all = times === undefined ? 0 : timeOfAll(times)
  const rows = calls.map((call): PeerRow => ({ values: { ...valuesOf(call), ...(times === undefined ? {} : { duration: timeOf(call.keys, times) / all }) } }))
  const sum = (key: string): number => rows.reduce((total, { values }) => total + Number(values[key]), 0)
  return {
    view: 'torchstat',
    path: analysis.profile.model.path,
    noun: 'module',
    columns: [...COLUMNS, ...(times === undefined ? [] : [DURATION]), READ_AND_WRITTEN],
    rows,
    total: {
      module: 'total',
      params,
      memoryMB,
      madd,
      flops,
      readBytes: sum('readBytes'),
      writeBytes: sum('writeBytes'),
      ...(times === undefined ? {} : { duration: sum('duration') }),
      readWriteBytes: memReadWriteBytes,
    },
    totals: [
      { key: 'params', title: 'Total params', format: 'integer', value: params },
      { key: 'memoryMB', title: 'Total memory (MB)', format: 'mebibytes', value: memoryMB },
      { key: 'madd', title: 'Total MAdd', format: 'integer', value: madd },
      { key: 'flops', title: 'Total FLOPs', format: 'integer', value: flops },
      { key: 'readWriteBytes', title: 'Total MemR+W (B)', format: 'integer', value: memReadWriteBytes },
    ],
    notes: [...modulesNote(torch), ...foldedNote(torch), ...timeNote(times)],
  }
}

/** Shapes without the batch, which torchstat takes for 1. */
function valuesOf(call: TorchCall): PeerRow['values'] {
  const [read, written] = [4 * (TORCHSTAT_READ[call.kind]?.(call) ?? 0), 4 * (TORCHSTAT_WRITE[call.kind]?.(call) ?? 0)]
  return {
    module: call.module,
    type: moduleClass(call),
    input: call.inputShape.slice(1),
    output: call.outputShape.slice(1),
    params: call.weight + call.bias,
    memoryMB: (4 * call.y) / 2 ** 20,
    madd: TORCHSTAT_MADD[call.kind]?.(call) ?? 0,
    flops: TORCHSTAT_FLOPS[call.kind]?.(call) ?? 0,
    readBytes: read,
    writeBytes: written,
    readWriteBytes: read + written,
  }
}

import { expect, test } from 'vitest'
import type { LayerTime, MeasureResult } from '../../src/measure/measure-result.ts'
import { renderMarkdown } from '../../src/report/markdown/render.ts'
import { measureView } from '../../src/report/measure-view.ts'
import { renderTerminal } from '../../src/report/terminal/render.ts'
import { plain } from '../../src/report/text.ts'
import { latency, measured, paired } from '../support/measured.ts'

const text = (result: MeasureResult) => renderTerminal(measureView(result))
const lines = (result: MeasureResult) => measureView(result).lines.map((line) => plain(line.text))

test('begins with the machine, and has no outcome for a model measured alone', () => {
  const view = measureView(measured({ inputs: [{ name: 'x', dtype: 'float32', shape: [1, 3] }] }))
  expect(view.outcome).toBeUndefined()
  expect(view.lines.map((line) => plain(line.text))).toEqual(['onnxruntime-node 1.30.0, provider cpu, 1 thread, on Example CPU; fed x float32 1×3'])
})

test.each([
  [
    'pass',
    paired(1.001, 0.01, { outcome: 'pass', clock: 'cpu' }),
    'pass',
    /^latency \+0\.1 % against base, between -0\.9 % and \+1\.1 % \(99\.8 % sure, 10 rounds, CPU time\): within the allowed \+2\.5 %$/,
  ],
  [
    'fail',
    paired(1.05, 0.01, { outcome: 'fail', clock: 'wall' }),
    'fail',
    /^latency \+5 % against base, between \+4 % and \+6 % \(99\.8 % sure, 10 rounds, wall time\): more than the allowed \+2\.5 %$/,
  ],
  ['inconclusive', paired(1.02, 0.03, { reason: 'time was up' }), 'warn', /inconclusive for the allowed \+2\.5 %, time was up$/],
  [
    'the same file',
    { confidence: 0.998, rounds: 0, increase: 0.025, outcome: 'pass', reason: 'the files are the same, byte for byte' },
    'pass',
    /^same as base: the files are the same, byte for byte$/,
  ],
  [
    'too few rounds',
    { confidence: 0.998, rounds: 1, increase: 0.025, outcome: 'inconclusive', reason: 'time was up after 1 rounds of at least 5' },
    'warn',
    /^inconclusive: time was up after 1 rounds of at least 5$/,
  ],
] as const)('words a comparison that ends in %s', (_, comparison, outcome, sentence) => {
  const result = measured({ paired: comparison, base: { path: 'base.onnx', latency: latency(9.5) } })
  expect(measureView(result).outcome).toBe(outcome)
  expect(lines(result)[1]).toMatch(sentence)
})

test('the worst of comparison and limits is the outcome', () => {
  const limits = (outcome: 'pass' | 'fail' | 'inconclusive') => [{ figure: 'p95', max: 12, actual: 11.5, outcome }] as const
  expect(measureView(measured({ limits: limits('inconclusive'), paired: paired(1, 0.01, { outcome: 'pass' }) })).outcome).toBe('warn')
  expect(measureView(measured({ limits: limits('fail') })).outcome).toBe('fail')
  expect(lines(measured({ limits: limits('fail') }))[1]).toBe('p95 11.5 ms: above the limit of 12 ms')
})

test('shows both sides, the spread and where the median lies', () => {
  const shown = text(measured({ base: { path: 'base.onnx', latency: latency(9) } }))
  expect(shown).toMatch(/\n +Mean +Std +Min +p50 +p90 +p95 +p99 +CV +Samples\n?/)
  expect(shown).toMatch(/\nbase +9 ms/)
  expect(shown).toMatch(/\nhead +10 ms/)
  expect(shown).toContain('100/s; 10 fresh processes; median between 9.8 ms and 10.2 ms (95 % sure)')
})

test('draws the distribution, its fullest bin at full length', () => {
  const shown = text(measured())
  expect(shown).toMatch(/ 9 ms +10\.25 ms +10 +███\n/)
  expect(shown).toMatch(new RegExp(`120 +${'█'.repeat(40)}\n`))
  expect(shown).toMatch(/slowest +10 +███\n/)
})

test('a single bin is a distribution too', () => {
  expect(text(measured({ latency: { ...latency(10), histogram: { from: 10, to: 10, counts: [3] } } }))).toMatch(/10 ms +10 ms +3 +█{40}/)
})

test('shows the curve of throughput, what ended it, and why batches failed', () => {
  const shown = text(
    measured({
      throughput: {
        batch: 2,
        batches: 10,
        seconds: 0.5,
        perSecond: 40,
        peakBytes: 2 ** 30,
        endedBy: 'memory',
        curve: [
          { batch: 1, perSecond: 30, ms: 33.3, peakBytes: 2 ** 29 },
          { batch: 2, perSecond: 40, ms: 50, peakBytes: 2 ** 30 },
          { batch: 4, failed: { reason: 'memory', message: 'm.onnx: ran out of memory' } },
        ],
      },
    }),
  )
  expect(shown).toContain('40/s at batch 2: 10 batches × 2 ÷ 0.5 s, peak memory 1 GiB; larger batches do not fit into memory')
  expect(shown).toContain('batch 4: m.onnx: ran out of memory')
  expect(shown).toMatch(/\n +4 +out of memory\n/)
})

const LAYERS: readonly LayerTime[] = [
  { nodes: ['conv', 'relu'], op: 'Conv', provider: 'CPUExecutionProvider', ms: 1, share: 0.25, macs: 1e6, flops: 2e6, bytes: 1e6, gflopsPerSecond: 2, gigabytesPerSecond: 1 },
  { nodes: [], op: 'ReorderOutput', provider: 'CPUExecutionProvider', ms: 0.1, share: 0.025 },
  { nodes: ['fc'], op: 'Gemm', provider: 'CPUExecutionProvider', ms: 2.9, share: 0.725, macs: 2e6, gflopsPerSecond: 4 },
]

test('joins time and work of layers against the peak, fused ones together', () => {
  const shown = text(measured({ layers: LAYERS, peak: { gflopsPerSecond: 100, gigabytesPerSecond: 10 } }))
  expect(shown).toMatch(/\nconv \+ relu +Conv +1 ms +25 % +1 M +2 +2 % +1 +10 %\n/)
  expect(shown).toMatch(/\nadded by the runtime +ReorderOutput +100 µs +2\.5 %\n/)
  expect(shown).toContain('peak of this machine: 100 GFLOP/s, 10 GB/s')
})

test('shows the slowest layers first where only some are asked for', () => {
  const section = measureView(measured({ layers: LAYERS }), { top: 2 }).sections.find(({ title }) => plain(title) === 'Time per layer')
  expect(section?.table?.rows.map((row) => plain(row[0]?.text ?? []))).toEqual(['fc', 'conv + relu'])
  expect(section?.table?.omitted).toBe(1)
})

test('tells memory only where the system does, and every note', () => {
  expect(text(measured())).not.toContain('Memory')
  const shown = text(measured({ memory: { peakArenaBytes: 1024 }, notes: ['noisy runner'] }))
  expect(shown).toContain('1 KiB: peak of the arena, the same in every run')
  expect(shown).toContain('Notes\nnoisy runner')
})

test('names in a model cannot break the markdown', () => {
  const hostile = '`x` | <img src=x> @octocat\n# title'
  const layers = [{ ...(LAYERS[0] as LayerTime), nodes: [hostile] }]
  const markdown = renderMarkdown(measureView(measured({ model: { path: hostile }, layers, notes: [hostile] })))
  expect(markdown).not.toMatch(/<img|(?<!`)@octocat|^# title/m)
})

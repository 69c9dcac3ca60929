import type { ModelVerdict } from '../budget/verdict.ts'
import type { Latency, MeasureResult } from '../measure/measure-result.ts'
import { quantityText, shareText, signedShareText } from '../util/quantity-text.ts'
import { cell, EMPTY, nameCell } from './cells.ts'
import { name, type Text, words } from './text.ts'
import type { Cell, Line, Section } from './view.ts'

/** What was measured, on what; nothing where nothing was. */
export function measuredSection(models: readonly ModelVerdict[]): readonly Section[] {
  const results = models.flatMap(({ id, measured }) => (measured === undefined ? [] : [{ id, measured }]))
  if (results.length === 0) return []
  return [
    {
      title: ['Latency'],
      isFolded: true,
      lines: [
        ...new Map(results.map(({ measured }) => [JSON.stringify([measured.runtime, measured.device.name]), { text: machineText(measured) }])).values(),
        ...results.flatMap(({ id, measured }) => noteLines(id, measured)),
      ],
      table: {
        columns: ['Model', 'Side', 'Mean', 'p50', 'p95', 'p99', 'Samples', 'Against base'].map((title, i) => ({ title, align: i < 2 ? 'left' : 'right' })),
        rows: results.flatMap(({ id, measured }) => [
          ...(measured.base === undefined ? [] : [latencyRow(id, 'base', measured.base.latency, EMPTY)]),
          latencyRow(id, 'head', measured.latency, cell(pairedText(measured))),
        ]),
        noun: 'measurement',
      },
    },
  ]
}

function latencyRow(id: string, side: string, latency: Latency, against: Cell): readonly Cell[] {
  const times = [latency.mean, latency.p50, latency.p95, latency.p99].map((ms) => cell(quantityText(ms, 'milliseconds')))
  return [nameCell(id), cell(side), ...times, cell(String(latency.samples)), against]
}

function pairedText({ paired }: MeasureResult): string {
  if (paired === undefined) return ''
  const { ratio, low, high } = paired
  if (ratio === undefined || low === undefined || high === undefined) return paired.outcome === 'pass' ? 'same file' : paired.outcome
  return `${signedShareText(ratio - 1)} (${signedShareText(low - 1)} to ${signedShareText(high - 1)}), ${paired.outcome}`
}

function machineText({ runtime, device }: MeasureResult): Text {
  return words`${name(`${runtime.package} ${runtime.version}`)}, provider ${name(runtime.provider)}, ${String(runtime.threads)} thread${runtime.threads === 1 ? '' : 's'}, on ${name(device.name)}`
}

function noteLines(id: string, { notes, throughput, noise }: MeasureResult): readonly Line[] {
  return [
    ...(throughput === undefined ? [] : [{ text: words`${name(id)}: ${quantityText(throughput.perSecond, 'rate')} at batch ${String(throughput.batch)}` }]),
    ...(noise.contention === undefined || noise.contention < 0.1
      ? []
      : [{ text: words`${name(id)}: the processor was ours only ${shareText(1 - noise.contention)} of the time`, tone: 'warn' } as const]),
    ...notes.map((note): Line => ({ text: words`${name(id)}: ${note}`, tone: 'dim' })),
  ]
}

import { type FailedProfile, isFailed, type ModelProfile } from '../analyze/model-profile.ts'
import { TOTAL_INFO } from '../compare/metrics.ts'
import { cell, figureCell, titleOf } from './cells.ts'
import { csv, figureFields } from './csv.ts'
import { json } from './json.ts'
import { type Format, renderViews } from './render.ts'
import type { TerminalOptions } from './terminal/render.ts'
import { name, withHint, words } from './text.ts'
import type { Line, ReportView } from './view.ts'

/** One model at several sizes of a symbol, `profile --sweep`. */
export interface Sweep {
  readonly path: string
  readonly symbol: string
  readonly entries: readonly { readonly value: number; readonly profile: ModelProfile | FailedProfile }[]
}

const SHOWN = ['params', 'macs', 'flops', 'readBytes', 'writeBytes', 'activationBytes', 'peakActivationBytes'] as const

/** What models cost at each size: one row each. As JSON a list of `{model, symbol, value, totals}`, with an `error` in place of totals that could not be had. */
export function renderSweeps(sweeps: readonly Sweep[], format: Format, options: TerminalOptions = {}): string {
  switch (format) {
    case 'json':
      return `${json(sweeps.flatMap(jsonRows))}\n`
    case 'jsonl':
      return sweeps
        .flatMap(jsonRows)
        .map((row) => `${json(row, false)}\n`)
        .join('')
    case 'csv':
      return sweepsCsv(sweeps)
    default:
      return renderViews(sweeps.map(sweepView), format, options)
  }
}

function jsonRows({ path, symbol, entries }: Sweep): readonly object[] {
  return entries.map(({ value, profile }) => ({
    schema: profile.schema,
    model: { path },
    symbol,
    value,
    ...(isFailed(profile) ? { error: profile.error } : { totals: profile.totals }),
  }))
}

/** A row for each size that could be had; what stopped the sweep stands below. */
function sweepView({ path, symbol, entries }: Sweep): ReportView {
  const rows = entries.flatMap(({ value, profile }) =>
    isFailed(profile) ? [] : [[cell(String(value)), ...SHOWN.map((metric) => figureCell(profile.totals[metric], TOTAL_INFO[metric]))]],
  )
  const columns = [{ title: symbol, align: 'right' }, ...SHOWN.map((metric) => ({ title: titleOf(metric), align: 'right' }) as const)] as const
  const lines = entries.flatMap(({ profile }): readonly Line[] => (isFailed(profile) ? [failureLine(path, profile)] : []))
  return {
    title: words`${name(path)} by ${name(symbol)}`,
    lines: [],
    sections: [{ title: [], isFolded: false, ...(rows.length > 0 && { table: { columns, rows, noun: 'size' } }), lines }],
  }
}

function failureLine(path: string, { error }: FailedProfile): Line {
  const sentence = error.message.startsWith(`${path}: `) ? error.message.slice(path.length + 2) : error.message
  return { text: [withHint(sentence, error.hint)], tone: 'warn' }
}

function sweepsCsv(sweeps: readonly Sweep[]): string {
  const header = ['model', 'symbol', 'size', ...SHOWN.flatMap((metric) => [metric, `${metric}Status`])]
  const rows = sweeps.flatMap(({ path, symbol, entries }) =>
    entries.map(({ value, profile }) => [
      path,
      symbol,
      value,
      ...SHOWN.flatMap((metric) => figureFields(isFailed(profile) ? { unknown: profile.error.message } : profile.totals[metric])),
    ]),
  )
  return csv([header, ...rows])
}

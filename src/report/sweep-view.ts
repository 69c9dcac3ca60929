import { type FailedProfile, isFailed, type ModelProfile } from '../analyze/model-profile.ts'
import { TOTAL_INFO } from '../compare/metrics.ts'
import { cell, figureCell, titleOf } from './cells.ts'
import { csv, figureFields } from './csv.ts'
import { json } from './json.ts'
import { type Format, renderViews } from './render.ts'
import type { TerminalOptions } from './terminal/render.ts'
import { name, words } from './text.ts'
import type { ReportView } from './view.ts'

/** One model at several sizes of a symbol, `profile --sweep`. */
export interface Sweep {
  readonly path: string
  readonly symbol: string
  readonly entries: readonly { readonly value: number; readonly profile: ModelProfile | FailedProfile }[]
}

const SHOWN = ['macs', 'flops', 'readBytes', 'writeBytes', 'activationBytes', 'peakActivationBytes'] as const

/** What the model costs at each size: one row each. As JSON the profiles, as `profile` gives them for several models. */
export function renderSweep(sweep: Sweep, format: Format, options: TerminalOptions = {}): string {
  const profiles = sweep.entries.map(({ profile }) => profile)
  switch (format) {
    case 'json':
      return `${json(profiles)}\n`
    case 'jsonl':
      return profiles.map((profile) => `${json(profile, false)}\n`).join('')
    case 'csv':
      return sweepCsv(sweep)
    default:
      return renderViews([sweepView(sweep)], format, options)
  }
}

function sweepView({ path, symbol, entries }: Sweep): ReportView {
  return {
    title: words`${name(path)} by ${name(symbol)}`,
    lines: [],
    sections: [
      {
        title: [],
        isFolded: false,
        table: {
          columns: [{ title: symbol, align: 'right' }, ...SHOWN.map((metric) => ({ title: titleOf(metric), align: 'right' as const }))],
          rows: entries.map(({ value, profile }) => [
            cell(String(value)),
            ...SHOWN.map((metric) => (isFailed(profile) ? cell(profile.error.message, 'bad') : figureCell(profile.totals[metric], TOTAL_INFO[metric]))),
          ]),
          noun: 'size',
        },
      },
    ],
  }
}

function sweepCsv({ path, symbol, entries }: Sweep): string {
  const header = ['model', symbol, ...SHOWN.flatMap((metric) => [metric, `${metric}Status`])]
  const rows = entries.map(({ value, profile }) => [
    path,
    value,
    ...SHOWN.flatMap((metric) => figureFields(isFailed(profile) ? { unknown: profile.error.message } : profile.totals[metric])),
  ])
  return csv([header, ...rows])
}

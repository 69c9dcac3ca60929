import { type FailedProfile, isFailed, type ModelProfile } from '../analyze/model-profile.ts'
import { TOTAL_INFO } from '../compare/metrics.ts'
import type { Figure } from '../util/figure.ts'
import { counted } from '../util/quantity-text.ts'
import { cell, EMPTY, figureCell, nameCell, titleOf } from './cells.ts'
import { unknownLines } from './profile-remarks.ts'
import { withHint } from './text.ts'
import type { Column, ReportView, Section, Table } from './view.ts'

/** Several profiles: one row each. */
export function overviewView(profiles: readonly (ModelProfile | FailedProfile)[]): ReportView {
  const failed = profiles.filter(isFailed)
  const errors: Section = {
    title: ['Models that cannot be read'],
    isFolded: false,
    lines: failed.map(({ error }) => ({
      text: [withHint(error.message, error.hint)],
      outcome: 'unknown',
    })),
  }
  return {
    title: [counted(profiles.length, 'model')],
    lines: [],
    sections: [{ title: [], isFolded: false, table: overviewTable(profiles), lines: unknownLines(shownFigures(profiles)) }, ...(failed.length > 0 ? [errors] : [])],
  }
}

const OVERVIEW = ['params', 'macs', 'flops', 'weightBytes', 'activationBytes', 'peakActivationBytes', 'nodes'] as const

function shownFigures(profiles: readonly (ModelProfile | FailedProfile)[]): readonly Figure[] {
  return profiles.flatMap((profile) => (isFailed(profile) ? [] : OVERVIEW.map((metric) => profile.totals[metric])))
}

function overviewTable(profiles: readonly (ModelProfile | FailedProfile)[]): Table {
  return {
    columns: [{ title: 'Model', align: 'left' }, ...OVERVIEW.map((metric, i): Column => ({ title: titleOf(metric), align: 'right', ...(i > 1 ? { dropRank: i } : {}) }))],
    rows: profiles.map((profile) => [
      nameCell(profile.model.path),
      ...OVERVIEW.map((metric) => (isFailed(profile) ? (metric === OVERVIEW[0] ? cell('unreadable', 'bad') : EMPTY) : figureCell(profile.totals[metric], TOTAL_INFO[metric]))),
    ]),
    noun: 'model',
  }
}

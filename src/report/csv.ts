import { type FailedProfile, isFailed, type ModelProfile, NODE_FIGURES, TOTALS } from '../analyze/model-profile.ts'
import type { Verdict } from '../budget/verdict.ts'
import type { Comparison } from '../compare/comparison.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import { visible } from '../util/visible.ts'
import { type Grouping, groupNodes } from './node-groups.ts'

type Value = string | number | undefined

/** Rows as RFC 4180: CRLF between them, quotes where needed. */
export function csv(rows: readonly (readonly Value[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

/** Text that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets themselves mark text. */
function field(value: Value): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = visible(value)
  const safe = /^\s*[=+\-@|%]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A figure as two columns: its number, and how sure it is (`exact`, `upper`, `lower`, `estimate`, or why it is unknown). */
export function figureFields(figure: Figure | undefined): readonly [Value, Value] {
  if (figure === undefined) return [undefined, undefined]
  return isKnown(figure) ? [figure.value, figure.status ?? 'exact'] : [undefined, `unknown: ${figure.unknown}`]
}

/** One row per model without a grouping, else one per layer, operator or module; a column for each figure, then one for its status. */
export function profilesCsv(profiles: readonly (ModelProfile | FailedProfile)[], by: Grouping | undefined): string {
  if (by === undefined) {
    const header = ['model', ...TOTALS.flatMap((name) => [name, `${name}Status`]), 'error']
    const rows = profiles.map((profile) => [
      profile.model.path,
      ...TOTALS.flatMap((name) => (isFailed(profile) ? [undefined, undefined] : figureFields(profile.totals[name]))),
      isFailed(profile) ? profile.error.message : undefined,
    ])
    return csv([header, ...rows])
  }
  const header = ['model', by, 'operator', 'nodes', ...NODE_FIGURES.flatMap((name) => [name, `${name}Status`])]
  const rows = profiles.flatMap((profile) =>
    isFailed(profile)
      ? []
      : groupNodes(profile, by).map(({ key, nodes, figures }) => [
          profile.model.path,
          key,
          nodes.length === 1 ? nodes[0]?.op : undefined,
          nodes.length,
          ...NODE_FIGURES.flatMap((name) => figureFields(figures[name])),
        ]),
  )
  return csv([header, ...rows])
}

/** One row per total. */
export function comparisonCsv({ base, head, deltas }: Comparison): string {
  const header = ['base', 'head', 'metric', 'baseValue', 'baseStatus', 'headValue', 'headStatus', 'change', 'ratio']
  const rows = deltas.map(({ metric, base: from, head: to, change, ratio }) => [
    base?.model.path,
    head.model.path,
    metric,
    ...figureFields(from),
    ...figureFields(to),
    change,
    ratio,
  ])
  return csv([header, ...rows])
}

/** One row per check. */
export function verdictCsv({ models }: Verdict): string {
  const header = ['id', 'path', 'metric', 'layers', 'limit', 'limitValue', 'level', 'actual', 'actualStatus', 'outcome', 'message']
  const rows = models.flatMap(({ id, path, checks, error }): readonly (readonly Value[])[] =>
    error !== undefined
      ? [[id, path, undefined, undefined, undefined, undefined, undefined, undefined, undefined, 'unknown', error.message]]
      : checks.map(({ budget: { metric, layers, limit, level }, actual, outcome, message }) => [
          id,
          path,
          metric,
          layers,
          limit.kind,
          limit.kind === 'increase' ? limit.share : limit.value,
          level,
          ...figureFields(actual),
          outcome,
          message,
        ]),
  )
  return csv([header, ...rows])
}

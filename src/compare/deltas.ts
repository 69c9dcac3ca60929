import { type ModelProfile, NODE_FIGURES, type NodeProfile, TOTALS } from '../analyze/model-profile.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import type { Delta } from './comparison.ts'

/** The totals of two profiles, in the order of `TOTALS`. */
export function totalDeltas(base: ModelProfile, head: ModelProfile): readonly Delta[] {
  return TOTALS.map((metric) => {
    const [from, to] = [base.totals[metric], head.totals[metric]]
    if (!isKnown(from) || !isKnown(to)) return { metric, base: from, head: to }
    return { metric, base: from, head: to, change: to.value - from.value, ...(from.value === 0 ? {} : { ratio: to.value / from.value }) }
  })
}

export function isSameFigure(a: Figure | undefined, b: Figure | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (isKnown(a) !== isKnown(b)) return false
  return isKnown(a) && isKnown(b) ? a.value === b.value && a.status === b.status : a.formula === b.formula && atLeast(a) === atLeast(b)
}

const atLeast = (figure: Figure): number | undefined => (isKnown(figure) ? figure.value : figure.atLeast)

export function haveSameFigures(a: NodeProfile, b: NodeProfile): boolean {
  return NODE_FIGURES.every((name) => isSameFigure(a.figures[name], b.figures[name]))
}

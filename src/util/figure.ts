/** How sure a figure is; later entries are less sure. */
export type Status = 'exact' | 'upper' | 'lower' | 'estimate'

/** A figure that is known: an exact number unless `status` says otherwise, with its formula where symbols are involved. */
export interface KnownFigure {
  readonly value: number
  readonly status?: Exclude<Status, 'exact'>
  readonly formula?: string
}

/** A figure that is not known, and why; `atLeast` is the part that is. */
export interface UnknownFigure {
  readonly unknown: string
  readonly atLeast?: number
  readonly formula?: string
}

/** A value or a reason: never NaN, Infinity, null or a silent 0. */
export type Figure = KnownFigure | UnknownFigure

export function isKnown(figure: Figure): figure is KnownFigure {
  return 'value' in figure
}

/** The less sure of two statuses; an upper and a lower bound together are an estimate. */
export function worseStatus(a: Status, b: Status): Status {
  if (a === b || b === 'exact') return a
  if (a === 'exact') return b
  return 'estimate'
}

/** The sum, as sure as its least sure part; where a part is not known, what is known of the others is the least it can be. */
export function sumFigures(figures: readonly Figure[]): Figure {
  const known = figures.filter(isKnown)
  const missing = figures.find((figure) => !isKnown(figure))
  const value = known.reduce((sum, figure) => sum + figure.value, 0)
  if (missing !== undefined && !isKnown(missing)) {
    const atLeast = figures.reduce((sum, figure) => sum + leastOf(figure), 0)
    return { unknown: missing.unknown, ...(atLeast > 0 && Number.isSafeInteger(atLeast) ? { atLeast } : {}) }
  }
  if (!Number.isSafeInteger(value) && known.every((figure) => Number.isInteger(figure.value))) return { unknown: 'more than 2^53, which JSON numbers cannot hold exactly' }
  const status = known.reduce<Status>((worst, figure) => worseStatus(worst, figure.status ?? 'exact'), 'exact')
  return { value, ...(status === 'exact' ? {} : { status }) }
}

/** The least a figure that is never negative can be. */
export function leastOf(figure: Figure): number {
  if (!isKnown(figure)) return figure.atLeast ?? 0
  return figure.status === undefined || figure.status === 'lower' ? figure.value : 0
}

/** The most a figure can be. */
export function mostOf(figure: Figure): number {
  return isKnown(figure) && (figure.status === undefined || figure.status === 'upper') ? figure.value : Number.POSITIVE_INFINITY
}

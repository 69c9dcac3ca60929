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

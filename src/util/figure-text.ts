import { type Figure, isKnown, type Status } from './figure.ts'
import { quantityText, type Unit } from './quantity-text.ts'

/** How a figure that is not exact is marked. */
export const STATUS_SIGNS: Readonly<Record<Exclude<Status, 'exact'>, string>> = { upper: '≤', lower: '≥', estimate: '~' }

/** A figure for people: `8.3 G`, `≤ 8.3 G`, `?`, `? (at least 3 G)`. */
export function figureText(figure: Figure, unit: Unit): string {
  if (!isKnown(figure)) return figure.atLeast === undefined ? '?' : `? (at least ${quantityText(figure.atLeast, unit)})`
  const text = quantityText(figure.value, unit)
  return figure.status === undefined ? text : `${STATUS_SIGNS[figure.status]} ${text}`
}

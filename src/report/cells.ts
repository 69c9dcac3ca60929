import type { TensorProfile } from '../analyze/model-profile.ts'
import { type MetricInfo, TOTAL_INFO } from '../compare/metrics.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import { figureText } from '../util/figure-text.ts'
import { quantityText, shareText, signedQuantityText, signedShareText } from '../util/quantity-text.ts'
import { capitalized, name, type Text } from './text.ts'
import type { Cell, Tone } from './view.ts'

export const EMPTY: Cell = { text: [] }

export function cell(text: string | Text, tone?: Tone): Cell {
  return { text: typeof text === 'string' ? (text === '' ? [] : [text]) : text, ...(tone === undefined ? {} : { tone }) }
}

export function nameCell(text: string, tone?: Tone): Cell {
  return cell([name(text)], tone)
}

export function figureCell(figure: Figure | undefined, { unit }: Pick<MetricInfo, 'unit'>): Cell {
  if (figure === undefined) return EMPTY
  const shown = cell(figureText(figure, unit), isKnown(figure) ? (figure.value === 0 ? 'dim' : undefined) : 'warn')
  return isKnown(figure) ? { ...shown, value: figure.value } : shown
}

/** `25.6 M → 26.1 M`; one value where both read the same. */
export function changeText(base: Figure | undefined, head: Figure | undefined, { unit }: Pick<MetricInfo, 'unit'>): string {
  const [before, after] = [base === undefined ? '–' : figureText(base, unit), head === undefined ? '–' : figureText(head, unit)]
  return before === after ? after : `${before} → ${after}`
}

/** How a figure changed, as a percentage where there is one: `+2.1 %`, `+3 from 0`, `=`, or nothing where a side is not known. */
export function growthCell(base: Figure | undefined, head: Figure | undefined, { unit }: Pick<MetricInfo, 'unit'>): Cell {
  if (base === undefined || head === undefined || !isKnown(base) || !isKnown(head)) return EMPTY
  const difference = head.value - base.value
  if (difference === 0) return cell('=', 'dim')
  const tone: Tone = difference > 0 ? 'bad' : 'good'
  if (base.value === 0) return cell(signedQuantityText(difference, unit), tone)
  return { ...cell(signedShareText(difference / base.value), tone), value: difference / base.value }
}

/** A figure's share of a total, where both are known and the total is not 0. */
export function shareCell(figure: Figure | undefined, total: Figure | undefined): Cell {
  if (figure === undefined || total === undefined || !isKnown(figure) || !isKnown(total) || total.value === 0) return EMPTY
  const share = figure.value / total.value
  return { ...cell(shareText(share), share === 0 ? 'dim' : undefined), value: share }
}

/** `1×64×112×112`, with its type unless that is float32; symbols keep their names. */
export function shapeText(tensor: TensorProfile | undefined): Text {
  if (tensor === undefined) return ['?']
  if (tensor.type !== undefined) return [name(tensor.type)]
  const { dtype, shape } = tensor
  const type = dtype === undefined ? ['? '] : dtype === 'float32' ? [] : [`${dtype} `]
  if (shape === null || shape === undefined) return [...type, '?']
  if (shape.length === 0) return [...type, 'scalar']
  return [...type, ...shape.flatMap((dim, i) => [...(i > 0 ? ['×'] : []), dim === null ? '?' : typeof dim === 'number' ? String(dim) : name(dim)])]
}

export function countCell(count: number): Cell {
  return cell(quantityText(count, 'count'), count === 0 ? 'dim' : undefined)
}

/** What a total is called at the head of a column or row. */
export function titleOf(metric: keyof typeof TOTAL_INFO): string {
  return capitalized(TOTAL_INFO[metric].label)
}

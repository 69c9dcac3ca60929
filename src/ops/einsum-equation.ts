import { broadcastDims } from '../facts/broadcast.ts'
import type { Dim, Shape } from '../facts/dim.ts'
import type { OpContext } from './context.ts'

/** An Einsum equation over operands of known rank: every axis has a label; labels of an ellipsis are counted from its end. */
export interface Equation {
  readonly operands: readonly (readonly string[])[]
  readonly output: readonly string[]
  readonly sizes: ReadonlyMap<string, Dim>
}

const ELLIPSIS = '...'

/**
 * Reads an equation: spaces do not count, `...` stands for any number of axes, and without `->` the result has the ellipsis
 * and then, in alphabetical order, every label that occurs once. Undefined when a rank that matters is not known.
 */
export function equationOf(ctx: OpContext): Equation | undefined {
  const text = (ctx.attrs.string('equation') ?? ctx.fail('the equation is missing')).replaceAll(/\s/g, '')
  const [left = '', right, ...more] = text.split('->')
  const terms = left.split(',')
  if (more.length > 0 || terms.length !== ctx.inputs.length) ctx.fail(`the equation ${text} is not one of ${ctx.inputs.length} operands`)
  const parsed = terms.map((term) => labelsOf(ctx, term))
  const result = right === undefined ? undefined : labelsOf(ctx, right)
  const shapes = ctx.inputs.map((_, i) => ctx.shape(i))
  if (parsed.some((labels, i) => labels.includes(ELLIPSIS) && shapes[i] === undefined)) return undefined
  const operands = parsed.map((labels, i) => expandEllipsis(ctx, labels, shapes[i]?.length))
  const ellipsis = operands.map((labels) => labels.filter(isOfEllipsis)).reduce((longest, labels) => (labels.length > longest.length ? labels : longest), [])
  const output = (result ?? implicitOutput(parsed)).flatMap((label) => (label === ELLIPSIS ? ellipsis : [label]))
  const known = new Set(operands.flat())
  if (new Set(output).size < output.length || output.some((label) => !known.has(label)))
    ctx.fail(`the output of the equation ${text} repeats a label or has one that no operand has`)
  return { operands, output, sizes: sizesOf(operands, shapes) }
}

function labelsOf(ctx: OpContext, term: string): readonly string[] {
  const labels = term.match(/\.\.\.|[A-Za-z]/g) ?? []
  if (labels.join('') !== term || labels.filter((label) => label === ELLIPSIS).length > 1) ctx.fail(`the term ${term} of the equation is not one`)
  return labels
}

/** Labels of one operand with those of its ellipsis written out as `.1`, `.0`, so that they align at the end. */
function expandEllipsis(ctx: OpContext, labels: readonly string[], rank: number | undefined): readonly string[] {
  const rest = (rank ?? labels.length) - labels.filter((label) => label !== ELLIPSIS).length
  if (rest < 0 || (rest > 0 && !labels.includes(ELLIPSIS))) ctx.fail(`an operand of rank ${rank} cannot be ${labels.join('')}`)
  return labels.flatMap((label) => (label === ELLIPSIS ? Array.from({ length: rest }, (_, i) => `.${rest - 1 - i}`) : [label]))
}

function isOfEllipsis(label: string): boolean {
  return label.startsWith('.')
}

function implicitOutput(terms: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const label of terms.flat()) counts.set(label, (counts.get(label) ?? 0) + 1)
  const once = [...counts].filter(([label, count]) => count === 1 && label !== ELLIPSIS).map(([label]) => label)
  return [...(counts.has(ELLIPSIS) ? [ELLIPSIS] : []), ...once.sort((a, b) => (a < b ? -1 : 1))]
}

/** The size of a label is that of any axis it stands for; axes of size 1 broadcast. */
function sizesOf(operands: readonly (readonly string[])[], shapes: readonly (Shape | undefined)[]): ReadonlyMap<string, Dim> {
  const sizes = new Map<string, Dim>()
  for (const [i, labels] of operands.entries()) {
    for (const [axis, label] of labels.entries()) {
      const size = shapes[i]?.[axis] ?? null
      sizes.set(label, sizes.has(label) ? broadcastDims(sizes.get(label) ?? null, size) : size)
    }
  }
  return sizes
}

import type { ExplainedTensor, Explanation, FilledFormula, NamedSize } from '../analyze/explain/explanation.ts'
import { isKnown } from '../util/figure.ts'
import { STATUS_SIGNS } from '../util/figure-text.ts'
import { cell, nameCell, shapeText } from './cells.ts'
import { unknownLines } from './profile-remarks.ts'
import { name, type Piece, shortened, words } from './text.ts'
import type { Cell, Line, ReportView, Section, Table } from './view.ts'

/** What a layer is, the sizes it has, and each formula with its numbers filled in. */
export function explainView(explanation: Explanation): ReportView {
  const { key, op, module, kind, inputs, outputs, sizes, formulas, together, counts, notes } = explanation
  return {
    title: words`${name(key)}: ${kind}`,
    lines: [{ text: words`${name(op)}${module === '' ? '' : words` in ${name(module)}`}`, tone: 'dim' }, tensorsLine('inputs', inputs), tensorsLine('outputs', outputs)],
    sections: [
      ...(sizes.length === 0 ? [] : [{ title: ['Sizes'], isFolded: false, table: sizesTable(sizes) }]),
      formulas.length === 0
        ? { title: ['Figures'], isFolded: false, lines: [{ text: ['it computes nothing, and reads and writes nothing'], tone: 'dim' }] }
        : { title: ['Figures'], isFolded: false, table: formulasTable(formulas), lines: [...unknownLines(formulas.map(({ value }) => value)), ...shortenedLines(explanation)] },
      ...together.map(
        (joint): Section => ({
          title: [joint.title],
          isFolded: false,
          sections: [{ title: [], isFolded: false, table: sizesTable(joint.sizes.filter(({ symbol }) => !sizes.some((known) => known.symbol === symbol))) }].filter(
            ({ table }) => table.rows.length > 0,
          ),
          table: formulasTable(joint.formulas),
        }),
      ),
      ...(counts === undefined && notes.length === 0
        ? []
        : [
            {
              title: ['What to know'],
              isFolded: false,
              lines: [
                ...(counts === undefined ? [] : [{ text: [`${op} is counted so: ${counts}`], tone: 'dim' as const }]),
                ...notes.map((note) => ({ text: [note], tone: 'dim' as const })),
              ],
            },
          ]),
    ],
  }
}

/** Longer expressions nobody reads: JSON has them whole. */
const MOST_CHARACTERS = 240

/** A word about what was shortened. */
function shortenedLines({ sizes, formulas, together }: Explanation): readonly Line[] {
  const texts = [...sizes, ...together.flatMap((joint) => joint.sizes)].map(({ size }) => String(size))
  const written = [...formulas, ...together.flatMap((joint) => joint.formulas)].flatMap(({ formula, filled }) => [formula, filled])
  const isShortened = [...texts, ...written].some((text) => [...text].length > MOST_CHARACTERS)
  return isShortened ? [{ text: ['what … stands for is whole in --format json'], tone: 'dim' }] : []
}

function tensorsLine(title: string, tensors: readonly ExplainedTensor[]): Line {
  return { text: [`${title}: `, ...tensors.flatMap((tensor, i): readonly Piece[] => [i > 0 ? ', ' : '', name(tensor.name), ' ', ...shapeText(tensor)])] }
}

function sizesTable(sizes: readonly NamedSize[]): Table {
  return {
    columns: [
      { title: 'Symbol', align: 'left' },
      { title: 'Size', align: 'right', isWrapped: true },
      { title: 'Meaning', align: 'left' },
    ],
    rows: sizes.map(({ symbol, size, meaning }) => [cell(symbol), typeof size === 'number' ? cell(String(size)) : nameCell(shortened(size, MOST_CHARACTERS)), cell(meaning)]),
    noun: 'size',
  }
}

function formulasTable(formulas: readonly FilledFormula[]): Table {
  return {
    columns: [
      { title: 'Figure', align: 'left' },
      { title: 'Value', align: 'right' },
      { title: 'Formula', align: 'left', isWrapped: true },
      { title: 'With numbers', align: 'left', isWrapped: true },
    ],
    rows: formulas.map((filled) => [cell(filled.what), valueCell(filled), cell(shortened(filled.formula, MOST_CHARACTERS)), cell(shortened(filled.filled, MOST_CHARACTERS))]),
    noun: 'figure',
  }
}

/** Exact numbers: who asks how a figure comes about wants to see all of it. Why one is not known stands below. */
function valueCell({ value }: FilledFormula): Cell {
  if (!isKnown(value)) return cell(value.atLeast === undefined ? '?' : `? (at least ${numberText(value.atLeast)})`, 'warn')
  return cell(value.status === undefined ? numberText(value.value) : `${STATUS_SIGNS[value.status]} ${numberText(value.value)}`)
}

function numberText(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toPrecision(4)
}

import { type Line, type ReportView, type Section, SYMBOLS } from '../view.ts'
import { fitParts, type Limits, type Part } from './fit.ts'
import { tableLines } from './table.ts'
import { htmlInMarkdown, markdown } from './text.ts'

export interface MarkdownOptions {
  readonly limits?: Limits
  /** Where what does not fit can be found, for a sentence: `in the report artifact`. */
  readonly where?: string
  /** Level of the title. */
  readonly level?: number
}

const UNLIMITED: Limits = { characters: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER }

/** A report as GitHub-flavoured markdown, folded sections in `<details>`. Everything that stands first is kept first. */
export function renderMarkdown(view: ReportView, { limits = UNLIMITED, where = 'in the full report', level = 2 }: MarkdownOptions = {}): string {
  const mark = view.outcome === undefined ? '' : `${SYMBOLS[view.outcome]} `
  const title = `${'#'.repeat(level)} ${mark}${markdown(view.title)}\n`
  const parts: readonly Part[] = [{ kind: 'text', text: title }, ...paragraphs(view.lines), ...view.sections.flatMap((section) => sectionParts(section, level + 1))]
  return fitParts(parts, limits, where)
}

function paragraphs(lines: readonly Line[]): readonly Part[] {
  return lines.map((line) => ({ kind: 'text', text: `\n${markdown(line.text)}\n` }))
}

function sectionParts(section: Section, level: number): readonly Part[] {
  const { title, isFolded } = section
  const content = contentParts(section, level)
  if (isFolded) return [{ kind: 'group', before: `\n<details><summary>${htmlInMarkdown(title)}</summary>\n`, parts: content, after: '\n</details>\n' }]
  return title.length === 0 ? content : [{ kind: 'group', before: `\n${'#'.repeat(Math.min(6, level))} ${markdown(title)}\n`, parts: content, after: '' }]
}

function contentParts({ table, lines = [], sections = [] }: Section, level: number): readonly Part[] {
  const parts: Part[] = []
  if (table !== undefined) {
    const { head, rows, footer } = tableLines(table)
    const after = footer.map((line) => `${line}\n`).join('')
    parts.push({ kind: 'rows', before: `\n${head.join('\n')}\n`, rows, after, noun: table.noun, omitted: table.omitted ?? 0 })
  }
  if (lines.length > 0) parts.push({ kind: 'rows', before: '\n', rows: lines.map(item), after: '', noun: 'line', omitted: 0 })
  return [...parts, ...sections.flatMap((section) => sectionParts(section, level + 1))]
}

function item({ text, outcome }: Line): string {
  return `- ${outcome === undefined ? '' : `${SYMBOLS[outcome]} `}${markdown(text)}`
}

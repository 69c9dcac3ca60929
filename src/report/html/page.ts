import { createHash } from 'node:crypto'
import type { Outcome } from '../../budget/verdict.ts'
import { counted } from '../../util/quantity-text.ts'
import { plain, unbroken } from '../text.ts'
import { type Cell, type Line, type ReportView, type Section, type Table, TONES } from '../view.ts'
import { escapeHtml, html } from './escape.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

/** A picture of ours, under the report: HTML that is written as it is. */
export interface Figure {
  readonly title: string
  readonly html: string
}

/** Drawn in the page's own colours rather than as emoji, which not every machine has. */
const MARKS: Readonly<Record<Outcome, string>> = { pass: '✔', skipped: '–', warn: '!', unknown: '?', fail: '✖' }

function markHtml(outcome: Outcome): string {
  return `<span class="mark ${TONES[outcome]}" title="${outcome}">${MARKS[outcome]}</span>`
}

/** Deeper levels stand no further in. */
const DEEPEST = 6

/**
 * Reports as one page that needs nothing else: style and script are in it, and its content security policy allows no others. Names from
 * models are text and nothing more.
 */
export function renderPage(views: readonly ReportView[], figures: readonly Figure[] = []): string {
  const title = views.map(({ title: text }) => plain(text)).join(', ')
  const policy = `default-src 'none'; style-src '${integrityOf(STYLE)}'; script-src '${integrityOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`
  const pictures = figures
    .filter((figure) => figure.html !== '')
    .map((figure, i) => `<details${i === 0 ? ' open' : ''}><summary>${html([{ name: figure.title }])}: where the cost is</summary>${figure.html}</details>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title.slice(0, 200))} – model-budget</title>
<style>${STYLE}</style>
</head>
<body>
${[...views.map(viewHtml), ...pictures].join('\n')}
<footer>Made by model-budget.</footer>
<script>${SCRIPT}</script>
</body>
</html>
`
}

function integrityOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function viewHtml({ title, outcome, lines, sections }: ReportView): string {
  const mark = outcome === undefined ? '' : `${markHtml(outcome)} `
  const heading = `<h1${outcome === undefined ? '' : ` class="${TONES[outcome]}"`}>${mark}${html(title)}</h1>`
  return [heading, ...lines.map((line) => `<p${classOf(line.tone)}>${html(line.text)}</p>`), ...sections.map((section) => sectionHtml(section, 2))].join('\n')
}

function sectionHtml(section: Section, level: number): string {
  const { title, isFolded, table, lines = [], sections = [] } = section
  const content = [
    ...(table === undefined ? [] : [tableHtml(table)]),
    ...(lines.length === 0 ? [] : [`<ul>${lines.map(itemHtml).join('')}</ul>`]),
    ...sections.map((inner) => sectionHtml(inner, level + 1)),
  ].join('\n')
  if (isFolded) return `<details><summary>${html(title)}</summary>\n${content}\n</details>`
  return title.length === 0 ? content : `<h${level}>${html(title)}</h${level}>\n${content}`
}

function itemHtml({ text, tone, outcome }: Line): string {
  return outcome === undefined ? `<li${classOf(tone)}>${html(text)}</li>` : `<li>${markHtml(outcome)} ${html(text)}</li>`
}

function tableHtml({ columns, rows, footer, noun, omitted = 0 }: Table): string {
  const rowHtml = (row: readonly Cell[]): string => `<tr>${columns.map(({ align }, i) => cellHtml(row[i], align === 'right')).join('')}</tr>`
  const head = columns.map(
    ({ title, align }) => `<th${classOf(align === 'right' ? 'right' : undefined)} scope="col">${title === '' ? '' : `<button type="button">${escapeHtml(title)}</button>`}</th>`,
  )
  const foot = footer === undefined ? '' : `<tfoot>${rowHtml(footer)}</tfoot>`
  const rest = omitted === 0 ? '' : `<p class="dim">and ${counted(omitted, `more ${noun}`)}</p>`
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.map(rowHtml).join('\n')}</tbody>${foot}</table></div>${rest}`
}

function cellHtml(cell: Cell | undefined, isRight: boolean): string {
  if (cell === undefined) return '<td></td>'
  const { text, tone, outcome, indent = 0, value } = cell
  const classes = [...(isRight ? ['right'] : []), ...(tone === undefined ? [] : [tone]), ...(indent === 0 ? [] : [`indent-${Math.min(DEEPEST, indent)}`])]
  const mark = outcome === undefined ? '' : markHtml(outcome)
  const content = [mark, html(unbroken(text))].filter((part) => part !== '').join(' ')
  return `<td${classOf(classes.length === 0 ? undefined : classes.join(' '))}${value === undefined ? '' : ` data-value="${value}"`}>${content}</td>`
}

function classOf(name: string | undefined): string {
  return name === undefined ? '' : ` class="${name}"`
}

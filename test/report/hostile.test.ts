import { expect, test } from 'vitest'
import type { ModelProfile } from '../../src/analyze/model-profile.ts'
import { evaluate, evaluateModel, unreadableModel } from '../../src/budget/evaluate.ts'
import type { Verdict } from '../../src/budget/verdict.ts'
import { compare } from '../../src/compare/compare.ts'
import { type Format, renderComparison, renderProfiles, renderVerdict } from '../../src/report/render.ts'
import { HOSTILE_NAMES } from '../support/hostile.ts'
import { inspectMarkdown } from '../support/markdown.ts'
import { profile } from '../support/profile.ts'
import { budget } from '../support/verdict.ts'

/** A model in which everything that can be named has the same hostile name. */
function model(name: string, macs: number): ModelProfile {
  return profile({
    path: name,
    inputs: { [name]: 'float32[1]' },
    tensors: { [`${name}!`]: `float32[1,${name.replaceAll(',', '')}]` },
    bindings: { [name]: { value: 1, from: 'default' } },
    opsets: { [name]: 1 },
    coverage: { nodes: 2, shaped: 1, counted: 1, unknownOps: { [name]: 1 } },
    diagnostics: [{ code: 'shape/unknown', level: 'warning', message: name, at: { node: name }, hint: name }],
    nodes: [
      {
        op: name,
        domain: name,
        name,
        key: name,
        scope: [name, name],
        inputs: [name],
        outputs: [`${name}!`],
        attributes: { [name]: `${name} ${macs}` },
        weights: { 1: `${name}[${macs}]` },
        figures: { macs },
      },
      { op: 'Relu', name: `${name}2`, key: `${name}2`, scope: [], inputs: [`${name}!`], outputs: ['y'], figures: { macs: { unknown: name, formula: name } } },
    ],
    totals: { macs, params: macs, flops: { unknown: name, formula: name } },
  })
}

function verdict(name: string): Verdict {
  const judged = evaluateModel(
    {
      id: name,
      path: name,
      comparison: compare(model(name, 1), model(name, 3)),
      budgets: [
        budget('macs', { kind: 'max', value: 2 }, { reason: name }),
        budget('flops', { kind: 'max', value: 1 }),
        budget('params', { kind: 'max', value: 1 }, { layers: '**' }),
      ],
      renamedFrom: { id: name, path: name },
    },
    '2026-01-01',
  )
  return {
    ...evaluate([judged, unreadableModel(`${name} too`, name, { code: 'model/empty', message: name, hint: name })], { source: 'git', commit: name, note: name }),
    budgetChanges: [name],
    notes: [name],
    override: { label: name, by: name, at: name },
  }
}

const REPORTS: readonly (readonly [string, (name: string, format: Format) => string])[] = [
  ['profile', (name, format) => renderProfiles([model(name, 3)], format)],
  ['profile by module', (name, format) => renderProfiles([model(name, 3)], format, { by: 'module' })],
  ['comparison', (name, format) => renderComparison(compare(model(name, 1), model(name, 3)), format)],
  ['verdict', (name, format) => renderVerdict(verdict(name), format)],
]

/** Every report of every hostile name. */
function reports(format: Format): readonly string[] {
  return REPORTS.flatMap(([, render]) => HOSTILE_NAMES.map((name) => render(name, format)))
}

/** Elements of a report, without those inside a line: names may bring code and spans, nothing else. */
const STRUCTURE = /^(h[2-5]|p|table|thead|tbody|tr|th|td|ul|li|details|summary)$/
const INLINE = /^(code|span)$/

test.each(REPORTS)('in markdown, nothing of a name comes alive in a %s, nor changes its structure', (_, render) => {
  const expected = inspectMarkdown(render('plain', 'markdown')).elements.filter((element) => STRUCTURE.test(element))
  for (const name of HOSTILE_NAMES) {
    const { live, elements } = inspectMarkdown(render(name, 'markdown'))
    expect(live).toEqual([])
    const structure = elements.filter((element) => !INLINE.test(element))
    if (name.trim() === '') expect(structure.every((element) => STRUCTURE.test(element))).toBe(true)
    else expect(structure, name.slice(0, 60)).toEqual(expected)
  }
})

const TAG =
  /<\/?(?:html|head|body|title|style|script|h[1-4]|p|ul|li|code|div|table|thead|tbody|tfoot|tr|th|td|button|details|summary|span|figure|svg|g|rect|text|footer|meta)(?: [a-zA-Z-]+(?:="[^"<>]*")?)*\/?>/g

test('a page holds no tag, attribute or address but its own', () => {
  for (const page of reports('html')) {
    const withoutCode = page.replace('<!doctype html>', '').replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    expect(withoutCode.replace(TAG, '')).not.toMatch(/[<>]/)
    const attributes = new Set([...withoutCode.matchAll(TAG)].flatMap(([tag]) => [...tag.matchAll(/ ([a-zA-Z-]+)="[^"]*"/g)].map(([, attribute]) => attribute)))
    for (const attribute of attributes) {
      expect(attribute).toMatch(/^(lang|charset|http-equiv|content|name|class|scope|type|data-\w+|title|aria-\w+|role|open|hidden|viewbox|x|y|width|height|fill|viewBox)$/i)
    }
    expect(page.match(/<script>/g)).toHaveLength(1)
  }
})

test('a terminal gets no control character, and lines of ours only', () => {
  for (const [, render] of REPORTS) {
    const lines = render('plain', 'table').split('\n').length
    for (const name of HOSTILE_NAMES) {
      const text = render(name, 'table')
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
      if (name.trim() !== '') expect(text.split('\n').length, name.slice(0, 60)).toBe(lines)
    }
  }
})

/** RFC 4180, strictly. */
function parseCsv(text: string): readonly (readonly string[])[] {
  expect(text).toMatch(/\r\n$/)
  return text
    .slice(0, -2)
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) => [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''))
}

test('a spreadsheet gets rows of equal length and no formula', () => {
  for (const text of reports('csv')) {
    const rows = parseCsv(text)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+@]|^\s*-(?!\d+(\.\d+)?$)/)
  }
})

test('JSON says what was there, without characters that mislead', () => {
  for (const name of HOSTILE_NAMES) {
    const text = renderVerdict(verdict(name), 'json')
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(verdict(name))))
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    expect(renderVerdict(verdict(name), 'jsonl').trimEnd().split('\n')).toHaveLength(2)
  }
})

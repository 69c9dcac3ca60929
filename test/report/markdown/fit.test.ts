import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COMMENT_LIMITS, renderComment, renderSummary, SUMMARY_LIMITS } from '../../../src/report/markdown/comment.ts'
import { fitParts, type Part } from '../../../src/report/markdown/fit.ts'
import { inspectMarkdown } from '../../support/markdown.ts'
import { manyVerdict } from '../../support/verdict.ts'

const rows = (count: number, text = 'row', omitted = 0): Part => ({
  kind: 'rows',
  before: 'head\n',
  rows: Array.from({ length: count }, (_, i) => `${text} ${i}`),
  after: 'total\n',
  noun: 'model',
  omitted,
})
const limits = (characters: number, bytes = 1_000_000) => ({ characters, bytes })

test('leaves what fits as it is, and says what the view left out', () => {
  expect(fitParts([{ kind: 'text', text: 'title\n' }, rows(2, 'row', 3)], limits(1000), 'elsewhere')).toBe('title\nhead\nrow 0\nrow 1\ntotal\n\nand 3 more models\n')
})

test('leaves out whole rows from the end, keeps the total, and says how many and where they are', () => {
  const text = fitParts([rows(100)], limits(400), 'in the report artifact')
  expect(text.length).toBeLessThanOrEqual(400)
  const kept = text.match(/^row \d+$/gm)?.length ?? 0
  expect(kept).toBeGreaterThan(3)
  expect(text).toContain(`total\n\nand ${100 - kept} more models\n`)
  expect(text).toContain(`Shortened to fit: ${100 - kept} rows left out, all of them in the report artifact.`)
})

test('drops a group of which nothing fits, and keeps what comes first', () => {
  const group: Part = { kind: 'group', before: '<details>\n', parts: [rows(3, 'x'.repeat(100))], after: '</details>\n' }
  const text = fitParts([rows(2), group], limits(420), 'elsewhere')
  expect(text).toBe('head\nrow 0\nrow 1\ntotal\n\nShortened to fit: 3 rows left out, all of them elsewhere.\n')
})

test('counts bytes as well as characters', () => {
  const text = fitParts([rows(50, '😀'.repeat(10))], limits(100_000, 1000), 'elsewhere')
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1000)
  expect(text).toContain('more models')
})

test('never outgrows its limits and never cuts a row', () => {
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }).map((text): Part => ({ kind: 'text', text })),
    fc.record({ count: fc.nat(30), length: fc.nat(200) }).map(({ count, length }) => rows(count, 'é'.repeat(length))),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: 300, max: 5000 }), fc.integer({ min: 300, max: 5000 }), (parts, characters, bytes) => {
      const text = fitParts(parts, limits(characters, bytes), 'elsewhere')
      expect(text.length).toBeLessThanOrEqual(characters)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes)
    }),
  )
})

test('a comment on 300 models fits, and closes everything it opens', () => {
  const comment = renderComment(manyVerdict)
  expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMITS.characters)
  expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(COMMENT_LIMITS.bytes)
  expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length)
  const summary = renderSummary(manyVerdict)
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMITS.bytes)
  expect(inspectMarkdown(summary).text).toContain('20 of 300 models over budget')
})

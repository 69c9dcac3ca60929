import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeText, inlineCode } from '../../../src/report/markdown/escape.ts'
import { visible } from '../../../src/util/visible.ts'
import { HOSTILE_NAMES } from '../../support/hostile.ts'
import { inspectMarkdown } from '../../support/markdown.ts'

const paragraph = (written: string) => inspectMarkdown(`before ${written} after`)
const item = (written: string) => inspectMarkdown(`- ${written}`)
const cells = (written: string) => inspectMarkdown(`| a | b |\n| --- | --- |\n| ${written} | ${written} |\n`)
const TITLED = HOSTILE_NAMES.map((name): [string, string] => [name.slice(0, 40), name])
const TABLE = ['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td']

/** What a reader should see: HTML shows spaces in a row as one, and none at an end, but keeps those of other widths (`\u2003`). */
const cut = (text: string) => ([...text].length > 300 ? `${[...text].slice(0, 150).join('')}…${[...text].slice(-150).join('')}` : text)
const seen = (text: string) =>
  text
    .replaceAll('\u200b', '')
    .replace(/[ \u00a0\n]+/g, ' ')
    .replace(/^ | $/g, '')
const shown = (text: string) => seen(visible(cut(text)))
/** Words stand in a sentence: no space of any width is left at their ends. */
const worded = (text: string) => seen(visible(cut(text)).trim())
/** Characters and beginnings that mean something to markdown, HTML or GitHub, and any others. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.oneof(
      fc.constantFrom(...' \t\n\r\0`|\\<>&*_[]()@$:/~-+.!"\'=\u00a0\u2003\u2028\u200b\u3000\u0301a1'),
      fc.constantFrom('http://', 'https://a.b', 'www.', 'x@y.z', 'mailto:', 'GH-1', '#1', '&#32;', '\ud800', '😀', '-->', 'abcdef0'),
    ),
    maxLength: 12,
  }),
)

describe('a name as code', () => {
  test.each(TITLED)('%j shows as it is, and nothing of it comes alive', (_title, name) => {
    const code = inlineCode(name)
    expect(paragraph(code)).toEqual({ text: expect.anything(), elements: ['p', 'code'], live: [] })
    expect(seen(paragraph(code).text)).toBe(seen(`before ${shown(name)} after`))
    expect(item(code)).toMatchObject({ elements: ['ul', 'li', 'code'], live: [] })
    const table = cells(code)
    expect(table.live).toEqual([])
    expect(table.elements.filter((element) => element !== 'code')).toEqual(TABLE)
    expect(seen(table.text)).toBe(seen(`a b ${shown(name)} ${shown(name)}`))
  })

  test('stays readable in the source where nothing needs care', () => {
    expect(inlineCode('/model.0/conv/Conv')).toBe('`/model.0/conv/Conv`')
  })

  test('holds for any text', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const { elements, live, text } = cells(inlineCode(name))
        expect(live).toEqual([])
        expect(elements.filter((element) => element !== 'code')).toEqual(TABLE)
        expect(seen(text)).toBe(seen(`a b ${shown(name)} ${shown(name)}`))
      }),
      { numRuns: 300 },
    )
  })

  test.each(['\0\u2003', ' \u2003x\u3000 ', '_www.|x.y', 'x\\http://a.b', 'a@b.c|'])('%j too', (name) => {
    const { live, text } = cells(inlineCode(name))
    expect(live).toEqual([])
    expect(seen(text)).toBe(seen(`a b ${shown(name)} ${shown(name)}`))
  })
})

describe('words from outside', () => {
  test.each(TITLED)('%j show as they are, and nothing of them comes alive', (_title, words) => {
    const text = escapeText(words)
    const alone = paragraph(text)
    expect(alone.live).toEqual([])
    expect(alone.elements.filter((element) => element !== 'span')).toEqual(['p'])
    expect(seen(alone.text)).toBe(seen(`before ${worded(words)} after`))
    expect(inspectMarkdown(text).elements.filter((element) => element !== 'span' && element !== 'p')).toEqual([])
    expect(cells(text).elements.filter((element) => element !== 'span')).toEqual(TABLE)
  })

  test('hold for any text', () => {
    fc.assert(
      fc.property(anyName, (words) => {
        const text = escapeText(words)
        const alone = paragraph(text)
        expect(alone.live).toEqual([])
        expect(seen(alone.text)).toBe(seen(`before ${worded(words)} after`))
        expect(inspectMarkdown(text).elements.filter((element) => element !== 'span' && element !== 'p')).toEqual([])
        expect(cells(text).elements.filter((element) => element !== 'span')).toEqual(TABLE)
      }),
      { numRuns: 300 },
    )
  })

  test('stay as they are where nothing needs care', () => {
    expect(escapeText('while the neck is rebuilt, 2.5 times')).toBe('while the neck is rebuilt, 2.5 times')
  })
})

test('writes out what cannot be seen, and cuts what is too long in the middle', () => {
  expect(inlineCode('a\u202eb\nc')).toBe('<code>a&#92;u&#123;202e&#125;b&#92;u&#123;a&#125;c</code>')
  expect(inlineCode('😀'.repeat(301))).toBe(`\`${'😀'.repeat(150)}…${'😀'.repeat(150)}\``)
})

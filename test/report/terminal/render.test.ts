import { expect, test } from 'vitest'
import { renderTerminal } from '../../../src/report/terminal/render.ts'
import type { ReportView } from '../../../src/report/view.ts'

const view: ReportView = {
  title: ['Over budget'],
  outcome: 'fail',
  lines: [{ text: ['note'], tone: 'dim' }],
  sections: [
    { title: ['Seen'], isFolded: false, lines: [{ text: ['a line'], outcome: 'warn' }] },
    { title: ['Folded'], isFolded: true, lines: [{ text: ['hidden'] }] },
  ],
}

test('writes no escape sequence without colour', () => {
  expect(renderTerminal(view)).toBe('✖ Over budget\nnote\n\nSeen\n! a line\n')
})

test('colours by outcome and tone', () => {
  expect(renderTerminal(view, { color: true })).toBe(
    '\u001b[31m✖\u001b[39m \u001b[1mOver budget\u001b[22m\n\u001b[2mnote\u001b[22m\n\n\u001b[1mSeen\u001b[22m\n\u001b[33m!\u001b[39m a line\n',
  )
})

test('shows folded sections of a report without a verdict', () => {
  const { outcome: _, ...rest } = view
  expect(renderTerminal(rest)).toContain('Folded\nhidden')
})

import { expect, it } from 'vitest'
import { quoted } from '../../src/util/quoted.ts'

it('puts a name into quotation marks, on one line', () => {
  expect(quoted('/conv1/Conv')).toBe('"/conv1/Conv"')
  expect(quoted('')).toBe('""')
  expect(quoted('a\nb\u001b[31m\0')).toBe('"a\\u{a}b\\u{1b}[31m\\u{0}"')
})

it('cuts a name no message can bear', () => {
  expect(quoted('n'.repeat(101))).toBe(`"${'n'.repeat(100)}…"`)
})

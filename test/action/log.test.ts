import { expect, test } from 'vitest'
import { plainLine } from '../../src/action/log.ts'

test.each([
  ['::error::x', ':\u200b:error::x'],
  ['  ::set-output name=a::b', '  :\u200b:set-output name=a::b'],
  ['text ##[error]x', 'text ##\u200b[error]x'],
  ['a\n::error::b', 'a\\u{a}::error::b'],
  ['\u001b[31mred', '\\u{1b}[31mred'],
  ['models/detector.onnx: 2 :: 3', 'models/detector.onnx: 2 :: 3'],
])('writes %j so that the runner reads no command and the terminal no escape', (text, line) => {
  expect(plainLine(text)).toBe(line)
})

import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shellWord } from '../../src/util/shell-word.ts'

test.each([
  ['seq=N', 'seq=N'],
  ['flag=…', 'flag=…'],
  ['/model/Loop.0=N', '/model/Loop.0=N'],
  ['länge=N', 'länge=N'],
  ['past length=N', '"past length=N"'],
  ['y.branch=1|0', '"y.branch=1|0"'],
  ["it's=N", '"it\'s=N"'],
  ['*.onnx', '"*.onnx"'],
  ['', '""'],
  ['$(id)=N', "'$(id)=N'"],
  ['a"b=N', "'a\"b=N'"],
  ["$'a'=N", "'$'\\''a'\\''=N'"],
])('%s is written %s', (word, written) => {
  expect(shellWord(word)).toBe(written)
  expect(execFileSync('/bin/sh', ['-c', `printf %s ${written}`], { encoding: 'utf8' })).toBe(word)
})

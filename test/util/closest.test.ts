import { expect, test } from 'vitest'
import { closest, didYouMean } from '../../src/util/closest.ts'

test.each<readonly [word: string, candidates: readonly string[], nearest: string | undefined, why: string]>([
  ['formt', ['format', 'force'], 'format', 'a letter is missing'],
  ['fromat', ['format'], 'format', 'two letters changed places'],
  ['MACS', ['macs', 'params'], 'macs', 'case is no difference'],
  ['buget', ['budgets', 'runner'], 'budgets', 'two letters of seven are missing'],
  ['buget', ['input', 'target'], undefined, 'as many letters as a third of the longer are too few'],
  ['X', ['B', 'kB'], undefined, 'a word of one letter is like no other'],
  ['b', ['B'], 'B', 'but for its case'],
  ['ab', ['ac', 'xyz'], 'ac', 'the smallest word may differ in one letter'],
  ['seq', ['batch', 'sequence_length', 'sequence_id'], 'sequence_length', 'it begins so'],
  ['seq_len', ['batch', 'seq'], 'seq', 'it begins with it'],
  ['se', ['sequence_length'], undefined, 'two letters begin too many words'],
  ['seq', [], undefined, 'nothing is there'],
])('%s among %j: %s, since %s', (word, candidates, nearest) => {
  expect(closest(word, candidates)).toBe(nearest)
  expect(didYouMean(word, candidates)).toBe(nearest === undefined ? '' : ` (did you mean "${nearest}"?)`)
})

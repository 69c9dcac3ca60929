import { expect, test } from 'vitest'
import { parseBindings } from '../../src/analyze/parse-bindings.ts'

const words = (more: Partial<Record<'shapes' | 'dims' | 'values', readonly string[]>>) => parseBindings({ shapes: [], dims: [], values: [], ...more })

test.each<readonly [word: string, name: string, shape: readonly (number | null)[]]>([
  ['x=1x3x224x224', 'x', [1, 3, 224, 224]],
  ['x=1,3,8', 'x', [1, 3, 8]],
  ['x=?x3', 'x', [null, 3]],
  ['x=7', 'x', [7]],
  ['x=0x3', 'x', [0, 3]],
  ['x=scalar', 'x', []],
  ['a=b=2x3', 'a=b', [2, 3]],
  [' images = 1 x 3 ', 'images', [1, 3]],
])('reads --shape %s', (word, name, value) => {
  expect([...words({ shapes: [word] }).shapes]).toEqual([[name, { value, from: '--shape' }]])
})

test.each<readonly [word: string, name: string, value: readonly (number | boolean)[]]>([
  ['sr=16000', 'sr', [16000]],
  ['k=1,2,-3', 'k', [1, 2, -3]],
  ['flag=true', 'flag', [true]],
  ['scale=1e-3', 'scale', [0.001]],
])('reads --value %s', (word, name, value) => {
  expect([...words({ values: [word] }).values]).toEqual([[name, { value, from: '--value' }]])
})

test('reads --dim, the last of a name', () => {
  expect([...words({ dims: ['batch=8', 'x.0=2', 'batch=9'] }).dims]).toEqual([
    ['batch', { value: 9, from: '--dim' }],
    ['x.0', { value: 2, from: '--dim' }],
  ])
})

test.each<readonly [kind: 'shapes' | 'dims' | 'values', word: string, message: string]>([
  ['shapes', 'x', '--shape x cannot be read'],
  ['shapes', '=1x2', '--shape =1x2 cannot be read'],
  ['shapes', 'x=1xtwo', '--shape x=1xtwo cannot be read'],
  ['shapes', 'x=-1x2', '--shape x=-1x2 cannot be read'],
  ['dims', 'N=1.5', '--dim N=1.5 cannot be read'],
  ['dims', 'N=-1', '--dim N=-1 cannot be read'],
  ['dims', 'N=9007199254740993', '--dim N=9007199254740993 cannot be read'],
  ['values', 'x=', '--value x= cannot be read'],
  ['values', 'x=one', '--value x=one cannot be read'],
])('refuses %s %s', (kind, word, message) => {
  expect(() => words({ [kind]: [word] })).toThrow(message)
})

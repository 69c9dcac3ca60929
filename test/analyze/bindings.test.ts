import { describe, expect, test } from 'vitest'
import { analyzeWords } from '../support/analyze.ts'
import { type GraphText, modelOf } from '../support/graph-text.ts'
import type { ModelSpec } from '../support/model.ts'

/** `y = Relu(x)` for each input, with the given inputs. */
function relus(inputs: Readonly<Record<string, string>>): ModelSpec {
  const names = Object.keys(inputs)
  return modelOf({ inputs, nodes: names.map((name) => `${name}_y = Relu(${name})`).join('\n'), outputs: names.map((name) => `${name}_y`) })
}

type Row = readonly [
  title: string,
  inputs: Readonly<Record<string, string>>,
  words: readonly string[],
  bindings: Readonly<Record<string, string>>,
  shapes: Readonly<Record<string, unknown>>,
]

/** Bindings as `VALUE from SOURCE`. */
const rows: readonly Row[] = [
  ['leaves fixed sizes alone', { x: 'float32[1,3]' }, [], {}, { x: [1, 3] }],
  ['binds a symbol', { x: 'float32[S,3]' }, ['--dim S=8'], { S: '8 from --dim' }, { x: [8, 3] }],
  ['binds the symbols of a shape', { x: 'float32[S,3,T]' }, ['--shape x=8x3x5'], { S: '8 from --shape', T: '5 from --shape' }, { x: [8, 3, 5] }],
  ['binds a symbol wherever it stands', { x: 'float32[S,3]', z: 'float32[2*S + 1]' }, ['--shape x=8x3'], { S: '8 from --shape' }, { x: [8, 3], z: [17] }],
  ['solves the declared expression of one symbol', { x: 'float32[2*S + 1,S]' }, ['--shape x=17x?'], { S: '8 from --shape' }, { x: [17, 8] }],
  ['leaves an axis open', { x: 'float32[S,T]' }, ['--shape x=?x5'], { T: '5 from --shape' }, { x: ['S', 5] }],
  ['overrides fixed sizes', { x: 'float32[1,3]' }, ['--shape x=4x3'], {}, { x: [4, 3] }],
  ['shapes an input of unknown rank', { x: 'float32' }, ['--shape x=4x3'], {}, { x: [4, 3] }],
  ['takes free batch dimensions as 1', { x: 'float32[N,3]', z: 'float32[Batch_Size,S]' }, [], { N: '1 from default', Batch_Size: '1 from default' }, { x: [1, 3], z: [1, 'S'] }],
  ['takes an anonymous first dimension as 1, by its name', { x: 'float32[?,?]' }, [], { 'x.0': '1 from default' }, { x: [1, 'x.1'] }],
  ['binds anonymous dimensions by their names', { x: 'float32[?,?]' }, ['--dim x.0=4', '--dim x.1=5'], { 'x.0': '4 from --dim', 'x.1': '5 from --dim' }, { x: [4, 5] }],
  [
    'takes no batch as 1 that would leave a size empty or impossible',
    { x: 'float32[n,floor(m/2)]', z: 'float32[n - 5]', u: 'float32[b,floor(b/2)]' },
    [],
    {},
    { x: ['n', 'floor(m/2)'], z: ['n - 5'], u: ['b', 'floor(b/2)'] },
  ],
  ['puts a bound batch before the default', { x: 'float32[N,3]' }, ['--dim N=4'], { N: '4 from --dim' }, { x: [4, 3] }],
  ['puts shapes before dims', { x: 'float32[S]' }, ['--dim S=4', '--shape x=8'], { S: '8 from --shape' }, { x: [8] }],
  [
    'puts the command line before the configuration',
    { x: 'float32[S,T,U]' },
    ['--dim S=4', 'config --shape x=8x9x10', 'config --dim U=7'],
    { S: '4 from --dim', T: '9 from config', U: '10 from config' },
    { x: [4, 9, 10] },
  ],
  ['puts the configuration before defaults', { x: 'float32[N]' }, ['config --dim N=2'], { N: '2 from config' }, { x: [2] }],
  ['names the value of an input', { x: 'float32[3]', sr: 'int64[]' }, ['--value sr=16000'], { sr: '16000 from --value' }, { x: [3], sr: [] }],
  ['tells a value from a symbol of the same name', { x: 'float32[n]', n: 'int64[]' }, ['--value n=5', '--dim n=3'], { n: '3 from --dim' }, { x: [3], n: [] }],
  ['sizes a list by its value', { sizes: 'int64[K]' }, ['--value sizes=4,5,6'], { K: '3 from --value' }, { sizes: [3] }],
]

test.each(rows)('%s', (_, inputs, words, bindings, shapes) => {
  const { profile } = analyzeWords(relus(inputs), words)
  expect(Object.fromEntries(Object.entries(profile.bindings).map(([name, { value, from }]) => [name, `${value} from ${from}`]))).toEqual(bindings)
  expect(Object.fromEntries(profile.inputs.map(({ name, shape }) => [name, shape]))).toEqual(shapes)
})

/** What a file may write for a size, and what that is. */
const written: readonly (readonly [text: string, shape: number | string])[] = [
  ['224', 224],
  ['2*S + 1', '2*S + 1'],
  [' S ', 'S'],
  ['__proto__', '__proto__'],
  ['0', '"0"'],
  ['-1', '"-1"'],
  ['1/2', '"1/2"'],
  ['1.5', '"1.5"'],
  ['S/0', '"S/0"'],
  ['1e3', '"1e3"'],
  ['9'.repeat(30), `"${'9'.repeat(30)}"`],
  ['batch size', '"batch size"'],
]

test.each(written)('reads the size %s', (text, shape) => {
  const { profile } = analyzeWords(
    { inputs: [{ name: 'x', dtype: 'float32', shape: [text] }], outputs: [{ name: 'y' }], nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }] },
    [],
  )
  expect(profile.tensors.y?.shape).toEqual([shape])
})

test('does not know a size that no number holds, and takes no batch for it', () => {
  const { profile } = analyzeWords(
    { inputs: [{ name: 'x', dtype: 'float32', shape: [2 ** 60] }], outputs: [{ name: 'y' }], nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }] },
    [],
  )
  expect(profile.tensors.y?.shape).toEqual([null])
  expect(profile.bindings).toEqual({})
})

const refusals: readonly (readonly [title: string, inputs: Readonly<Record<string, string>>, words: readonly string[], message: string])[] = [
  ['an input there is not', { image: 'float32[3]' }, ['--shape imag=3'], 'the model has no input "imag" (did you mean "image"?)'],
  ['a value for an input there is not', { image: 'float32[3]' }, ['--value size=3'], 'the model has no input "size"'],
  ['a symbol there is not', { x: 'float32[sequence]' }, ['--dim sequense=3'], 'the model has no dimension named "sequense" (did you mean "sequence"?)'],
  ['a shape of another rank', { x: 'float32[S,3]' }, ['--shape x=1x2x3'], 'input "x" has 2 dimensions, 3 were given (1x2x3)'],
  ['two sizes for one symbol', { x: 'float32[S]', z: 'float32[S]' }, ['--shape x=1', '--shape z=2'], '"S" cannot be both 1 and 2'],
  ['a size that an expression never has', { x: 'float32[2*S]' }, ['--shape x=7'], 'axis 0 of "x" is 2*S, which cannot be 7'],
  ['a symbol that makes a size negative', { x: 'float32[S - 5]' }, ['--dim S=3'], 'axis 0 of "x" is S - 5, which cannot be -2'],
  ['a symbol that makes a size a fraction', { x: 'float32[S,S/2]' }, ['--shape x=3x?'], 'axis 1 of "x" is (S/2), which cannot be (3/2)'],
  ['a value of too few elements', { x: 'int64[3]' }, ['--value x=1,2'], 'input "x" cannot have the value given: 2 elements do not fill its shape'],
  ['a fraction for whole numbers', { x: 'int64[]' }, ['--value x=0.5'], 'input "x" cannot have the value given: it holds whole numbers (int64)'],
  ['a number for text', { x: 'string[]' }, ['--value x=1'], 'input "x" cannot have the value given: it holds strings'],
]

test.each(refusals)('refuses %s', (_, inputs, words, message) => {
  expect(() => analyzeWords(relus(inputs), words)).toThrow(message)
})

test('tells of a symbol that the configuration alone knows, and goes on', () => {
  const { profile } = analyzeWords(relus({ x: 'float32[3]' }), ['config --dim batch=3'])
  expect(profile.bindings).toEqual({})
  expect(profile.diagnostics).toMatchObject([{ code: 'usage/unknown-symbol', level: 'warning', message: 'the model has no dimension named "batch"' }])
})

describe('what follows from sizes', () => {
  const product: GraphText = { inputs: { x: 'float32[batch,S,4]' }, constants: { w: 'float32[4,8]' }, nodes: 'y = MatMul(x, w)', outputs: ['y'] }

  test('a figure at a default batch carries its formula', () => {
    const { profile } = analyzeWords(modelOf(product), ['--dim S=2'])
    expect(profile.totals.macs).toEqual({ value: 64, formula: '64*batch' })
    expect(profile.nodes[0]?.figures.macs).toEqual({ value: 64, formula: '64*batch' })
    expect(profile.macsByClass).toEqual({ f32: { value: 64, formula: '64*batch' } })
  })

  test('a figure that depends on a free symbol says how to bind it', () => {
    const { profile } = analyzeWords(modelOf(product), [])
    expect(profile.totals.macs).toEqual({ unknown: 'depends on S: give --dim S=N', formula: '32*S*batch' })
    expect(profile.outputs).toEqual([{ name: 'y', dtype: 'float32', shape: [1, 'S', 8] }])
  })

  test('a value selects sizes', () => {
    const { profile } = analyzeWords(modelOf({ inputs: { x: 'float32[2,3]', k: 'int64[2]' }, nodes: 'y = Tile(x, k)', outputs: ['y'] }), ['--value k=4,5'])
    expect(profile.outputs[0]?.shape).toEqual([8, 15])
  })
})

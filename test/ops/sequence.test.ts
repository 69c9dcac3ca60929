import { expect, test } from 'vitest'
import { analyze, factTexts } from '../support/analyze.ts'
import { type GraphText, modelOf } from '../support/graph-text.ts'

const THREE = { a: 'float32[2,3]', b: 'float32[2,5]', c: 'float32[2,7]' }

const cases: readonly (readonly [title: string, graph: Omit<GraphText, 'outputs'>, expected: Readonly<Record<string, string>>])[] = [
  [
    'takes elements out by place, from either end',
    { inputs: THREE, constants: { first: 'int64[]=0', last: 'int64[]=-1' }, nodes: 's = SequenceConstruct(a, b, c)\nx = SequenceAt(s, first)\ny = SequenceAt(s, last)' },
    { x: 'float32[2,3]', y: 'float32[2,7]' },
  ],
  [
    'knows of an unknown place what all elements have in common',
    { inputs: { ...THREE, i: 'int64[]' }, nodes: 's = SequenceConstruct(a, b, c)\nx = SequenceAt(s, i)' },
    { x: 'float32[2,?]' },
  ],
  [
    'inserts at the end and at a place',
    {
      inputs: THREE,
      constants: { i: 'int64[]=0', j: 'int64[]=1' },
      nodes: 's = SequenceConstruct(a, b)\nt = SequenceInsert(s, c)\nu = SequenceInsert(t, c, i)\nx = SequenceAt(u, i)\ny = SequenceAt(u, j)\nn = SequenceLength(u)',
    },
    { x: 'float32[2,7]', y: 'float32[2,3]', 'n=': 'int64[]=4' },
  ],
  [
    'inserts at a place it does not know',
    { inputs: { ...THREE, i: 'int64[]' }, nodes: 's = SequenceConstruct(a, b)\nt = SequenceInsert(s, c, i)\nn = SequenceLength(t)\ny = ConcatFromSequence{axis=1}(t)' },
    { 'n=': 'int64[]=3', y: 'float32[2,?]' },
  ],
  [
    'erases the last element, and one at a place',
    {
      inputs: THREE,
      constants: { i: 'int64[]=0' },
      nodes: 's = SequenceConstruct(a, b, c)\nt = SequenceErase(s)\nu = SequenceErase(t, i)\nx = SequenceAt(u, i)\nn = SequenceLength(u)',
    },
    { x: 'float32[2,5]', 'n=': 'int64[]=1' },
  ],
  [
    'fills an empty sequence',
    { inputs: THREE, constants: { i: 'int64[]=0' }, nodes: 'none = SequenceEmpty{dtype=1}()\nn = SequenceLength(none)\ns = SequenceInsert(none, a)\nx = SequenceAt(s, i)' },
    { 'n=': 'int64[]=0', x: 'float32[2,3]' },
  ],
  [
    'joins elements along an axis, or a new one',
    { inputs: { a: 'float32[2,N]', b: 'float32[2,N]' }, nodes: 's = SequenceConstruct(a, b)\nx = ConcatFromSequence{axis=1}(s)\ny = ConcatFromSequence{axis=-1,new_axis=1}(s)' },
    { x: 'float32[2,2*N]', y: 'float32[2,N,2]' },
  ],
  [
    'splits into pieces of one size, the last of which is smaller',
    {
      inputs: { x: 'float32[7,4]' },
      constants: { size: 'int64[]=3', last: 'int64[]=-1' },
      nodes: 's = SplitToSequence{axis=0}(x, size)\nn = SequenceLength(s)\ny = SequenceAt(s, last)',
    },
    { 'n=': 'int64[]=3', y: 'float32[1,4]' },
  ],
  [
    'splits into pieces of given sizes',
    { inputs: { x: 'float32[7,4]' }, constants: { sizes: 'int64[2]=5,2', i: 'int64[]=0' }, nodes: 's = SplitToSequence{axis=0}(x, sizes)\ny = SequenceAt(s, i)' },
    { y: 'float32[5,4]' },
  ],
  [
    'splits into single elements, with or without their axis',
    {
      inputs: { x: 'float32[4,S]' },
      constants: { i: 'int64[]=0' },
      nodes: 's = SplitToSequence(x)\ny = SequenceAt(s, i)\nt = SplitToSequence{keepdims=0}(x)\nz = SequenceAt(t, i)',
    },
    { y: 'float32[1,S]', z: 'float32[S]' },
  ],
  [
    'splits a symbol into as many pieces as there are',
    {
      inputs: { x: 'float32[S,4]' },
      constants: { two: 'int64[]=2', i: 'int64[]=0' },
      nodes: 's = SplitToSequence(x)\nn = SequenceLength(s)\ny = SequenceAt(s, i)\nt = SplitToSequence(x, two)\nm = SequenceLength(t)\nz = SequenceAt(t, i)',
    },
    { 'n=': 'int64[]=S', y: 'float32[1,4]', 'm=': 'int64[]=floor((S + 1)/2)', z: 'float32[?,4]' },
  ],
  [
    'unbinds with a size of 1, as exporters of torch write it',
    {
      inputs: { x: 'float32[3,N]' },
      constants: { one: 'int64[]=1', ones: 'int64[3]=1,1,1', i: 'int64[]=2' },
      nodes: 's = SplitToSequence{keepdims=0}(x, one)\ny = SequenceAt(s, i)\nt = SplitToSequence{keepdims=0}(x, ones)\nz = SequenceAt(t, i)',
    },
    { y: 'float32[N]', z: 'float32[1,N]' },
  ],
  ['splits values', { constants: { x: 'int64[4]=5,6,7,8', i: 'int64[]=2' }, nodes: 's = SplitToSequence{keepdims=0}(x)\ny = SequenceAt(s, i)' }, { 'y=': 'int64[]=7' }],
  [
    'wraps and unwraps what may be absent',
    {
      inputs: { x: 'float32[N,4]' },
      nodes: 'o = Optional(x)\nis = OptionalHasElement(o)\ny = OptionalGetElement(o)\nz = OptionalGetElement(x)\nhas = OptionalHasElement(x)\nnone = OptionalHasElement()',
      opset: 18,
    },
    { 'is=': 'bool[]=true', y: 'float32[N,4]', z: 'float32[N,4]', 'has=': 'bool[]=true', 'none=': 'bool[]=false' },
  ],
]

test.each(cases)('%s', (_, graph, expected) => {
  const outputs = Object.keys(expected).map((name) => name.replace(/=$/, ''))
  expect(factTexts(analyze(modelOf({ ...graph, outputs })), Object.keys(expected))).toEqual(Object.values(expected))
})

test('costs nothing to pass tensors through a sequence, and their bytes to split and join them', () => {
  const { nodes } = analyze(
    modelOf({
      inputs: { x: 'float32[6,4]' },
      nodes: 's = SplitToSequence{axis=0}(x)\ni = Constant{value_int=0}()\ny = SequenceAt(s, i)\nz = ConcatFromSequence{axis=0}(s)',
      outputs: ['y', 'z'],
    }),
  ).profile
  const bytes = Object.fromEntries(nodes.map(({ op, figures }) => [op, [figures.readBytes, figures.writeBytes]]))
  expect(bytes).toEqual({
    SplitToSequence: [{ value: 96 }, { value: 96 }],
    SequenceAt: [{ value: 0 }, { value: 0 }],
    ConcatFromSequence: [{ value: 96 }, { value: 96 }],
  })
})

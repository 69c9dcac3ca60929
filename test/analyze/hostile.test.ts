import { expect, test } from 'vitest'
import { analyze, factTexts } from '../support/analyze.ts'
import { type GraphText, modelOf, nodesOf } from '../support/graph-text.ts'
import type { FunctionSpec } from '../support/model.ts'

/** Far longer than any of these takes, so that only what never ends fails by it. */
const PATIENCE = { timeout: 60_000 }

const times = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n')

const functionOf = (name: string, nodes: string): FunctionSpec => ({ domain: 'f', name, inputs: ['x'], outputs: ['y'], opset: { '': 17, f: 1 }, nodes: nodesOf(nodes) })

const calls = (first: string, count: number): GraphText => ({
  opset: { '': 17, f: 1 },
  inputs: { x: 'float32[4,8]' },
  nodes: `y = f::F${count}(x)`,
  outputs: ['y'],
  functions: [functionOf('F0', first), ...Array.from({ length: count }, (_, i) => functionOf(`F${i + 1}`, `half = f::F${i}(x)\ny = f::F${i}(half)`))],
})

test('makes no room for what only a shape claims', PATIENCE, () => {
  const graph: GraphText = {
    constants: { zero: 'int64[]=0', one: 'int64[]=1', many: 'int64[]=1000000000000', square: 'int64[2]=1000000,1000000', repeats: 'int64[2]=1000,1000' },
    nodes: `
      range = Range(zero, many, one)
      folded = Reshape(range, square)
      turned = Transpose(folded)
      joined = Concat{axis=0}(folded, turned)
      doubled = Add(joined, joined)
      same = Equal(doubled, doubled)
      chosen = Where(same, doubled, joined)
      ones = ConstantOfShape{value=#int64[1]=1}(square)
      places = NonZero(ones)
      tiled = Tile(ones, repeats)
      wide = Expand(one, square)
      eye = EyeLike(tiled)
      kinds = Unique(range)
      parts = SplitToSequence(range)
      part = SequenceAt(parts, one)`,
    outputs: ['chosen'],
  }
  const expected = {
    range: 'int64[1000000000000]',
    chosen: 'int64[2000000,1000000]',
    places: 'int64[2,1000000000000]',
    'tiled=': 'int64[1000000000,1000000000]=unknown',
    wide: 'int64[1000000,1000000]',
    eye: 'int64[1000000000,1000000000]',
    kinds: 'int64[kinds.0]',
    part: 'int64[1]',
  }
  expect(factTexts(analyze(modelOf(graph)), Object.keys(expected))).toEqual(Object.values(expected))
})

test('holds a size that doubles seventy times, and says of figures past 2^53 that they are not exact', PATIENCE, () => {
  const analysis = analyze(
    modelOf({ inputs: { x: 'float32[4,8]' }, nodes: `a0 = Relu(x)\n${times(70, (i) => `a${i + 1} = Concat{axis=0}(a${i}, a${i})`)}\ny = Relu(a70)`, outputs: ['y'] }),
  )
  expect(factTexts(analysis, ['y'])).toEqual([`float32[${2n ** 72n},8]`])
  expect(analysis.profile.totals.flops).toEqual({ unknown: expect.stringContaining('2^53'), formula: String(2n ** 75n + 32n) })
})

test('gives up on sizes whose formulas grow without end', PATIENCE, () => {
  const squares: GraphText = {
    inputs: { x: 'float32[S,M]' },
    constants: { i: 'int64[]=0', one: 'int64[]=1' },
    nodes: `shape = Shape(x)\na0 = Gather(shape, i)\n${times(60, (k) => `b${k} = Mul(a${k}, a${k})\na${k + 1} = Add(b${k}, a${k})`)}\ny = Range(i, a60, one)`,
    outputs: ['y'],
  }
  const symbols: GraphText = {
    inputs: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`x${i}`, `float32[s${i},8]`])),
    nodes: `y = Concat{axis=0}(${Array.from({ length: 300 }, (_, i) => `x${i}`).join(', ')})\nm0 = Relu(x0)\n${times(60, (i) => `m${i + 1} = Max(m${i}, x${i})`)}`,
    outputs: ['y', 'm60'],
  }
  expect(factTexts(analyze(modelOf(squares)), ['y'])).toEqual(['int64[?]'])
  expect(factTexts(analyze(modelOf(symbols)), ['y', 'm60'])).toEqual(['float32[?,8]', 'float32[?,8]'])
})

test('calls functions that nest exponentially once each', PATIENCE, () => {
  const { profile } = analyze(modelOf(calls('y = Relu(x)', 60)))
  expect(profile.totals.flops).toMatchObject({ formula: String(32n * 2n ** 60n) })
})

test('stops following functions whose every call differs', PATIENCE, () => {
  const { profile } = analyze(modelOf(calls('more = Concat{axis=0}(x, x)\ny = Relu(more)', 40)))
  expect(profile.totals.flops).toMatchObject({ unknown: expect.any(String) })
})

test('tells of a function that calls itself', PATIENCE, () => {
  const { profile } = analyze(
    modelOf({
      opset: { '': 17, f: 1 },
      inputs: { x: 'float32[4]' },
      nodes: 'y = f::A(x)',
      outputs: ['y'],
      functions: [functionOf('A', 'm = f::B(x)\ny = Relu(m)'), functionOf('B', 'y = f::A(x)')],
    }),
  )
  expect(profile.totals.flops).toHaveProperty('unknown')
  expect(profile.diagnostics.map(({ code }) => code)).toContain('graph/recursive-function')
})

test('tells of nodes that wait for each other, and counts the others', PATIENCE, () => {
  const { profile } = analyze(modelOf({ inputs: { x: 'float32[4]' }, nodes: 'a = Add(x, b)\nb = Relu(a)\ny = Relu(x)', outputs: ['y', 'b'] }))
  expect(profile.totals.flops).toEqual({ unknown: expect.any(String), atLeast: 4 })
  expect(profile.diagnostics.map(({ message }) => message).join()).toContain('waits for the other')
})

/** Loops within loops, the innermost of which makes its tensor grow. */
function nested(depth: number, growth: string, level = 0): GraphText {
  const names = { i: `i${level}`, go: `go${level}`, x: `x${level}`, y: `y${level}`, again: `again${level}` }
  const inner = depth === 0 ? `r = Relu(${names.x})\n${names.y} = Concat{axis=0}(r, ${growth === 'doubling' ? 'r' : 'x'})` : `${names.y} = Loop{body=@inner}(m, c, ${names.x})`
  return {
    inputs: { [names.i]: 'int64[]', [names.go]: 'bool[]', [names.x]: '' },
    nodes: `${names.again} = Identity(${names.go})\n${inner}`,
    outputs: [names.again, names.y],
    ...(depth > 0 && { bodies: { inner: nested(depth - 1, growth, level + 1) } }),
  }
}

const loops = (depth: number, growth: string): GraphText => ({
  inputs: { x: 'float32[4,8]' },
  constants: { m: 'int64[]=60', c: 'bool[]=true' },
  nodes: 'y = Loop{body=@inner}(m, c, x)',
  outputs: ['y'],
  bodies: { inner: nested(depth, growth) },
})

test('works out what loops within loops add up to', PATIENCE, () => {
  expect(factTexts(analyze(modelOf(loops(1, 'adding'))), ['y'])).toEqual([`float32[${4 + 60 ** 2 * 4},8]`])
  expect(factTexts(analyze(modelOf(loops(2, 'adding'))), ['y'])).toEqual([`float32[${4 + 60 ** 3 * 4},8]`])
})

test.each(['adding', 'doubling'])('stops following loops that nest too deeply (%s)', PATIENCE, (growth) => {
  const { profile } = analyze(modelOf(loops(14, growth)))
  expect(profile.totals.flops).toHaveProperty('unknown')
})

test('does not repeat a large body for each of its iterations', PATIENCE, () => {
  const body: GraphText = {
    inputs: { i: 'int64[]', go: 'bool[]', x0: '' },
    nodes: `again = Identity(go)\nq0 = Concat{axis=0}(x0, x0)\n${times(5000, (i) => `q${i + 1} = Relu(q${i})`)}`,
    outputs: ['again', 'q5000'],
  }
  const analysis = analyze(modelOf({ ...loops(0, ''), bodies: { inner: body } }))
  expect(factTexts(analysis, ['y'])).toEqual(['float32[y.0,8]'])
})

test('follows a chain of very many nodes', PATIENCE, () => {
  const { profile } = analyze(modelOf({ inputs: { x: 'float32[4,8]' }, nodes: `t0 = Relu(x)\n${times(20_000, (i) => `t${i + 1} = Relu(t${i})`)}`, outputs: ['t20000'] }))
  expect(profile.totals).toMatchObject({ flops: { value: 32 * 20_001 }, nodes: { value: 20_001 }, peakActivationBytes: { value: 256 } })
})

test('refuses more nodes than it could profile in time', PATIENCE, () => {
  const nodes = Array.from({ length: 2 ** 17 + 1 }, (_, i) => ({ op: 'Relu', inputs: ['x'], outputs: [`t${i}`] }))
  expect(() => analyze({ inputs: [{ name: 'x', dtype: 'float32', shape: [4] }], outputs: [{ name: 't0' }], nodes })).toThrow('nodes')
})

test('takes names that objects have of their own for names', PATIENCE, () => {
  const analysis = analyze(
    modelOf({
      inputs: { __proto__x: 'float32[4]', constructor: 'float32[4]' },
      nodes: '__proto__ = Add(__proto__x, constructor)\ntoString = Relu(__proto__)',
      outputs: ['toString'],
    }),
  )
  expect(factTexts(analysis, ['__proto__', 'toString'])).toEqual(['float32[4]', 'float32[4]'])
  expect(analysis.profile.totals.flops).toEqual({ value: 8 })
})

test('gives up on shapes that double their axes', PATIENCE, () => {
  const analysis = analyze(modelOf({ inputs: { x0: 'int64[1,1,1]' }, nodes: times(30, (i) => `x${i + 1} = Gather(x${i}, x${i})`), outputs: ['x30'] }))
  expect(factTexts(analysis, ['x30'])).toEqual(['?'])
})

test('joins and splits very many tensors', PATIENCE, () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `t${i}`).join(', ')
  const analysis = analyze(modelOf({ inputs: { x: 'float32[20000,S]' }, nodes: `${names} = Split(x)\ny = Concat{axis=1}(${names})`, outputs: ['y'] }))
  expect(factTexts(analysis, ['t7', 'y'])).toEqual(['float32[1,S]', 'float32[1,20000*S]'])
})

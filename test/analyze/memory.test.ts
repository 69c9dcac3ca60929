import { expect, test } from 'vitest'
import { analyze } from '../support/analyze.ts'
import { type GraphText, modelOf, nodesOf } from '../support/graph-text.ts'

/** Tensors of n float32 take 4n bytes; what is alive is written node by node. */
type Row = readonly [title: string, graph: GraphText, peak: number, activations: number]

const rows: readonly Row[] = [
  // a: x 40 + a 40; b: a 40 + b 40 (x is gone); y: b 40 + y 40.
  ['a chain needs two tensors at a time', { inputs: { x: 'float32[10]' }, nodes: 'a = Relu(x)\n b = Relu(a)\n y = Relu(b)', outputs: ['y'] }, 80, 160],
  // p: x 40 + p 40; q: x, p, q 120; y: p, q, y 120 (x is gone after q).
  ['what is used again lives on', { inputs: { x: 'float32[10]' }, nodes: 'p = Relu(x)\n q = Sigmoid(x)\n y = Add(p, q)', outputs: ['y'] }, 120, 160],
  // p: x, p; a: p, a (x is gone); b: p, a, b 120; y: p, b, y 120. The skip connection keeps p.
  ['a skip connection keeps its start', { inputs: { x: 'float32[10]' }, nodes: 'p = Relu(x)\n a = Relu(p)\n b = Relu(a)\n y = Add(b, p)', outputs: ['y'] }, 120, 200],
  // r is p in another shape: p lives to y. p: x, p 80; a: p, a 80; y: p, a, y 120.
  [
    'a view keeps what it is a view of, and takes nothing',
    { inputs: { x: 'float32[10]' }, constants: { to: 'int64[2]=2,5' }, nodes: 'p = Relu(x)\n r = Reshape(p, to)\n a = Relu(r)\n y = Add(a, r)', outputs: ['y'] },
    120,
    160,
  ],
  // Both halves are made by the node: x 40 + 20 + 20; nobody reads b, it is gone before y (a 20 + y 20).
  [
    'an output that nobody reads is there while its node runs',
    { opset: 17, inputs: { x: 'float32[10]' }, constants: { s: 'int64[2]=5,5' }, nodes: 'a, b = Split{axis=0}(x, s)\n y = Relu(a)', outputs: ['y'] },
    80,
    100,
  ],
  // The same without the second output: an output that is not asked for is not made.
  [
    'an output that is left out is not made',
    { inputs: { x: 'float32[10]' }, constants: { s: 'int64[2]=5,5' }, nodes: 'a,  = Split{axis=0}(x, s)\n y = Relu(a)', outputs: ['y'] },
    60,
    80,
  ],
  // a is an output of the graph: at y there are a 40, b 40, y 40.
  ['outputs of the graph live to the end', { inputs: { x: 'float32[10]' }, nodes: 'a = Relu(x)\n b = Relu(a)\n y = Relu(b)', outputs: ['a', 'y'] }, 120, 160],
  // u is never read: it lives beside x and y to the end.
  ['an input that nobody reads lives to the end', { inputs: { x: 'float32[10]', u: 'float32[5]' }, nodes: 'a = Relu(x)\n y = Relu(a)', outputs: ['y'] }, 100, 140],
  ['a graph without nodes has its inputs', { inputs: { x: 'float32[10]' }, nodes: '', outputs: ['x'] }, 40, 40],
  // Weights are no activations: x 40 + y 40.
  ['weights do not count', { inputs: { x: 'float32[1,10]' }, constants: { w: 'float32[10,10]' }, nodes: 'y = MatMul(x, w)', outputs: ['y'] }, 80, 80],
  // d is the weight itself: x 40 + y 40.
  [
    'a dequantised weight is no activation',
    { inputs: { x: 'float32[1,10]' }, constants: { w: 'int8[10,10]', s: 'float32[]' }, nodes: 'd = DequantizeLinear(w, s)\n y = MatMul(x, d)', outputs: ['y'] },
    80,
    80,
  ],
  // But a weight that is transposed while running is made: w' 400 + x 40, then w' 400 + x 40 + y 40.
  [
    'what is computed of a weight is one',
    { inputs: { x: 'float32[1,10]' }, constants: { w: 'float32[10,10]' }, nodes: 't = Transpose{perm=[1,0]}(w)\n y = MatMul(x, t)', outputs: ['y'] },
    480,
    480,
  ],
  // 5 int4 take 3 bytes, 10 bool 10, 3 float16 6: x 40, q 3.
  [
    'true widths, rounded up to bytes',
    { opset: 21, inputs: { x: 'float32[5]' }, constants: { s: 'float32[]', z: 'int4[]' }, nodes: 'y = QuantizeLinear(x, s, z)', outputs: ['y'] },
    23,
    23,
  ],
  // p: x, p 80; if: p beside the larger branch, a 40 and o 40: 120, whichever is taken; after it p is gone, y 40 + o' 40.
  [
    'the larger of two branches runs beside what lives around it',
    {
      inputs: { c: 'bool[]', x: 'float32[10]' },
      nodes: 'p = Relu(x)\n o = If{then_branch=@long, else_branch=@short}(c)\n y = Relu(o)',
      outputs: ['y'],
      bodies: { long: { nodes: 'a = Relu(p)\n q = Relu(a)', outputs: ['q'] }, short: { nodes: 'q = Neg(p)', outputs: ['q'] } },
    },
    // c 1 byte lives until the node has run; the long branch: p, a, then a, q beside p. Made are c, x, p, a, q and y.
    121,
    201,
  ],
  // 3 iterations: x 40 lives around the node, which holds its final state 40 and the rows 3 × 40 it collects; the body makes a 40 and s 40.
  [
    'a loop carries a state and collects rows',
    {
      inputs: { x: 'float32[10]' },
      constants: { n: 'int64[]=3' },
      nodes: 'f, r = Loop{body=@step}(n, , x)',
      outputs: ['f', 'r'],
      bodies: { step: { inputs: { i: 'int64[]', c: 'bool[]', s: 'float32[10]' }, nodes: 'k = Identity(c)\n a = Relu(s)\n t = Relu(a)\n e = Neg(t)', outputs: ['k', 't', 'e'] } },
    },
    // e runs beside t 40 and e 40; a is gone: 40 + 40 + 120 + 80.
    280,
    280,
  ],
]

test.each(rows)('%s', (_, graph, peak, activations) => {
  const { totals } = analyze(modelOf(graph)).profile
  expect({ peak: shown(totals.peakActivationBytes), activations: shown(totals.activationBytes) }).toEqual({ peak, activations })
})

const shown = (figure: object): unknown => ('value' in figure ? figure.value : figure)

test('a known condition leaves the other branch out', () => {
  const branches: GraphText = {
    inputs: { c: 'bool[]', x: 'float32[10]' },
    nodes: 'y = If{then_branch=@long, else_branch=@short}(c)',
    outputs: ['y'],
    bodies: { long: { nodes: 'a = Relu(x)\n b = Relu(x)\n q = Add(a, b)', outputs: ['q'] }, short: { nodes: 'q = Neg(x)', outputs: ['q'] } },
  }
  const peakOf = (values: Readonly<Record<string, readonly boolean[]>>) => analyze(modelOf(branches), {}, values).profile.totals.peakActivationBytes
  // c 1, x 40 and a, b, q 120, or q alone 40.
  expect(peakOf({ c: [true] })).toEqual({ value: 161 })
  expect(peakOf({ c: [false] })).toEqual({ value: 81 })
  expect(peakOf({})).toEqual({ value: 161, status: 'upper' })
})

test('branches that need as much leave the peak exact', () => {
  const same: GraphText = {
    inputs: { c: 'bool[]', x: 'float32[10]' },
    nodes: 'y = If{then_branch=@one, else_branch=@other}(c)',
    outputs: ['y'],
    bodies: { one: { nodes: 'q = Relu(x)', outputs: ['q'] }, other: { nodes: 'q = Neg(x)', outputs: ['q'] } },
  }
  expect(analyze(modelOf(same)).profile.totals.peakActivationBytes).toEqual({ value: 81 })
})

const functions = [
  { domain: 'local', name: 'Two', inputs: ['x'], outputs: ['y'], nodes: nodesOf('a = Relu(x)\n y = Relu(a)') },
  { domain: 'local', name: 'Same', inputs: ['x'], outputs: ['y'], nodes: nodesOf('y = Identity(x)') },
]
const opset = { '': 17, local: 1 }

test('a function runs in the place of its call', () => {
  // As if its nodes stood in the graph: x, a; a, p; p, y.
  const called = analyze(modelOf({ opset, inputs: { x: 'float32[10]' }, nodes: 'p = local::Two(x)\n y = Relu(p)', outputs: ['y'], functions })).profile
  const inlined = analyze(modelOf({ inputs: { x: 'float32[10]' }, nodes: 'a = Relu(x)\n p = Relu(a)\n y = Relu(p)', outputs: ['y'] })).profile
  expect(called.totals.peakActivationBytes).toEqual({ value: 80 })
  expect({ ...called.totals, fileBytes: 0, nodes: 0 }).toEqual({ ...inlined.totals, fileBytes: 0, nodes: 0 })
})

test('a function that hands on its input makes nothing', () => {
  const { totals } = analyze(modelOf({ opset, inputs: { x: 'float32[10]' }, nodes: 'v = local::Same(x)\n y = Relu(v)', outputs: ['y'], functions })).profile
  expect(totals).toMatchObject({ peakActivationBytes: { value: 80 }, activationBytes: { value: 80 } })
})

test('a peak that sizes decide is a formula of both places', () => {
  const graph: GraphText = {
    inputs: { x: 'float32[S,10]' },
    constants: { w: 'float32[10,1]', v: 'float32[1,100]' },
    nodes: 'a = MatMul(x, w)\n b = MatMul(a, v)\n y = ReduceSum(b)',
    outputs: ['y'],
  }
  // a: 40 S + 4 S; b: 4 S + 400 S; y: 400 S + 4, which is more where S is 0.
  expect(analyze(modelOf(graph)).profile.totals.peakActivationBytes).toMatchObject({ formula: 'max(400*S + 4, 404*S)' })
  const either: GraphText = { inputs: { x: 'float32[S]', z: 'float32[T]' }, nodes: 'a = Relu(x)\n b = Relu(z)', outputs: ['a', 'b'] }
  // a: 8 S + 4 T; then x is gone; b: 4 S + 8 T.
  const { totals } = analyze(modelOf(either)).profile
  expect(totals.peakActivationBytes).toMatchObject({ formula: 'max(4*S + 8*T, 8*S + 4*T)' })
  expect(analyze(modelOf(either), { S: 3, T: 10 }).profile.totals.peakActivationBytes).toEqual({ value: 92 })
})

test('a tensor of unknown size leaves the peak unknown, with what is known of it', () => {
  const { totals } = analyze(modelOf({ opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[10]' }, nodes: 'a = com.acme::Mystery(x)\n y = Relu(a)', outputs: ['y'] })).profile
  expect(totals.peakActivationBytes).toEqual({ unknown: 'the shape of a is not known', atLeast: 40 })
})

test('a sequence keeps its tensors', () => {
  const graph: GraphText = {
    inputs: { x: 'float32[10]' },
    nodes: 'a = Relu(x)\n b = Neg(a)\n s = SequenceConstruct(a, b)\n c = ConcatFromSequence{axis=0}(s)\n y = Relu(c)',
    outputs: ['y'],
  }
  // c: a 40, b 40, c 80; y: c 80, y 80.
  expect(analyze(modelOf(graph)).profile.totals).toMatchObject({ peakActivationBytes: { value: 160 }, activationBytes: { value: 280 } })
})

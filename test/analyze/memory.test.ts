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

const STEP: GraphText = {
  inputs: { i: 'int64[]', c: 'bool[]', s: 'float32[10]' },
  nodes: 'k = Identity(c)\n a = Relu(s)\n t = Relu(a)\n e = Neg(t)',
  outputs: ['k', 't', 'e'],
}

const looped = (trips: number, step: GraphText = STEP): GraphText => ({
  inputs: { x: 'float32[10]' },
  constants: { n: `int64[]=${trips}` },
  nodes: 'f, r = Loop{body=@step}(n, , x)',
  outputs: ['f', 'r'],
  bodies: { step },
})

test.each([
  // The final state is a copy of x: x 40 and f 40.
  ['that never runs needs nothing for its body', 0, 80],
  // x 40, the row 40 that is collected, and in the body t and e, 80: nothing is carried over.
  ['that runs once carries nothing over', 1, 40 + 40 + 80],
  // x 40, two rows 80, the state 40 of the run before, and in the body 80.
  ['that runs twice carries a state over', 2, 40 + 80 + 40 + 80],
])('a loop %s', (_, trips, peak) => {
  expect(analyze(modelOf(looped(trips))).profile.totals.peakActivationBytes).toEqual({ value: peak })
})

test('a state that iterations only hand on is that of before', () => {
  const step = { ...STEP, nodes: 'k = Identity(c)\n t = Identity(s)\n e = Neg(s)' }
  // x 40, three rows 120, e 40; afterwards x, f and r: 200.
  expect(analyze(modelOf(looped(3, step))).profile.totals.peakActivationBytes).toEqual({ value: 200 })
})

test('of a loop whose condition depends on the data, no more is certain than the most it can be', () => {
  const graph: GraphText = {
    inputs: { x: 'float32[10]', c: 'bool[]' },
    nodes: 'f = Loop{body=@step}(, c, x)',
    outputs: ['f'],
    bodies: { step: { ...STEP, nodes: 'k = ReduceMax{keepdims=0}(b)\n a = Relu(s)\n b = Cast{to=9}(a)\n t = Relu(a)', outputs: ['k', 't'] } },
  }
  // x 40, c 1. The body: a 40, b 10 to k 1; k 1, a 40, t 40 is its peak, 81. Carried are t 40 and k 1.
  const peakAt = (trips?: number) => analyze(modelOf(graph), trips === undefined ? {} : { 'f.trips': trips }).profile.totals.peakActivationBytes
  expect(peakAt()).toEqual({ value: 41 + 41 + 81, status: 'upper' })
  expect(peakAt(0)).toEqual({ value: 41 + 40 })
  expect(peakAt(1)).toEqual({ value: 41 + 81 })
  expect(peakAt(2)).toEqual({ value: 41 + 41 + 81 })
  expect(peakAt(1000)).toEqual({ value: 41 + 41 + 81 })
})

const growing: GraphText = {
  inputs: { x: 'float32[10]', c: 'bool[]' },
  nodes: 'f = Loop{body=@step}(, c, x)',
  outputs: ['f'],
  bodies: { step: { inputs: { i: 'int64[]', d: 'bool[]', s: '' }, nodes: 'k = Identity(c)\n t = Concat{axis=0}(s, x)', outputs: ['k', 't'] } },
}

test('rows that iterations make of different sizes have none that is known', () => {
  const step = { ...(growing.bodies?.step as GraphText), outputs: ['k', 't', 't'] }
  const { tensors, totals } = analyze(modelOf({ ...growing, nodes: 'f, r = Loop{body=@step}(, c, x)', outputs: ['f', 'r'], bodies: { step } })).profile
  expect([tensors.f, tensors.r]).toEqual([
    { dtype: 'float32', shape: ['f.0'] },
    { dtype: 'float32', shape: ['r.0', null] },
  ])
  expect(totals.activationBytes).toMatchObject({ unknown: 'what is collected changes from one iteration to the next' })
})

test('calls too deep to be followed in a body hold their inputs to the end, which is an upper bound', () => {
  const twice = (name: string, inner: string) => ({ domain: 'local', name, inputs: ['x'], outputs: ['y'], opset, nodes: nodesOf(`a = ${inner}(x)\n y = ${inner}(a)`) })
  const towers = (height: number) => [twice('F0', 'Relu'), ...Array.from({ length: height }, (_, i) => twice(`F${i + 1}`, `local::F${i}`))]
  const peakOf = (height: number) => {
    const step = { ...STEP, nodes: `k = Identity(c)\n t = local::F${height}(s)`, outputs: ['k', 't'] }
    const graph = { ...looped(2, step), opset, nodes: 'f = Loop{body=@step}(n, , x)', outputs: ['f'], functions: towers(height) }
    return analyze(modelOf(graph)).profile.totals.peakActivationBytes
  }
  // x 40, the state 40, and of a chain two tensors at a time. F16 is 131,072 nodes long; each of its levels holds 40 more.
  expect(peakOf(3)).toEqual({ value: 160 })
  expect(peakOf(16)).toEqual({ value: 40 + 40 + 80 + 16 * 40, status: 'upper' })
})

test('of a loop whose trips are bound, every iteration counts as it is', () => {
  const { totals } = analyze(modelOf(growing), { 'f.trips': 3 }).profile
  // x 40, c 1; the state grows by 40 from 40: the third run reads 120 and writes 160. Read are state and x: 80 + 120 + 160, and c where k is a view of it.
  expect(totals.peakActivationBytes).toEqual({ value: 41 + 120 + 160 })
  expect(totals.writeBytes).toEqual({ value: 80 + 120 + 160 })
  expect(totals.readBytes).toEqual({ value: 80 + 120 + 160 })
  // More than are followed one by one: 80 to 4040 are written, 40 more each time; of memory the last counts.
  const many = analyze(modelOf(growing), { 'f.trips': 100 }).profile.totals
  expect(many.writeBytes).toEqual({ value: (100 * (80 + 4040)) / 2 })
  expect(many.peakActivationBytes).toEqual({ value: 41 + 40 * 100 + 40 * 101, status: 'upper' })
})

test('a loop that shrinks its state needs most in the beginning', () => {
  const graph: GraphText = {
    inputs: { x: 'float32[16]' },
    constants: { n: 'int64[]=3', sizes: 'int64[1]=-1', two: 'int64[1]=2', zero: 'int64[1]=0', y: 'float32[1]' },
    nodes: 'f = Loop{body=@step}(n, , x)',
    outputs: ['f'],
    bodies: {
      step: {
        inputs: { i: 'int64[]', d: 'bool[]', s: '' },
        nodes: 'k = Identity(d)\n z = Shape(s)\n h = Div(z, two)\n a = Concat{axis=0}(s, s, s)\n t = Slice(a, zero, h)',
        outputs: ['k', 't'],
      },
    },
  }
  // x 64; z 8 to h 8; the first run: h 8, a 192, t 32. The second carries 32, and has h 8, a 96, t 16.
  expect(analyze(modelOf(graph)).profile.totals.peakActivationBytes).toEqual({ value: 64 + 8 + 192 + 32 })
})

test('a scan over one slice carries nothing over', () => {
  const peakOf = (length: number) => {
    const body: GraphText = { inputs: { s: 'float32[10]', v: 'float32[10]' }, nodes: 't = Add(s, v)\n e = Relu(t)', outputs: ['t', 'e'] }
    const graph: GraphText = {
      inputs: { x: 'float32[10]', v: `float32[${length},10]` },
      nodes: 'f, r = Scan{body=@b, num_scan_inputs=1}(x, v)',
      outputs: ['f', 'r'],
      bodies: { b: body },
    }
    return analyze(modelOf(graph)).profile.totals.peakActivationBytes
  }
  // x 40, v and rows 40 a slice, in the body t and e 80, and from the second slice on the state before, 40.
  expect([0, 1, 2].map(peakOf)).toEqual([{ value: 40 + 40 }, { value: 40 + 40 + 40 + 80 }, { value: 40 + 80 + 80 + 40 + 80 }])
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

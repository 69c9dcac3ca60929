import { expect, test } from 'vitest'
import { isKnown } from '../../src/util/figure.ts'
import { analyze } from '../support/analyze.ts'
import { type GraphText, modelOf, nodesOf } from '../support/graph-text.ts'

/** Bytes read and written and MACs by class of each node, in the order of the nodes. */
type Row = readonly [title: string, graph: GraphText, expected: readonly (readonly [op: string, read: number, written: number, classes?: Readonly<Record<string, number>>])[]]

const rows: readonly Row[] = [
  [
    'every distinct input is read once',
    { inputs: { x: 'float32[10]', z: 'float32[1]' }, nodes: 'a = Mul(x, x)\n y = Add(a, z)', outputs: ['y'] },
    [
      ['Mul', 40, 40],
      ['Add', 44, 40],
    ],
  ],
  [
    'a broadcast input is read at its own size, a weight at its stored width',
    { inputs: { x: 'float32[2,10]' }, constants: { w: 'float32[10,3]', b: 'float32[3]' }, nodes: 'p = MatMul(x, w)\n y = Add(p, b)', outputs: ['y'] },
    [
      ['MatMul', 80 + 120, 24, { f32: 60 }],
      ['Add', 24 + 12, 24],
    ],
  ],
  [
    'a view moves nothing',
    {
      inputs: { x: 'float32[2,5]' },
      constants: { to: 'int64[1]=10', a: 'int64[1]=0' },
      nodes: 'p = Reshape(x, to)\n q = Unsqueeze(p, a)\n r = Identity(q)\n s = Flatten(r)\n c = Cast{to=1}(s)\n y = Dropout(c)',
      outputs: ['y'],
    },
    [
      ['Reshape', 0, 0],
      ['Unsqueeze', 0, 0],
      ['Identity', 0, 0],
      ['Flatten', 0, 0],
      ['Cast', 0, 0],
      ['Dropout', 0, 0],
    ],
  ],
  [
    'a shape is read from the header: 8 bytes for each dim are written',
    { inputs: { x: 'float32[2,5]' }, nodes: 's = Shape(x)\n n = Size(x)', outputs: ['s', 'n'] },
    [
      ['Shape', 0, 16],
      ['Size', 0, 8],
    ],
  ],
  [
    'of a table only the rows that are taken are read',
    // indices 3 × 8, rows 3 × 4 × 4 read and written.
    { inputs: { i: 'int64[3]' }, constants: { t: 'float32[1000,4]' }, nodes: 'y = Gather(t, i)', outputs: ['y'] },
    [['Gather', 24 + 48, 48]],
  ],
  [
    'an output that nobody asks for is not written',
    { opset: 17, inputs: { x: 'float32[10]' }, constants: { s: 'int64[2]=5,5' }, nodes: 'a,  = Split{axis=0}(x, s)', outputs: ['a'] },
    [['Split', 40 + 16, 20]],
  ],
  [
    'a quantised product: activations at 1 byte, weights at theirs, MACs by both',
    {
      opset: 21,
      inputs: { x: 'float32[1,8]' },
      constants: { w: 'int8[8,4]', ws: 'float32[4]', s: 'float32[]', z: 'uint8[]' },
      nodes: 'q = QuantizeLinear(x, s, z)\n a = DequantizeLinear(q, s, z)\n d = DequantizeLinear{axis=1}(w, ws)\n y = MatMul(a, d)',
      outputs: ['y'],
    },
    // x 32 + s 4 + z 1; q 8 + s 4 + z 1; the weight is a view; a 32 + w 32 × 1.
    [
      ['QuantizeLinear', 37, 8],
      ['DequantizeLinear', 13, 32],
      ['DequantizeLinear', 0, 0],
      ['MatMul', 32 + 32, 16, { 'u8×i8': 32 }],
    ],
  ],
  [
    'a 4-bit weight of a half-precision product is read at half a byte',
    {
      opset: 21,
      inputs: { x: 'float16[1,8]' },
      constants: { w: 'int4[8,4]', s: 'float16[]' },
      nodes: 'd = DequantizeLinear(w, s)\n t = Identity(d)\n y = MatMul(x, t)',
      outputs: ['y'],
    },
    [
      ['DequantizeLinear', 0, 0],
      ['Identity', 0, 0],
      ['MatMul', 16 + 16, 8, { 'f16×i4': 32 }],
    ],
  ],
  [
    'a weight stays one behind every view',
    {
      inputs: { x: 'float32[2,3]' },
      constants: { w: 'int8[12]', to: 'int64[2]=3,4', s: 'float32[]' },
      nodes: 'c = Cast{to=3}(w)\n l = CastLike(c, w)\n r = Reshape(l, to)\n d = DequantizeLinear(r, s)\n y = MatMul(x, d)',
      outputs: ['y'],
    },
    [
      ['Cast', 0, 0],
      ['CastLike', 0, 0],
      ['Reshape', 0, 0],
      ['DequantizeLinear', 0, 0],
      ['MatMul', 24 + 12, 32, { 'f32×i8': 24 }],
    ],
  ],
  [
    'integer products have their own class',
    { inputs: { x: 'uint8[1,8]' }, constants: { w: 'int8[8,4]' }, nodes: 'y = MatMulInteger(x, w)', outputs: ['y'] },
    [['MatMulInteger', 8 + 32, 16, { 'u8×i8': 32 }]],
  ],
  [
    'a body runs as often as it does, and reads its weights once',
    {
      inputs: { x: 'float32[4,8]' },
      constants: { w: 'float32[8,8]', n: 'int64[]=5' },
      nodes: 'y = Loop{body=@step}(n, , x)',
      outputs: ['y'],
      bodies: { step: { inputs: { i: 'int64[]', c: 'bool[]', s: 'float32[4,8]' }, nodes: 'k = Identity(c)\n t = MatMul(s, w)', outputs: ['k', 't'] } },
    },
    // 5 × 4·8·8 MACs; s 128 bytes 5 times and w 256 once; t 128 bytes 5 times.
    [['Loop', 5 * 128 + 256, 640, { f32: 1280 }]],
  ],
  [
    'a scan runs along its axis',
    {
      inputs: { x: 'float32[6,3]' },
      constants: { w: 'float32[3,2]', h: 'float32[2]' },
      nodes: 'f, r = Scan{body=@step, num_scan_inputs=1}(h, x)',
      outputs: ['f', 'r'],
      bodies: { step: { inputs: { s: 'float32[2]', e: 'float32[3]' }, nodes: 'p = MatMul(e, w)\n t = Add(p, s)\n o = Identity(t)', outputs: ['t', 'o'] } },
    },
    // 6 × 3·2 MACs; each step reads e 12 + w 24 once, p 8 + s 8, and writes p 8 + t 8.
    [['Scan', 6 * (12 + 16) + 24, 6 * 16, { f32: 36 }]],
  ],
  [
    'of two branches the larger counts, with its classes',
    {
      inputs: { c: 'bool[]', x: 'float32[1,4]' },
      constants: { w: 'float32[4,4]', v: 'int8[4,4]', s: 'float32[]' },
      nodes: 'y = If{then_branch=@plain, else_branch=@quantised}(c)',
      outputs: ['y'],
      bodies: { plain: { nodes: 'o = MatMul(x, w)', outputs: ['o'] }, quantised: { nodes: 'd = DequantizeLinear(v, s)\n p = MatMul(x, w)\n o = MatMul(p, d)', outputs: ['o'] } },
    },
    // The second branch: x 16 + w 64, p 16 + v 16; p and o 16 each.
    [['If', 112, 32, { f32: 16, 'f32×i8': 16 }]],
  ],
]

test.each(rows)('%s', (_, graph, expected) => {
  const { nodes } = analyze(modelOf(graph)).profile
  const number = (figure: object | undefined): unknown => (figure !== undefined && 'value' in figure ? figure.value : figure)
  const found = nodes.map(({ op, figures, macsByClass }) => {
    const classes = macsByClass === undefined ? [] : [Object.fromEntries(Object.entries(macsByClass).map(([name, macs]) => [name, number(macs)]))]
    return [op, number(figures.readBytes), number(figures.writeBytes), ...classes]
  })
  expect(found).toEqual(expected)
})

test('nodes come to the totals', () => {
  for (const [, graph] of rows) {
    const { nodes, totals } = analyze(modelOf(graph)).profile
    for (const name of ['params', 'macs', 'flops', 'readBytes', 'writeBytes'] as const) {
      const sum = nodes.reduce((total, { figures }) => total + (figures[name] !== undefined && isKnown(figures[name]) ? figures[name].value : Number.NaN), 0)
      expect([name, sum]).toEqual([name, isKnown(totals[name]) ? totals[name].value : undefined])
    }
  }
})

test('a rule that throws spoils its own node only, and says why', () => {
  const { nodes, diagnostics, totals, coverage } = analyze(
    modelOf({ inputs: { x: 'float32[2,3]', z: 'float32[4,5]' }, nodes: 'a = MatMul(x, z)\n b = Relu(x)\n y = Add(b, b)', outputs: ['a', 'y'] }),
  ).profile
  expect(nodes.map(({ op, status }) => [op, status])).toEqual([
    ['MatMul', 'unknown'],
    ['Relu', 'exact'],
    ['Add', 'exact'],
  ])
  expect(totals.flops).toEqual({ unknown: expect.stringMatching(/^MatMul: /), atLeast: 12 })
  expect(diagnostics).toMatchObject([{ code: 'shape/rule-failed', level: 'warning', at: { node: 'a' } }])
  expect(coverage).toEqual({ nodes: 3, shaped: 2, counted: 2, unknownOps: {} })
})

test('an integer past 2^53 is unknown, with its formula', () => {
  const { totals } = analyze(modelOf({ inputs: { x: 'float32[100000000,100000000]' }, nodes: 'y = Relu(x)', outputs: ['y'] })).profile
  expect(totals.flops).toEqual({ unknown: 'more than 2^53, which JSON numbers cannot hold exactly', formula: '10000000000000000' })
  expect(totals.macs).toEqual({ value: 0 })
})

test('text has no fixed size', () => {
  const { totals, nodes } = analyze(modelOf({ inputs: { x: 'string[3]' }, nodes: 'y = Identity(x)\n z = StringConcat(x, y)', opset: 20, outputs: ['z'] })).profile
  expect(totals.activationBytes).toEqual({ unknown: expect.stringContaining('holds strings, whose size is not fixed') })
  expect(nodes[1]?.figures.writeBytes).toEqual({ unknown: 'z holds strings, whose size is not fixed' })
})

test('operators, known and unknown, are counted at every call and in every body', () => {
  const opset = { '': 17, local: 1, 'com.acme': 1 }
  const graph: GraphText = {
    opset,
    inputs: { c: 'bool[]', x: 'float32[4]' },
    nodes: 'a = local::Odd(x)\n b = local::Odd(a)\n y = If{then_branch=@left, else_branch=@right}(c)\n k = Constant{value_float=1.0}()',
    outputs: ['y'],
    bodies: { left: { nodes: 'o = com.acme::Mystery(b)', outputs: ['o'] }, right: { nodes: 'p = Relu(b)\n o = Relu(p)', outputs: ['o'] } },
    functions: [{ domain: 'local', name: 'Odd', inputs: ['x'], outputs: ['y'], opset, nodes: nodesOf('m = com.acme::Mystery(x)\n y = Relu(x)') }],
  }
  const { coverage, totals, nodes } = analyze(modelOf(graph)).profile
  // Each call 2 nodes, the If itself, its branches 1 + 2. What follows the unknown operator has no shape: both Mystery in calls, in the branch, and the If.
  expect(coverage).toEqual({ nodes: 8, shaped: 4, counted: 4, unknownOps: { 'com.acme::Mystery': 3 } })
  expect(totals.nodes).toEqual({ value: 3 })
  expect(nodes.map(({ op }) => op)).toEqual(['Odd', 'Odd', 'If'])
})

test('what control flow assumes is told: a bound, and by which name it can be decided', () => {
  const graph: GraphText = {
    inputs: { go: 'bool[]', x: 'float32[1,4]' },
    constants: { w: 'float32[4,4]' },
    nodes: 'y = Loop{body=@step}(, go, x)',
    outputs: ['y'],
    bodies: { step: { inputs: { i: 'int64[]', c: 'bool[]', s: 'float32[1,4]' }, nodes: 'k = Identity(c)\n t = MatMul(s, w)', outputs: ['k', 't'] } },
  }
  const open = analyze(modelOf(graph)).profile
  expect(open.totals.macs).toEqual({ value: 16, status: 'lower' })
  expect(open.nodes[0]).toMatchObject({ status: 'lower', notes: ['only a run can tell how often the body runs: it is counted once'] })
  expect(open.diagnostics).toMatchObject([
    { code: 'shape/data-dependent', message: 'how often the body runs depends on the data', hint: 'give --dim y.trips=N, or --calibrate to take it from a run' },
  ])
  const bound = analyze(modelOf(graph), { 'y.trips': 7 }).profile
  expect(bound.totals.macs).toEqual({ value: 112 })
  expect(bound.diagnostics).toEqual([])
})

test('of two branches it is told what either comes to; where one is not known, what both take at least', () => {
  const branches = (other: string) =>
    analyze(
      modelOf({
        opset: { '': 17, 'com.acme': 1 },
        inputs: { c: 'bool[]', x: 'float32[1,4]' },
        constants: { w: 'float32[4,4]' },
        nodes: 'y = If{then_branch=@left, else_branch=@right}(c)',
        outputs: ['y'],
        bodies: { left: { nodes: 'p = MatMul(x, w)\n o = MatMul(p, w)', outputs: ['o'] }, right: { nodes: `p = MatMul(x, w)\n o = ${other}`, outputs: ['o'] } },
      }),
    ).profile
  const { totals, nodes } = branches('Relu(p)')
  expect(totals.macs).toEqual({ value: 32, status: 'upper' })
  expect(nodes[0]?.notes).toEqual(['only a run can tell which branch is taken: the larger is counted, of 32 MACs where the condition holds and 16 where it does not'])
  expect(branches('com.acme::Mystery(p)').totals.macs).toEqual({ unknown: 'no rule for operator com.acme::Mystery', atLeast: 16 })
  expect(branches('com.acme::Mystery(p)').totals.flops).toEqual({ unknown: 'no rule for operator com.acme::Mystery', atLeast: 32 })
})

test('a size that only a run can tell has a name, a bound, and formulas after it', () => {
  const graph: GraphText = {
    inputs: { x: 'float32[3,4]' },
    constants: { w: 'float32[2,8]' },
    nodes: 'z = NonZero(x)\n t = Transpose(z)\n c = Cast{to=1}(t)\n y = MatMul(c, w)',
    outputs: ['y'],
  }
  const { totals, diagnostics, tensors } = analyze(modelOf(graph)).profile
  expect(tensors.y).toEqual({ dtype: 'float32', shape: ['z.1', 8] })
  expect(totals.macs).toEqual({ unknown: 'depends on z.1: give --dim z.1=N', formula: '16*z.1' })
  expect(diagnostics).toEqual([
    {
      code: 'shape/data-dependent',
      level: 'note',
      message: 'z.1 depends on the data, at most 12',
      at: { node: 'z' },
      hint: 'give --dim z.1=N, or --calibrate to take it from a run',
    },
  ])
  expect(analyze(modelOf(graph), { 'z.1': 5 }).profile.totals.macs).toEqual({ value: 80 })
})

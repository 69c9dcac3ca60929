import { expect, test } from 'vitest'
import { type StoredWeight, storedWeights, type WeightClass } from '../../src/analyze/weights.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { analyze } from '../support/analyze.ts'
import { type GraphText, modelOf, nodesOf } from '../support/graph-text.ts'
import { type ModelSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()
let written = 0

function weightsOf(spec: ModelSpec): readonly StoredWeight[] {
  const file = loadModel(writeModel(folder, `${++written}.onnx`, spec))
  try {
    return storedWeights(file.model)
  } finally {
    file.close()
  }
}

/** `CLASS ELEMENTS (BYTES B)` by name. */
function textOf(weights: readonly StoredWeight[]): Readonly<Record<string, string>> {
  return Object.fromEntries(weights.map(({ name, class: kind, elements, bytes }) => [name, `${kind} ${elements} (${bytes} B)`]))
}

type Row = readonly [title: string, graph: GraphText, expected: Readonly<Record<string, string>>]

const rows: readonly Row[] = [
  [
    'weights in weight slots are parameters, running statistics buffers, sizes constants',
    {
      inputs: { x: 'float32[1,3,8,8]' },
      constants: { w: 'float32[4,3,3,3]', b: 'float32[4]', scale: 'float32[4]', shift: 'float32[4]', mean: 'float32[4]', variance: 'float32[4]', to: 'int64[2]=1,-1' },
      nodes: `
        c = Conv(x, w, b)
        n = BatchNormalization(c, scale, shift, mean, variance)
        y = Reshape(n, to)`,
      outputs: ['y'],
    },
    {
      w: 'params 108 (432 B)',
      b: 'params 4 (16 B)',
      scale: 'params 4 (16 B)',
      shift: 'params 4 (16 B)',
      mean: 'buffers 4 (16 B)',
      variance: 'buffers 4 (16 B)',
      to: 'constants 2 (16 B)',
    },
  ],
  [
    'a float operand is a parameter as an initializer, a constant from a Constant node',
    { inputs: { x: 'float32[2]' }, constants: { a: 'float32[2]' }, nodes: 'b = Constant{value=#float32[2]}()\n y = Add(x, a)\n z = Add(y, b)', outputs: ['z'] },
    { a: 'params 2 (8 B)', b: 'constants 2 (8 B)' },
  ],
  [
    'a Constant node in a weight slot is a parameter',
    { inputs: { x: 'float32[2,3]' }, nodes: 'w = Constant{value=#float32[3,1]}()\n y = MatMul(x, w)', outputs: ['y'] },
    { w: 'params 3 (12 B)' },
  ],
  [
    'transposed, cast and reshaped, a tensor counts as what it is used for',
    {
      opset: 21,
      inputs: { x: 'float32[2,4]' },
      constants: { q: 'int16[3,4]', z: 'float16[]', mean: 'float16[3]', to: 'float32[2]', sizes: 'float32[2]=3,2' },
      nodes: `
        w = Constant{value=#float16[3,4]}()
        wide = Cast{to=1}(w)
        a = Gemm{transB=1}(x, wide)
        turned = Transpose{perm=[1,0]}(q)
        scale = Cast{to=1}(z)
        d = DequantizeLinear(turned, scale)
        b = MatMul(x, d)
        s = Add(a, b)
        m = Cast{to=1}(mean)
        one = Constant{value=#float32[3]}()
        n = BatchNormalization(s, one, one, m, m)
        whole = Cast{to=7}(sizes)
        y = Reshape(n, whole)`,
      outputs: ['y'],
    },
    {
      w: 'params 12 (24 B)',
      q: 'params 12 (24 B)',
      z: 'quantParams 1 (2 B)',
      mean: 'buffers 3 (6 B)',
      one: 'params 3 (12 B)',
      to: 'unusedElements 2 (8 B)',
      sizes: 'constants 2 (8 B)',
    },
  ],
  [
    'a weight that is rounded in the model itself stays one',
    {
      inputs: { x: 'float32[1,4]' },
      constants: { s: 'float32[]', z: 'int8[]' },
      nodes: 'w = Constant{value=#float32[4,3]}()\n q = QuantizeLinear(w, s, z)\n d = DequantizeLinear(q, s, z)\n y = MatMul(x, d)',
      outputs: ['y'],
    },
    { w: 'params 12 (48 B)', s: 'quantParams 1 (4 B)', z: 'quantParams 1 (1 B)' },
  ],
  [
    'positions that become floats are no weights',
    { inputs: {}, constants: { i: 'int32[4,1]', f: 'float32[1,8]' }, nodes: 'p = Cast{to=1}(i)\n y = MatMul(p, f)', outputs: ['y'] },
    { i: 'constants 4 (16 B)', f: 'params 8 (32 B)' },
  ],
  [
    'Constant nodes hold scalars and lists too',
    {
      inputs: { x: 'float32[2]' },
      nodes: `
        a = Constant{value_float=2.0}()
        c = Constant{value_ints=[1, 2, 3]}()
        p = Mul(x, a)
        q = Tile(p, c)`,
      outputs: ['q'],
    },
    { a: 'constants 1 (4 B)', c: 'constants 3 (24 B)' },
  ],
  [
    'a weight used twice, and through Identity, is stored once',
    { inputs: { x: 'float32[1,4]' }, constants: { w: 'float32[4,4]' }, nodes: 'v = Identity(w)\n a = MatMul(x, w)\n y = MatMul(a, v)', outputs: ['y'] },
    { w: 'params 16 (64 B)' },
  ],
  [
    'what nobody uses is unused, also behind a view',
    { inputs: { x: 'float32[4]' }, constants: { w: 'float32[4]', v: 'float32[3]' }, nodes: 'i = Identity(v)\n y = Relu(x)', outputs: ['y'] },
    { w: 'unusedElements 4 (16 B)', v: 'unusedElements 3 (12 B)' },
  ],
  [
    'a dequantised weight counts at its stored width; scales and zero points apart',
    {
      opset: 21,
      inputs: { x: 'float32[1,8]' },
      constants: { w: 'int4[8,4]', s: 'float32[4]', z: 'int4[4]' },
      nodes: 'd = DequantizeLinear{axis=1}(w, s, z)\n y = MatMul(x, d)',
      outputs: ['y'],
    },
    { w: 'params 32 (16 B)', s: 'quantParams 4 (16 B)', z: 'quantParams 4 (2 B)' },
  ],
  [
    'a bias dequantised from int32 is a parameter',
    {
      inputs: { x: 'float32[1,8]' },
      constants: { b: 'int32[8]', s: 'float32[]' },
      nodes: 'd = DequantizeLinear(b, s)\n y = Add(x, d)',
      outputs: ['y'],
    },
    { b: 'params 8 (32 B)', s: 'quantParams 1 (4 B)' },
  ],
  [
    'a packed 4-bit matrix counts its logical elements and stored bytes',
    {
      opset: { '': 21, 'com.microsoft': 1 },
      inputs: { x: 'float32[1,64]' },
      constants: { w: 'uint8[32,4,8]', s: 'float32[128]' },
      nodes: 'y = com.microsoft::MatMulNBits{K=64, N=32, bits=4, block_size=16}(x, w, s)',
      outputs: ['y'],
    },
    { w: 'params 2048 (1024 B)', s: 'quantParams 128 (512 B)' },
  ],
  // 40 inner elements are 3 blocks of 16, the last not full: 3 rows of 3 zero points, which take 2 bytes a row; 3 × 3 scales.
  [
    'packed zero points count one for each block',
    {
      opset: { '': 21, 'com.microsoft': 1 },
      inputs: { x: 'float32[1,40]' },
      constants: { w: 'uint8[3,3,8]', s: 'float32[9]', z: 'uint8[3,2]' },
      nodes: 'y = com.microsoft::MatMulNBits{K=40, N=3, bits=4, block_size=16}(x, w, s, z)',
      outputs: ['y'],
    },
    { w: 'params 120 (72 B)', s: 'quantParams 9 (36 B)', z: 'quantParams 9 (6 B)' },
  ],
  // Rows of 48 in blocks of 16: 3 scales and 3 zero points a row, which take 2 bytes.
  [
    'packed zero points of a table count one for each block of a row',
    {
      opset: { '': 21, 'com.microsoft': 1 },
      inputs: { i: 'int64[2]' },
      constants: { t: 'uint8[8,24]', s: 'float32[8,3]', z: 'uint8[8,2]' },
      nodes: 'y = com.microsoft::GatherBlockQuantized{bits=4, block_size=16, gather_axis=0, quantize_axis=1}(t, i, s, z)',
      outputs: ['y'],
    },
    { t: 'params 384 (192 B)', s: 'quantParams 24 (96 B)', z: 'quantParams 24 (16 B)' },
  ],
  // 4 experts of 32 rows, each of 2 blocks of 16: a scale and a zero point each, two of which share a byte.
  [
    'packed zero points of experts count one for each block',
    {
      opset: { '': 21, 'com.microsoft': 1 },
      inputs: { x: 'float32[1,32]', r: 'float32[1,4]' },
      constants: { a: 'uint8[4,32,16]', as: 'float32[4,32,2]', az: 'uint8[4,32,1]', b: 'uint8[4,32,16]', bs: 'float32[4,32,2]', bz: 'uint8[4,32,1]' },
      nodes: 'y = com.microsoft::QMoE{k=1, expert_weight_bits=4, block_size=16}(x, r, a, as, , b, bs, , , , , az, bz)',
      outputs: ['y'],
    },
    { a: 'params 4096 (2048 B)', as: 'quantParams 256 (1024 B)', az: 'quantParams 256 (128 B)', b: 'params 4096 (2048 B)', bz: 'quantParams 256 (128 B)' },
  ],
  // Without K nobody knows what the matrix stands for: what is stored counts.
  [
    'a node that lacks an attribute leaves its weights as they are stored',
    {
      opset: { '': 21, 'com.microsoft': 1 },
      inputs: { x: 'float32[1,64]' },
      constants: { w: 'uint8[32,4,8]', s: 'float32[128]', v: 'float32[64]' },
      nodes: 'a = com.microsoft::MatMulNBits{N=32}(x, w, s)\n y = Add(x, v)',
      outputs: ['a', 'y'],
    },
    { w: 'params 1024 (1024 B)', s: 'quantParams 128 (512 B)', v: 'params 64 (256 B)' },
  ],
  [
    'an embedding table is a parameter, a table of integers a constant',
    { inputs: { i: 'int64[3]' }, constants: { t: 'float32[10,4]', u: 'int64[10]' }, nodes: 'j = Gather(u, i)\n y = Gather(t, j)', outputs: ['y'] },
    { t: 'params 40 (160 B)', u: 'constants 10 (80 B)' },
  ],
  ['a weight that is an output of the graph is used', { inputs: {}, constants: { w: 'float32[4]' }, nodes: 'y = Relu(w)', outputs: ['y', 'w'] }, { w: 'params 4 (16 B)' }],
  [
    'both branches store theirs, and share what is around them',
    {
      inputs: { c: 'bool[]', x: 'float32[1,4]' },
      constants: { s: 'float32[4,4]' },
      nodes: 'y = If{then_branch=@a, else_branch=@b}(c)',
      outputs: ['y'],
      bodies: {
        a: { constants: { w: 'float32[4,4]' }, nodes: 'p = MatMul(x, s)\n o = MatMul(p, w)', outputs: ['o'] },
        b: { constants: { w: 'float32[4,4]' }, nodes: 'p = MatMul(x, s)\n o = Add(p, w)', outputs: ['o'] },
      },
    },
    { s: 'params 16 (64 B)', w: 'params 16 (64 B)' },
  ],
]

test.each(rows)('%s', (_, graph, expected) => {
  expect(textOf(weightsOf(modelOf(graph)))).toMatchObject(expected)
})

test('branches hold weights of the same name apart', () => {
  const [, branches] = rows.at(-1) ?? []
  expect(weightsOf(modelOf(branches as GraphText)).map(({ id }) => id)).toEqual(['s', 'y/then_branch/w', 'y/else_branch/w'])
})

test('equal ranges of an external file are one weight', () => {
  const external = { location: 'w.bin', offset: 0, length: 64 }
  const weights = weightsOf({
    inputs: [{ name: 'x', dtype: 'float32', shape: [1, 4] }],
    outputs: [{ name: 'y' }],
    initializers: [
      { name: 'a', dtype: 'float32', dims: [4, 4], external },
      { name: 'b', dtype: 'float32', dims: [4, 4], external },
      { name: 'c', dtype: 'float32', dims: [4, 4], external: { ...external, offset: 64 } },
    ],
    nodes: nodesOf('p = MatMul(x, a)\n q = MatMul(p, b)\n y = MatMul(q, c)'),
  })
  expect(textOf(weights)).toEqual({ a: 'params 16 (64 B)', c: 'params 16 (64 B)' })
})

test('of a sparse initializer its values count, and its indices take bytes', () => {
  const weights = weightsOf({
    inputs: [{ name: 'x', dtype: 'float32', shape: [1, 100] }],
    outputs: [{ name: 'y' }],
    sparseInitializers: [
      { dims: [100, 10], values: { name: 's', dtype: 'float32', dims: [5], values: [1, 2, 3, 4, 5] }, indices: { dtype: 'int64', dims: [5], values: [0, 1, 2, 3, 4] } },
    ],
    nodes: nodesOf('y = MatMul(x, s)'),
  })
  expect(textOf(weights)).toEqual({ s: 'params 5 (60 B)' })
})

test('parameters in attributes of ai.onnx.ml count, with their bytes', () => {
  const spec: ModelSpec = {
    opset: { '': 17, 'ai.onnx.ml': 3 },
    inputs: [{ name: 'x', dtype: 'float32', shape: [5, 3] }],
    outputs: [{ name: 'y' }],
    nodes: [{ op: 'LinearRegressor', domain: 'ai.onnx.ml', inputs: ['x'], outputs: ['y'], attributes: { coefficients: { floats: [1, 2, 3] }, intercepts: { floats: [4] } } }],
  }
  expect(weightsOf(spec)).toMatchObject([{ class: 'params', elements: 4, bytes: 16 }])
  expect(analyze(spec).profile.totals).toMatchObject({ params: { value: 4 }, weightBytes: { value: 16 } })
})

const functions = [
  {
    domain: 'local',
    name: 'Linear',
    inputs: ['x', 'w'],
    outputs: ['y'],
    nodes: nodesOf('b = Constant{value=#float32[1,4]}()\n v = Identity(w)\n p = MatMul(x, v)\n y = Add(p, b)'),
  },
  {
    domain: 'local',
    name: 'Twice',
    inputs: ['x', 'w'],
    outputs: ['y', 'v'],
    opset: { '': 17, local: 1 },
    nodes: nodesOf('p = local::Linear(x, w)\n y = local::Linear(p, w)\n v = Identity(w)'),
  },
]
const calls: GraphText = {
  opset: { '': 17, local: 1 },
  inputs: { x: 'float32[1,4]' },
  constants: { a: 'float32[4,4]', c: 'float32[4,4]', d: 'float32[4]' },
  nodes: 'p, v = local::Twice(x, a)\n q = local::Linear(p, c)\n r = MatMul(q, v)\n y = Add(r, d)',
  outputs: ['y'],
  functions,
}

test('what a function stores counts once, whatever its calls; what it is given counts by what it does with it', () => {
  expect(textOf(weightsOf(modelOf(calls)))).toEqual({ a: 'params 16 (64 B)', c: 'params 16 (64 B)', d: 'params 4 (16 B)', b: 'constants 4 (16 B)' })
})

test('each weight counts at the node of the main graph that uses it first, and the nodes come to the total', () => {
  const { nodes, totals } = analyze(modelOf(calls)).profile
  expect(nodes.map(({ notes }) => notes)).toEqual([undefined, undefined, ['shared weights count where they are used first: a at /a/Twice'], undefined])
  expect(nodes.map(({ op, figures, weights }) => [op, figures.params, weights])).toEqual([
    ['Twice', { value: 16 }, { 1: 'float32[4,4]' }],
    ['Linear', { value: 16 }, { 1: 'float32[4,4]' }],
    ['MatMul', { value: 0 }, { 1: 'float32[4,4]' }],
    ['Add', { value: 4 }, { 1: 'float32[4]' }],
  ])
  expect(totals).toMatchObject({ params: { value: 36 }, constants: { value: 4 }, weightBytes: { value: 144 } })
})

test('a decoder tied to its embedding says where its weights count', () => {
  const tied: GraphText = {
    inputs: { i: 'int64[3]' },
    constants: { table: 'float32[10,4]', bias: 'float32[4]' },
    nodes: 'e = Gather(table, i)\n h = Add(e, bias)\n t = Transpose{perm=[1,0]}(table)\n y = MatMul(h, t)\n z = Gemm{transB=1}(h, table)\n b = Add(z, z)',
    outputs: ['y', 'b'],
  }
  const { nodes, totals, diagnostics } = analyze(modelOf(tied)).profile
  expect(diagnostics).toEqual([{ code: 'graph/shared-weights', level: 'note', message: 'shared weights count where they are used first: table (3 nodes) at /table/Gather' }])
  expect(nodes.map(({ op, figures, notes }) => [op, figures.params, notes])).toEqual([
    ['Gather', { value: 40 }, undefined],
    ['Add', { value: 4 }, undefined],
    ['Transpose', { value: 0 }, undefined],
    ['MatMul', { value: 0 }, ['shared weights count where they are used first: table at /table/Gather']],
    ['Gemm', { value: 0 }, ['shared weights count where they are used first: table at /table/Gather']],
    ['Add', { value: 0 }, undefined],
  ])
  expect(totals.params).toEqual({ value: 44 })
})

test('of many shared weights a note names some', () => {
  const nodes = 'a = Sum(w1, w2, w3, w4, w5)\n b = Max(x, w1, w2, w3, w4, w5)\n y = Add(a, b)'
  const constants = Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`w${i}`, 'float32[4]']))
  const { profile } = analyze(modelOf({ inputs: { x: 'float32[4]' }, constants, nodes, outputs: ['y'] }))
  expect(profile.nodes[1]?.notes).toEqual(['shared weights count where they are used first: w1 at /w1/Sum, w2 at /w1/Sum, w3 at /w1/Sum and 2 more'])
})

test('a body that uses a weight used before says so at its node', () => {
  const graph: GraphText = {
    inputs: { c: 'bool[]', x: 'float32[1,4]' },
    constants: { w: 'float32[4,4]' },
    nodes: 'p = MatMul(x, w)\n y = If{then_branch=@a, else_branch=@b}(c)',
    outputs: ['y'],
    bodies: { a: { nodes: 'o = MatMul(p, w)', outputs: ['o'] }, b: { nodes: 'o = Relu(p)', outputs: ['o'] } },
  }
  expect(analyze(modelOf(graph)).profile.nodes[1]).toMatchObject({
    figures: { params: { value: 0 } },
    notes: [expect.any(String), 'shared weights count where they are used first: w at /w/MatMul'],
  })
})

test('a weight that is only an output of the graph counts in the total, and at no node', () => {
  const { nodes, totals } = analyze(modelOf({ inputs: { x: 'float32[4]' }, constants: { w: 'float32[5]' }, nodes: 'y = Relu(x)', outputs: ['y', 'w'] })).profile
  expect(totals).toMatchObject({ params: { value: 5 }, weightBytes: { value: 20 }, unusedElements: { value: 0 } })
  expect(nodes.map(({ figures }) => [figures.params, figures.weightBytes])).toEqual([[{ value: 0 }, { value: 0 }]])
})

test('a tensor in an attribute of a call, or of the function itself, counts by what is done with it', () => {
  const held = (name: string) => ({ op: 'Constant', outputs: [name], attributes: { value: { ref: name } } })
  const opset = { '': 17, local: 1 }
  const functions: ModelSpec['functions'] = [
    { domain: 'local', name: 'Inner', inputs: ['x'], outputs: ['y'], attributes: ['w'], opset, nodes: [held('w'), ...nodesOf('y = MatMul(x, w)')] },
    {
      domain: 'local',
      name: 'Outer',
      inputs: ['x'],
      outputs: ['y'],
      attributes: ['v'],
      attributeDefaults: { b: { dtype: 'float32', dims: [4] } },
      opset,
      nodes: [
        { op: 'Inner', domain: 'local', inputs: ['x'], outputs: ['p'], attributes: { w: { ref: 'v' } } },
        held('b'),
        { op: 'Gemm', inputs: ['p', 'p', 'b'], outputs: ['y'], attributes: { transB: 1 } },
      ],
    },
  ]
  // Two calls: 16 weights each of their own, and the 4 that the function brings.
  const nodes = 'p = local::Outer{v=#float32[4,4]}(x)\n y = local::Outer{v=#float32[4,4]}(p)'
  const kinds = weightsOf(modelOf({ opset, inputs: { x: 'float32[4,4]' }, nodes, outputs: ['y'], functions })).map((weight) => `${weight.name} ${weight.class} ${weight.elements}`)
  expect(kinds.sort()).toEqual(['b params 4', 'v params 16', 'v params 16'])
})

test('a function that calls itself uses what it is given as data', () => {
  const recursive = { domain: 'local', name: 'Self', inputs: ['x'], outputs: ['y'], opset: { '': 17, local: 1 }, nodes: nodesOf('y = local::Self(x)') }
  const kinds: readonly WeightClass[] = weightsOf(
    modelOf({ opset: { '': 17, local: 1 }, constants: { w: 'float32[4]' }, nodes: 'y = local::Self(w)', outputs: ['y'], functions: [recursive] }),
  ).map((weight) => weight.class)
  expect(kinds).toEqual(['params'])
})

import type { GraphText } from '../support/graph-text.ts'

export interface Expected {
  readonly facts: Readonly<Record<string, string>>
  readonly macs?: unknown
  readonly flops?: unknown
}

export type Case = readonly [
  title: string,
  graph: GraphText,
  expected: Expected,
  dims?: Readonly<Record<string, number>>,
  values?: Readonly<Record<string, readonly (number | boolean)[]>>,
]

/** 4·8·8 = 256 MACs and 4·8·2 = 64 MACs. */
const WIDE: GraphText = { constants: { w1: 'float32[8,8]' }, nodes: 't = MatMul(x, w1)', outputs: ['t'] }
const NARROW: GraphText = { constants: { w2: 'float32[8,2]' }, nodes: 'e = MatMul(x, w2)', outputs: ['e'] }
const SAME: GraphText = { nodes: 'e = Relu(x)', outputs: ['e'] }
const DEEPER: GraphText = { constants: { a: 'int64[1]=0' }, nodes: 'e = Unsqueeze(x, a)', outputs: ['e'] }
const branches = (yes: GraphText, no: GraphText, condition: Partial<GraphText>, opset = 17): GraphText => ({
  opset,
  nodes: 'y = If{then_branch=@yes,else_branch=@no}(c)',
  outputs: ['y'],
  bodies: { yes, no },
  ...condition,
  inputs: { x: 'float32[4,8]', ...condition.inputs },
})
const UNKNOWN = { inputs: { c: 'bool[]' } }
const TRUE = { constants: { c: 'bool[]=true' } }
const FALSE = { constants: { c: 'bool[]=false' } }

export const ifCases: readonly Case[] = [
  ['If takes the branch of a condition that is true', branches(WIDE, NARROW, TRUE), { facts: { y: 'float32[4,8]' }, macs: { value: 256 } }],
  ['If takes the branch of a condition that is false', branches(WIDE, NARROW, FALSE), { facts: { y: 'float32[4,2]' }, macs: { value: 64 } }],
  ['If takes the branch of a value that is given', branches(WIDE, NARROW, UNKNOWN), { facts: { y: 'float32[4,2]' }, macs: { value: 64 } }, {}, { c: [false] }],
  [
    'If keeps what both branches make',
    branches(WIDE, SAME, UNKNOWN),
    { facts: { y: 'float32[4,8]' }, macs: { value: 256, status: 'upper' }, flops: { value: 512, status: 'upper' } },
  ],
  [
    'If costs exactly what two equal branches cost',
    branches(WIDE, { ...WIDE, constants: { w1: 'float32[8,8]' } }, UNKNOWN),
    { facts: { y: 'float32[4,8]' }, macs: { value: 256 } },
  ],
  ['If leaves open a size in which branches differ', branches(WIDE, NARROW, UNKNOWN), { facts: { y: 'float32[4,y.1]' }, macs: { value: 256, status: 'upper' } }],
  ['If leaves a rank open in which branches differ', branches(SAME, DEEPER, UNKNOWN), { facts: { y: 'float32' } }],
  ...[1, 11, 13, 16, 19, 21, 23, 24, 25].map(
    (opset): Case => [
      `If-${opset}`,
      branches({ nodes: 't = Abs(x)', outputs: ['t'] }, { nodes: 'e = Neg(x)', outputs: ['e'] }, UNKNOWN, opset),
      { facts: { y: 'float32[4,8]' }, flops: { value: 32 } },
    ],
  ),
  [
    'If squeezes an axis when it is 1, as old exporters check',
    {
      inputs: { x: 'float32[2,1,5]' },
      constants: { one: 'int64[]=1', i1: 'int64[]=1', a1: 'int64[1]=1' },
      nodes: `
        shape = Shape(x)
        d = Gather(shape, i1)
        c = Equal(d, one)
        y = If{then_branch=@yes,else_branch=@no}(c)`,
      bodies: { yes: { nodes: 't = Squeeze(x, a1)', outputs: ['t'] }, no: { nodes: 'e = Identity(x)', outputs: ['e'] } },
      outputs: ['y'],
    },
    { facts: { y: 'float32[2,5]' } },
  ],
  [
    'If within If takes the larger of the larger',
    branches(
      { ...branches(WIDE, NARROW, {}), inputs: {}, nodes: 't = If{then_branch=@yes,else_branch=@no}(c)', outputs: ['t'] },
      { constants: { w3: 'float32[8,4]' }, nodes: 'e = MatMul(x, w3)', outputs: ['e'] },
      UNKNOWN,
    ),
    { facts: { y: 'float32[4,y.1]' }, macs: { value: 256, status: 'upper' } },
  ],
]

/** A body that passes its condition on; `x` is carried. */
const body = (nodes: string, outputs: readonly string[], constants: GraphText['constants'] = {}): GraphText => ({
  inputs: { i: 'int64[]', go: 'bool[]', x0: '' },
  constants,
  nodes: `again = Identity(go)\n${nodes}`,
  outputs: ['again', ...outputs],
})
const PRODUCT = body('x1 = MatMul(x0, w)', ['x1'], { w: 'float32[8,8]' })
const GROWING = body('more = Constant{value=#float32[2,8]}()\nx1 = Concat{axis=0}(x0, more)', ['x1'])
const CACHING = body('p = MatMul(x0, w)\nq = Transpose(x0)\nr = MatMul(x0, q)\nx1 = Concat{axis=0}(x0, row)', ['x1'])
const STACKING = body('x1 = Identity(x0)\nrow = Relu(x0)', ['x1', 'row'])
const loop = (text: GraphText, rest: Partial<GraphText> = {}, opset = 17): GraphText => ({
  opset,
  nodes: 'y, rows = Loop{body=@body}(m, c, x)',
  outputs: ['y'],
  bodies: { body: text },
  ...rest,
  inputs: { x: 'float32[4,8]', ...rest.inputs },
  constants: { m: 'int64[]=5', c: 'bool[]=true', ...rest.constants },
})
const ONE_OUTPUT = { nodes: 'y = Loop{body=@body}(m, c, x)' }

export const loopCases: readonly Case[] = [
  ...[11, 13, 16, 19, 21, 23, 24, 25].map(
    (opset): Case => [
      `Loop-${opset} multiplies by its trip count`,
      loop(PRODUCT, ONE_OUTPUT, opset),
      { facts: { y: 'float32[4,8]' }, macs: { value: 5 * 256 }, flops: { value: 5 * 512 } },
    ],
  ),
  ['Loop-1', loop(body('x1 = Abs(x0)', ['x1']), ONE_OUTPUT, 1), { facts: { y: 'float32[4,8]' }, flops: { value: 5 * 32 } }],
  ['Loop without a condition', loop(PRODUCT, { nodes: 'y = Loop{body=@body}(m, , x)' }), { facts: { y: 'float32[4,8]' }, macs: { value: 1280 } }],
  ['Loop stacks what each iteration makes', loop(STACKING, { outputs: ['y', 'rows'] }), { facts: { y: 'float32[4,8]', rows: 'float32[5,4,8]' }, flops: { value: 160 } }],
  [
    'Loop as often as an axis is long',
    loop(STACKING, {
      inputs: { x: 'float32[S,8]' },
      constants: { i0: 'int64[]=0' },
      nodes: 'shape = Shape(x)\nlength = Gather(shape, i0)\ny, rows = Loop{body=@body}(length, c, x)',
      outputs: ['y', 'rows'],
    }),
    { facts: { rows: 'float32[S,S,8]' }, flops: { unknown: 'depends on S: give --dim S=N', formula: '8*S^2' } },
  ],
  [
    'Loop of no iteration',
    loop(STACKING, { constants: { m: 'int64[]=0' }, outputs: ['y', 'rows'] }),
    { facts: { y: 'float32[4,8]', rows: 'float32[0,4,8]' }, flops: { value: 0 } },
  ],
  ['Loop whose condition is false at once', loop(PRODUCT, { ...ONE_OUTPUT, constants: { c: 'bool[]=false' } }), { facts: { y: 'float32[4,8]' }, macs: { value: 0 } }],
  [
    'Loop that ends when the data says so is counted once',
    loop(STACKING, { inputs: { m: 'int64[]' }, constants: {}, nodes: 'most = Identity(m)\ny, rows = Loop{body=@body}(most, c, x)', outputs: ['y', 'rows'] }),
    { facts: { y: 'float32[4,8]' } },
  ],
  [
    'Loop whose condition is computed is counted once, and at most its trip count is stacked',
    loop(
      {
        inputs: { i: 'int64[]', go: 'bool[]', x0: '' },
        constants: { axes: 'int64[2]=0,1', limit: 'float32[]=3' },
        nodes: 'sum = ReduceSum{keepdims=0}(x0, axes)\nagain = Less(sum, limit)\nx1 = Relu(x0)',
        outputs: ['again', 'x1', 'x1'],
      },
      { outputs: ['y', 'rows'] },
    ),
    { facts: { y: 'float32[4,8]', rows: 'float32[rows.0,4,8]' }, flops: { value: 64, status: 'lower' } },
  ],
  [
    'Loop whose condition is computed counts what is bound',
    loop(
      {
        inputs: { i: 'int64[]', go: 'bool[]', x0: '' },
        constants: { axes: 'int64[2]=0,1', limit: 'float32[]=3' },
        nodes: 'sum = ReduceSum{keepdims=0}(x0, axes)\nagain = Less(sum, limit)\nx1 = Relu(x0)',
        outputs: ['again', 'x1', 'x1'],
      },
      { outputs: ['y', 'rows'] },
    ),
    { facts: { rows: 'float32[3,4,8]' }, flops: { value: 192 } },
    { 'rows.0': 3 },
  ],
  [
    'Loop that counts up to a limit is followed',
    loop(
      {
        inputs: { i: 'int64[]', go: 'bool[]', n0: '', x0: '' },
        constants: { one: 'int64[]=1', limit: 'int64[]=4' },
        nodes: 'n1 = Add(n0, one)\nagain = Less(n1, limit)\nx1 = Relu(x0)',
        outputs: ['again', 'n1', 'x1', 'n1'],
      },
      { constants: { m: 'int64[]=inf', start: 'int64[]=0' }, nodes: 'n, y, rows = Loop{body=@body}(m, c, start, x)', outputs: ['n', 'y', 'rows'] },
    ),
    { facts: { 'n=': 'int64[]=4', y: 'float32[4,8]', 'rows=': 'int64[4]=1,2,3,4' }, flops: { value: 4 * 32 } },
  ],
  ['Loop that makes a tensor grow is followed', loop(GROWING, ONE_OUTPUT), { facts: { y: 'float32[14,8]' } }],
  ['Loop that makes a tensor grow very often is worked out', loop(GROWING, { ...ONE_OUTPUT, constants: { m: 'int64[]=1000' } }), { facts: { y: 'float32[2004,8]' } }],
  [
    'Loop that makes a tensor grow by a symbol is worked out',
    loop(body('x1 = Concat{axis=0}(x0, x)', ['x1']), {
      inputs: { x: 'float32[S,8]' },
      constants: { m: 'int64[]=100' },
      nodes: 'y = Loop{body=@body}(m, c, x)',
    }),
    { facts: { y: 'float32[101*S,8]' } },
  ],
  [
    'Loop that makes a tensor grow as often as an axis is long is worked out',
    loop(GROWING, {
      inputs: { x: 'float32[S,8]' },
      constants: { i0: 'int64[]=0' },
      nodes: 'shape = Shape(x)\nlength = Gather(shape, i0)\ny = Loop{body=@body}(length, c, x)',
    }),
    { facts: { y: 'float32[3*S,8]' } },
  ],
  // A cache of 4 rows that grows by 1 each time: Σ 64·(4 + i) + 8·(4 + i)² for i below S, which is 384·S + 128·S·(S - 1)/2 + 8·(S - 1)·S·(2·S - 1)/6.
  [
    'Loop over a growing cache costs what its iterations come to',
    loop(CACHING, {
      inputs: { x: 'float32[4,8]', steps: 'float32[S]' },
      constants: { i0: 'int64[]=0', w: 'float32[8,8]', row: 'float32[1,8]' },
      nodes: 'shape = Shape(steps)\nlength = Gather(shape, i0)\ny = Loop{body=@body}(length, c, x)',
    }),
    { facts: { y: 'float32[S + 4,8]' }, macs: { formula: '2*S^3 + 60*S^2 + 321*S + floor((2*S^3 + S)/3)' } },
  ],
  ...[1, 3, 70].map(
    (count): Case => [
      `Loop over a growing cache, ${count} times`,
      loop(CACHING, {
        ...ONE_OUTPUT,
        constants: { m: `int64[]=${count}`, w: 'float32[8,8]', row: 'float32[1,8]' },
      }),
      { facts: { y: `float32[${count + 4},8]` }, macs: { value: Array.from({ length: count }, (_, i) => 64 * (4 + i) + 8 * (4 + i) ** 2).reduce((a, b) => a + b) } },
    ],
  ),
  [
    'Loop that grows without a law has no size',
    loop(body('x1 = Concat{axis=0}(x0, x0)', ['x1']), { ...ONE_OUTPUT, constants: { m: 'int64[]=100' } }),
    { facts: { y: 'float32[y.0,8]' } },
  ],
  [
    'Loop that adds axes has no rank',
    loop(body('x1 = Unsqueeze(x0, a)', ['x1'], { a: 'int64[1]=0' }), { ...ONE_OUTPUT, constants: { m: 'int64[]=100' } }),
    { facts: { y: 'float32' } },
  ],
  [
    'Loop that adds a few axes is followed',
    loop(body('x1 = Unsqueeze(x0, a)', ['x1'], { a: 'int64[1]=0' }), { ...ONE_OUTPUT, constants: { m: 'int64[]=2' } }),
    { facts: { y: 'float32[1,1,4,8]' } },
  ],
  // Relu on 4, 6, 8, 10 and 12 rows of 8.
  [
    'Loop that grows costs more each time',
    loop(body('r = Relu(x0)\nmore = Constant{value=#float32[2,8]}()\nx1 = Concat{axis=0}(r, more)', ['x1']), ONE_OUTPUT),
    { facts: { y: 'float32[14,8]' }, flops: { value: 320 } },
  ],
  // 4, 6, …, 202 rows of 8: a hundred times 103 on average.
  [
    'Loop that grows very often costs what its iterations come to',
    loop(body('r = Relu(x0)\nmore = Constant{value=#float32[2,8]}()\nx1 = Concat{axis=0}(r, more)', ['x1']), { ...ONE_OUTPUT, constants: { m: 'int64[]=100' } }),
    { facts: { y: 'float32[204,8]' }, flops: { value: 100 * 103 * 8 } },
  ],
  [
    'Loop that appends to a sequence',
    loop(body('x1 = SequenceInsert(x0, x)', ['x1']), {
      constants: { m: 'int64[]=100' },
      nodes: 'none = SequenceEmpty()\nall = Loop{body=@body}(m, c, none)\ny = ConcatFromSequence{axis=0}(all)\nn = SequenceLength(all)',
      outputs: ['y', 'n'],
    }),
    { facts: { y: 'float32[400,8]', 'n=': 'int64[]=100' } },
  ],
  [
    'Loop that appends what the data decides has a size of its own',
    loop(body('found = NonZero(flags)\nmore = Transpose(found)\nx1 = Concat{axis=0}(x0, more)', ['x1']), {
      inputs: { x: 'int64[1,1]', flags: 'bool[9]' },
      nodes: 'y = Loop{body=@body}(m, c, x)',
    }),
    { facts: { y: 'int64[y.0,1]' } },
  ],
  [
    'Loop whose states trade places settles',
    {
      inputs: { a: 'float32[2,8]', b: 'float32[3,8]' },
      constants: { m: 'int64[]=100', c: 'bool[]=true' },
      nodes: 'y, z = Loop{body=@body}(m, c, a, b)',
      bodies: {
        body: { inputs: { i: 'int64[]', go: 'bool[]', a0: '', b0: '' }, nodes: 'again = Identity(go)\na1 = Identity(b0)\nb1 = Identity(a0)', outputs: ['again', 'a1', 'b1'] },
      },
      outputs: ['y', 'z'],
    },
    { facts: { y: 'float32[y.0,8]', z: 'float32[z.0,8]' } },
  ],
  [
    'Loop within Loop multiplies twice',
    loop(
      {
        inputs: { i: 'int64[]', go: 'bool[]', x0: '' },
        constants: { three: 'int64[]=3', yes: 'bool[]=true' },
        nodes: 'again = Identity(go)\nx1 = Loop{body=@inner}(three, yes, x0)',
        outputs: ['again', 'x1'],
        bodies: {
          inner: {
            inputs: { j: 'int64[]', on: 'bool[]', z0: '' },
            constants: { w: 'float32[8,8]' },
            nodes: 'further = Identity(on)\nz1 = MatMul(z0, w)',
            outputs: ['further', 'z1'],
          },
        },
      },
      ONE_OUTPUT,
    ),
    { facts: { y: 'float32[4,8]' }, macs: { value: 5 * 3 * 256 } },
  ],
]

const STEP: GraphText = {
  inputs: { h0: '', x0: '' },
  constants: { w: 'float32[8,8]' },
  nodes: 'm = MatMul(x0, w)\nh1 = Add(h0, m)\nrow = Identity(h1)',
  outputs: ['h1', 'row'],
}
const scan = (rest: Partial<GraphText>, nodes = 'h, y = Scan{body=@body,num_scan_inputs=1}(h, x)'): GraphText => ({
  nodes: nodes.replaceAll('h, y', 'last, y'),
  bodies: { body: STEP },
  outputs: ['last', 'y'],
  ...rest,
})

export const scanCases: readonly Case[] = [
  ...[9, 11, 16, 19, 21, 23, 24, 25].map(
    (opset): Case => [
      `Scan-${opset} multiplies by the length of the axis`,
      { ...scan({ inputs: { h: 'float32[2,8]', x: 'float32[7,2,8]' } }), opset },
      { facts: { last: 'float32[2,8]', y: 'float32[7,2,8]' }, macs: { value: 7 * 128 }, flops: { value: 7 * (256 + 16) } },
    ],
  ),
  [
    'Scan along other axes',
    scan({ inputs: { h: 'float32[2,8]', x: 'float32[2,S,8]' } }, 'h, y = Scan{body=@body,num_scan_inputs=1,scan_input_axes=[1],scan_output_axes=[-1]}(h, x)'),
    { facts: { last: 'float32[2,8]', y: 'float32[2,8,S]' }, macs: { unknown: 'depends on S: give --dim S=N', formula: '128*S' } },
  ],
  [
    'Scan backwards',
    scan({ inputs: { h: 'float32[2,8]', x: 'float32[7,2,8]' } }, 'h, y = Scan{body=@body,num_scan_inputs=1,scan_input_directions=[1]}(h, x)'),
    { facts: { y: 'float32[7,2,8]' }, macs: { value: 896 } },
  ],
  [
    'Scan-8 runs for each entry of a batch',
    { ...scan({ inputs: { h: 'float32[3,2,8]', x: 'float32[3,7,2,8]' } }, 'h, y = Scan{body=@body,num_scan_inputs=1}(, h, x)'), opset: 8 },
    { facts: { last: 'float32[3,2,8]', y: 'float32[3,7,2,8]' }, macs: { value: 3 * 7 * 128 } },
  ],
]

const RELU: GraphText = { inputs: { e: 'float32' }, nodes: 'r = Relu(e)', outputs: ['r'] }

export const mapCases: readonly Case[] = [
  [
    'SequenceMap runs its body on each element',
    {
      inputs: { a: 'float32[2,3]', b: 'float32[5]' },
      nodes: 'all = SequenceConstruct(a, b)\nmapped = SequenceMap{body=@body}(all)\ny = SequenceAt(mapped, i)',
      constants: { i: 'int64[]=1' },
      bodies: { body: RELU },
      outputs: ['y'],
    },
    { facts: { y: 'float32[5]' }, flops: { value: 11 } },
  ],
  [
    'SequenceMap multiplies by a length that is a symbol',
    {
      inputs: { x: 'float32[S,4]' },
      nodes: 'all = SplitToSequence{axis=0}(x)\nmapped = SequenceMap{body=@body}(all)\ny = ConcatFromSequence{axis=0}(mapped)',
      bodies: { body: RELU },
      outputs: ['y'],
    },
    { facts: { y: 'float32[S,4]' }, flops: { unknown: 'depends on S: give --dim S=N', formula: '4*S' } },
  ],
]

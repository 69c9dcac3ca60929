import { describe, expect, test } from 'vitest'
import { CONVENTIONS } from '../../src/conventions/index.ts'
import { lostModules } from '../../src/conventions/lost-modules.ts'
import type { TorchModel } from '../../src/conventions/torch-call.ts'
import { torchModel } from '../../src/conventions/torch-model.ts'
import { withModel } from '../../src/profile-file.ts'
import { float, graphSpec, type ModelSpec, type NodeSpec, type TensorSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()
const NOTHING_GIVEN = { bindings: { shapes: new Map(), dims: new Map(), values: new Map() } }

type Weights = Readonly<Record<string, readonly number[]>>

/** What torch ran where the file has these nodes, on an input `x` of 1×8×6×6 unless another is given. */
function torchOf(nodes: readonly NodeSpec[], weights: Weights = {}, shape: readonly number[] = [1, 8, 6, 6], more: Partial<ModelSpec> = {}): TorchModel {
  const last = nodes.at(-1)?.outputs?.[0] ?? 'y'
  const path = writeModel(folder, 'model.onnx', {
    opset: 17,
    inputs: [{ name: 'x', dtype: 'float32', shape }],
    outputs: [{ name: last, dtype: 'float32' }],
    initializers: Object.entries(weights).map(([name, dims]): TensorSpec => ({ name, dtype: 'float32', dims })),
    nodes,
    ...more,
  })
  return withModel(path, NOTHING_GIVEN, torchModel)
}

const kinds = ({ calls }: TorchModel) => calls.map(({ kind }) => kind)
const modules = ({ calls }: TorchModel) => calls.map(({ kind, module, nth }) => [kind, module, nth])

const scalar = (name: string, value: number): TensorSpec => ({ name, dtype: 'float32', dims: [], values: [value] })

describe('modules and functions', () => {
  test('a scope with one operation is a module; an operation beside modules is a function of the module around it', () => {
    const model = torchOf(
      [
        { op: 'Conv', name: '/block/conv/Conv', inputs: ['x', 'block.conv.weight'], outputs: ['a'] },
        { op: 'Relu', name: '/block/relu/Relu', inputs: ['a'], outputs: ['b'] },
        { op: 'Relu', name: '/block/Relu', inputs: ['b'], outputs: ['c'] },
      ],
      { 'block.conv.weight': [8, 8, 1, 1] },
    )
    expect(modules(model)).toEqual([
      ['conv', 'block.conv', 0],
      ['relu', 'block.relu', 0],
      ['relu', undefined, 0],
    ])
  })

  test('an operator that is named like a part of every object is nothing that torch ran', () => {
    const model = torchOf([
      { op: 'constructor', name: 'first', inputs: ['x'], outputs: ['a'] },
      { op: 'Relu', name: '/act/Relu', inputs: ['x'], outputs: ['y'] },
    ])
    expect(modules(model)).toEqual([['relu', 'act', 0]])
  })

  test('modules that hold others are told with what their last node gives, wherever it stands in them', () => {
    const of = (name: string, input: string, output: string): NodeSpec => ({ op: 'Relu', name: `/${name}/Relu`, inputs: [input], outputs: [output] })
    const [first, second] = [of('net/net.0/act', 'x', 'a'), of('net/net.1', 'b', 'y')]
    const own: NodeSpec = { op: 'Reshape', name: '/net/net.0/Reshape', inputs: ['a', 'sizes'], outputs: ['b'] }
    const sizes: TensorSpec = { name: 'sizes', dtype: 'int64', dims: [2], values: [1, -1] }
    const model = torchOf([first, own, second], {}, [1, 8, 6, 6], { initializers: [sizes] })
    expect(model.containers).toEqual({ outputs: [{ path: 'net.0', outputShape: [1, 288], y: 288 }] })
  })

  test.each([
    { numbers: [0, 1, 2], isGap: false },
    { numbers: [0, 2], isGap: true },
    { numbers: [1, 10, 0], isGap: true },
  ])('of modules numbered $numbers some are missing: $isGap', ({ numbers, isGap }) => {
    const nodes = numbers.map((number, i): NodeSpec => ({ op: 'Relu', name: `/net/net.${number}/Relu`, inputs: [i === 0 ? 'x' : `t${i}`], outputs: [`t${i + 1}`] }))
    expect(lostModules(torchOf(nodes)) !== undefined).toBe(isGap)
  })

  test('a product with a parameter as it stands is no nn.Linear', () => {
    const weights = { 'attn.c_attn.weight': [6, 4] }
    const product = torchOf([{ op: 'Gemm', name: '/attn/c_attn/Gemm', inputs: ['x', 'attn.c_attn.weight'], outputs: ['y'] }], weights, [2, 6])
    expect(kinds(product)).toEqual(['matmul'])
    expect(product.hidden.product).toContain('Conv1D')
    const linear = torchOf([{ op: 'Gemm', name: '/fc/Gemm', inputs: ['x', 'fc.weight'], outputs: ['y'], attributes: { transB: 1 } }], { 'fc.weight': [4, 6] }, [2, 6])
    expect(modules(linear)).toEqual([['linear', 'fc', 0]])
    expect(linear.hidden.product).toBeUndefined()
  })

  test('an instance normalisation of groups with a scale behind it is a GroupNorm', () => {
    const model = torchOf(
      [
        { op: 'Reshape', name: '/norm/Reshape', inputs: ['x', 'groups'], outputs: ['a'] },
        { op: 'InstanceNormalization', name: '/norm/InstanceNormalization', inputs: ['a', 'ones', 'zeros'], outputs: ['b'] },
        { op: 'Reshape', name: '/norm/Reshape_1', inputs: ['b', 'image'], outputs: ['c'] },
        { op: 'Mul', name: '/norm/Mul', inputs: ['c', 'onnx::Mul_7'], outputs: ['d'] },
        { op: 'Add', name: '/norm/Add', inputs: ['d', 'onnx::Add_8'], outputs: ['e'] },
      ],
      {},
      [1, 8, 6, 6],
      {
        initializers: [
          { name: 'groups', dtype: 'int64', dims: [3], values: [0, 2, -1] },
          { name: 'image', dtype: 'int64', dims: [4], values: [1, 8, 6, 6] },
          { name: 'ones', dtype: 'float32', dims: [2] },
          { name: 'zeros', dtype: 'float32', dims: [2] },
          { name: 'onnx::Mul_7', dtype: 'float32', dims: [8, 1, 1] },
          { name: 'onnx::Add_8', dtype: 'float32', dims: [8, 1, 1] },
        ],
      },
    )
    expect(modules(model)).toEqual([['groupNorm', 'norm', 0]])
    expect(model.calls[0]).toMatchObject({ weight: 8, bias: 8, x: 288 })
  })

  test('the exporter numbers later calls of a module', () => {
    const model = torchOf([
      { op: 'Relu', name: '/block/relu/Relu', inputs: ['x'], outputs: ['a'] },
      { op: 'Relu', name: '/block/relu_1/Relu', inputs: ['a'], outputs: ['b'] },
    ])
    expect(modules(model)).toEqual([
      ['relu', 'block.relu', 0],
      ['relu', 'block.relu', 1],
    ])
  })

  test('a layer called twice is one module by its weight', () => {
    const model = torchOf(
      [
        { op: 'Gemm', name: '/fc/Gemm', inputs: ['x', 'fc.weight', 'fc.bias'], outputs: ['a'], attributes: { transB: 1 } },
        { op: 'Gemm', name: '/fc_1/Gemm', inputs: ['a', 'fc.weight', 'fc.bias'], outputs: ['b'], attributes: { transB: 1 } },
      ],
      { 'fc.weight': [8, 8], 'fc.bias': [8] },
      [1, 8],
    )
    expect(modules(model)).toEqual([
      ['linear', 'fc', 0],
      ['linear', 'fc', 1],
    ])
    expect(model.params).toBe(72)
  })

  test('a file without scopes tells no modules', () => {
    expect(torchOf([{ op: 'Relu', name: 'Relu_3', inputs: ['x'], outputs: ['y'] }])).toMatchObject({ hasModules: false, params: undefined })
  })

  test('the newer exporter writes the scope into metadata', () => {
    const metadata = { 'pkg.torch.onnx.name_scopes': "['', 'features', 'features.0', 'conv2d']" }
    const model = torchOf([{ op: 'Conv', name: 'node_conv2d', inputs: ['x', 'features.0.weight'], outputs: ['y'], metadata }], { 'features.0.weight': [4, 8, 3, 3] })
    expect(modules(model)).toEqual([['conv', 'features.0', 0]])
  })
})

describe('normalisations', () => {
  test.each([
    { why: 'weights that the exporter renumbered', weight: 'onnx::Conv_12', bias: 'onnx::Conv_13', isFolded: true },
    { why: 'a bias that it named after the weight', weight: 'conv.weight', bias: 'conv.weight_bias', isFolded: true },
    { why: 'parameters of torch', weight: 'conv.weight', bias: 'conv.bias', isFolded: false },
  ])('$why: merged into the convolution is $isFolded', ({ weight, bias, isFolded }) => {
    const model = torchOf([{ op: 'Conv', name: '/conv/Conv', inputs: ['x', weight, bias], outputs: ['y'] }], { [weight]: [4, 8, 1, 1], [bias]: [4] })
    expect(model.calls[0]?.isFolded).toBe(isFolded)
    expect(model.hidden.norm !== undefined).toBe(isFolded)
    expect(model.params).toBe(isFolded ? undefined : 36)
  })

  test('the newer exporter says which nodes it merged', () => {
    const metadata = { 'pkg.torch.onnx.name_scopes': "['', 'bn', 'batch_norm']", 'pkg.onnxscript.rewriter.rule_name': 'FuseBatchNormIntoConv' }
    const model = torchOf([{ op: 'Conv', name: 'node_conv', inputs: ['x', 'conv.weight', 'conv.bias'], outputs: ['y'], metadata }], {
      'conv.weight': [4, 8, 1, 1],
      'conv.bias': [4],
    })
    expect(model.hidden.norm).toBeDefined()
  })

  test('BatchNorm has its weight and bias; running statistics are no parameters', () => {
    const names = ['weight', 'bias', 'running_mean', 'running_var'].map((name) => `bn.${name}`)
    const model = torchOf(
      [{ op: 'BatchNormalization', name: '/bn/BatchNormalization', inputs: ['x', ...names], outputs: ['y'] }],
      Object.fromEntries(names.map((name) => [name, [8]])),
    )
    expect(model.calls).toMatchObject([{ kind: 'batchNorm', module: 'bn', weight: 8, bias: 8 }])
    expect(model.params).toBe(16)
  })
})

describe('activations that are several nodes', () => {
  test.each([
    { kind: 'silu', first: 'Sigmoid' },
    { kind: 'hardswish', first: 'HardSigmoid' },
  ])('$first times its own input is $kind', ({ kind, first }) => {
    const model = torchOf([
      { op: first, name: `/act/${first}`, inputs: ['x'], outputs: ['s'] },
      { op: 'Mul', name: '/act/Mul', inputs: ['x', 's'], outputs: ['y'] },
    ])
    expect(model.calls).toMatchObject([{ kind, module: 'act', keys: [`/act/${first}`, '/act/Mul'] }])
  })

  test('a gate of something else is a sigmoid and a product', () => {
    const model = torchOf([
      { op: 'Sigmoid', name: '/se/act/Sigmoid', inputs: ['x'], outputs: ['s'] },
      { op: 'Relu', name: '/se/relu/Relu', inputs: ['x'], outputs: ['r'] },
      { op: 'Mul', name: '/se/Mul', inputs: ['r', 's'], outputs: ['y'] },
    ])
    expect(kinds(model)).toEqual(['sigmoid', 'relu', 'other'])
  })

  test('GELU by the error function', () => {
    const model = torchOf(
      [
        { op: 'Div', name: '/act/Div', inputs: ['x', 'root'], outputs: ['a'] },
        { op: 'Erf', name: '/act/Erf', inputs: ['a'], outputs: ['b'] },
        { op: 'Add', name: '/act/Add', inputs: ['b', 'one'], outputs: ['c'] },
        { op: 'Mul', name: '/act/Mul', inputs: ['x', 'c'], outputs: ['d'] },
        { op: 'Mul', name: '/act/Mul_1', inputs: ['d', 'half'], outputs: ['y'] },
      ],
      {},
      [1, 8],
      { initializers: [scalar('root', Math.SQRT2), scalar('one', 1), scalar('half', 0.5)] },
    )
    expect(modules(model)).toEqual([['gelu', 'act', 0]])
  })

  test('a division that is no GELU is arithmetic', () => {
    expect(kinds(torchOf([{ op: 'Div', name: '/scale/Div', inputs: ['x', 'x'], outputs: ['y'] }]))).toEqual(['other'])
  })

  test.each([
    { low: 0, high: 6, kind: 'relu6' },
    { low: -1, high: 1, kind: 'other' },
  ])('Clip from $low to $high is $kind', ({ low, high, kind }) => {
    const model = torchOf([{ op: 'Clip', name: '/act/Clip', inputs: ['x', 'low', 'high'], outputs: ['y'] }], {}, [1, 8], {
      initializers: [scalar('low', low), scalar('high', high)],
    })
    expect(kinds(model)).toEqual([kind])
  })

  test('LeakyReLU keeps its slope to itself', () => {
    expect(kinds(torchOf([{ op: 'LeakyRelu', name: '/act/LeakyRelu', inputs: ['x'], outputs: ['y'], attributes: { alpha: float(0.1) } }]))).toEqual(['leakyRelu'])
  })
})

describe('products', () => {
  test('a product with a stored matrix and the addition of a stored vector are one linear layer', () => {
    const model = torchOf(
      [
        { op: 'MatMul', name: '/fc/MatMul', inputs: ['x', 'onnx::MatMul_7'], outputs: ['m'] },
        { op: 'Add', name: '/fc/Add', inputs: ['fc.bias', 'm'], outputs: ['y'] },
      ],
      { 'onnx::MatMul_7': [8, 4], 'fc.bias': [4] },
      [2, 5, 8],
    )
    expect(model.calls).toMatchObject([{ kind: 'linear', module: 'fc', macs: 2 * 5 * 8 * 4, weight: 32, bias: 4 }])
  })

  test('products of activations that are not scaled may be spelt in several ways', () => {
    const model = torchOf([{ op: 'MatMul', name: '/attn/MatMul', inputs: ['x', 'x'], outputs: ['y'] }], {}, [2, 4, 4])
    expect(kinds(model)).toEqual(['matmul'])
    expect(model.hidden.matmul).toBeDefined()
  })

  test('both factors scaled, a softmax, and a product behind it are scaled_dot_product_attention', () => {
    const model = torchOf(
      [
        { op: 'Mul', name: '/attn/Mul', inputs: ['x', 'scale'], outputs: ['q'] },
        { op: 'Mul', name: '/attn/Mul_1', inputs: ['x', 'scale'], outputs: ['k'] },
        { op: 'MatMul', name: '/attn/MatMul', inputs: ['q', 'k'], outputs: ['s'] },
        { op: 'Softmax', name: '/attn/Softmax', inputs: ['s'], outputs: ['p'], attributes: { axis: -1 } },
        { op: 'MatMul', name: '/attn/MatMul_1', inputs: ['p', 'x'], outputs: ['y'] },
      ],
      {},
      [2, 4, 4],
      { initializers: [scalar('scale', 0.5)] },
    )
    expect(kinds(model).filter((kind) => kind === 'attention')).toHaveLength(2)
    expect(model.hidden.sdpa).toBeDefined()
    expect(model.hidden.matmul).toBeUndefined()
  })
})

describe('other layers', () => {
  test.each([
    { kernel: [1, 1], kind: 'adaptiveAvgPool', why: 'an adaptive pool onto its own size' },
    { kernel: [2, 2], kind: 'avgPool', why: 'an average pool' },
  ])('an average over $kernel is $why', ({ kernel, kind }) => {
    expect(kinds(torchOf([{ op: 'AveragePool', name: '/pool/AveragePool', inputs: ['x'], outputs: ['y'], attributes: { kernel_shape: kernel } }]))).toEqual([kind])
  })

  test('an LSTM has all its weights', () => {
    const model = torchOf(
      [{ op: 'LSTM', name: '/lstm/LSTM', inputs: ['x', 'w', 'r', 'b'], outputs: ['y'], attributes: { hidden_size: 3, direction: 'bidirectional' } }],
      { w: [2, 12, 5], r: [2, 12, 3], b: [2, 24] },
      [7, 2, 5],
    )
    expect(model.calls).toMatchObject([{ kind: 'lstm', weight: 120 + 72 + 48, recurrent: { inputSize: 5, hiddenSize: 3, directions: 2, rows: 14, hasBias: true } }])
  })

  test('a table of floats that is looked up is an embedding', () => {
    const model = torchOf([{ op: 'Gather', name: '/embed/Gather', inputs: ['embed.weight', 'x'], outputs: ['y'] }], { 'embed.weight': [10, 4] }, [], {
      inputs: [{ name: 'x', dtype: 'int64', shape: [2, 3] }],
    })
    expect(model.calls).toMatchObject([{ kind: 'embedding', module: 'embed', weight: 40 }])
  })

  test('a size that is not fixed leaves no figure at all, and says which', () => {
    const model = torchOf([{ op: 'Relu', name: '/act/Relu', inputs: ['x'], outputs: ['y'] }], {}, [], { inputs: [{ name: 'x', dtype: 'float32', shape: [1, 'length'] }] })
    expect(model.calls).toEqual([])
    expect(model.hidden.all).toContain('not known')
  })

  const number = (name: string, value: number): NodeSpec => ({ op: 'Constant', outputs: [name], attributes: { value_float: float(value) } })
  const spelt = (square: NodeSpec, axes: readonly number[] = [-1]): readonly NodeSpec[] => [
    number('two', 2),
    number('epsilon', 1e-5),
    { op: 'ReduceMean', name: '/norm/ReduceMean', inputs: ['x'], outputs: ['mean'], attributes: { axes } },
    { op: 'Sub', name: '/norm/Sub', inputs: ['x', 'mean'], outputs: ['d'] },
    { name: '/norm/Square', ...square, outputs: ['squared'] },
    { op: 'ReduceMean', name: '/norm/ReduceMean_1', inputs: ['squared'], outputs: ['variance'], attributes: { axes } },
    { op: 'Add', name: '/norm/Add', inputs: ['variance', 'epsilon'], outputs: ['more'] },
    { op: 'Sqrt', name: '/norm/Sqrt', inputs: ['more'], outputs: ['deviation'] },
    { op: 'Div', name: '/norm/Div', inputs: ['d', 'deviation'], outputs: ['z'] },
  ]
  const affine: readonly NodeSpec[] = [
    { op: 'Mul', name: '/norm/Mul', inputs: ['z', 'norm.weight'], outputs: ['scaled'] },
    { op: 'Add', name: '/norm/Add_1', inputs: ['scaled', 'norm.bias'], outputs: ['y'] },
  ]
  const power: NodeSpec = { op: 'Pow', inputs: ['d', 'two'] }

  test.each<[title: string, nodes: readonly NodeSpec[], opset: number, call: object | undefined]>([
    ['with its weights', [...spelt(power), ...affine], 13, { kind: 'layerNorm', module: 'norm', x: 80, weight: 8, bias: 8 }],
    ['with a square that is a product', [...spelt({ op: 'Mul', inputs: ['d', 'd'] }), ...affine], 11, { kind: 'layerNorm', weight: 8 }],
    ['without weights, and a number behind it', [...spelt(power), { op: 'Mul', inputs: ['z', 'two'], outputs: ['y'] }], 13, { kind: 'layerNorm', weight: 0, bias: 0 }],
    ['over several axes', spelt(power, [1, 2]), 13, { kind: 'layerNorm' }],
    ['not over the last axis', spelt(power, [1]), 13, undefined],
    ['where there is an operator for it', spelt(power), 17, undefined],
  ])('a layer normalisation spelt out, %s', (_, nodes, opset, expected) => {
    const { calls } = torchOf(nodes, { 'norm.weight': [8], 'norm.bias': [8] }, [2, 5, 8], { opset })
    expect(calls.filter(({ kind }) => kind === 'layerNorm')).toMatchObject(expected === undefined ? [] : [expected])
  })

  test('an average pool takes its own padding in, and no other', () => {
    const padded = (scope: string) =>
      torchOf(
        [
          { op: 'Pad', name: `/${scope}/Pad`, inputs: ['x', 'pads'], outputs: ['p'] },
          { op: 'AveragePool', name: '/pool/AveragePool', inputs: ['p'], outputs: ['y'], attributes: { kernel_shape: [3, 3] } },
        ],
        {},
        [1, 4, 6, 6],
        { initializers: [{ name: 'pads', dtype: 'int64', dims: [8], values: [0, 0, 1, 1, 0, 0, 1, 1] }] },
      ).calls.filter(({ kind }) => kind === 'avgPool')
    expect(padded('pool')).toMatchObject([{ x: 4 * 6 * 6, y: 4 * 6 * 6 }])
    expect(padded('pad')).toMatchObject([{ x: 4 * 8 * 8, y: 4 * 6 * 6 }])
  })

  test('the bias of a product counts where it is added with it, and a sampled grid as fvcore has it', () => {
    const [linear] = torchOf([{ op: 'Gemm', name: '/c/Gemm', inputs: ['x', 'c.weight', 'c.bias'], outputs: ['y'] }], { 'c.weight': [6, 4], 'c.bias': [4] }, [5, 6]).calls
    expect(linear).toMatchObject({ kind: 'matmul', macs: 120, bias: 4, y: 20 })
    const grid = torchOf([{ op: 'GridSample', name: '/g/GridSample', inputs: ['x', 'grid'], outputs: ['y'] }], { grid: [1, 3, 3, 2] })
    const [aten, fvcore] = ['ptflops-aten', 'fvcore'].map((name) => CONVENTIONS.find((convention) => convention.name === name))
    expect(linear && aten?.operations?.(linear)).toBe(120 + 20)
    expect(fvcore?.figures(grid)).toMatchObject({ flops: { value: 4 * 8 * 3 * 3 } })
  })

  const product = { op: 'MatMul', inputs: ['x', 'w'], outputs: ['o'] }
  const loop = (body: NodeSpec): NodeSpec => ({
    op: 'Loop',
    inputs: ['trips', '', 'x'],
    outputs: ['y'],
    attributes: {
      body: graphSpec({
        inputs: [{ name: 'i' }, { name: 'c' }, { name: 's' }],
        outputs: [{ name: 'k' }, { name: 'o' }],
        nodes: [{ op: 'Identity', inputs: ['c'], outputs: ['k'] }, body],
      }),
    },
  })

  test.each<[what: string, node: NodeSpec, untold: RegExp | undefined]>([
    ['a function', { op: 'Dense', domain: 'local', inputs: ['x', 'w'], outputs: ['y'] }, /functions, branches and loops .*Dense/],
    ['a loop', loop({ ...product, inputs: ['s', 'w'] }), /functions, branches and loops .*Loop/],
    ['a fused product', { op: 'FusedMatMul', domain: 'com.microsoft', inputs: ['x', 'w'], outputs: ['y'] }, /FusedMatMul stands for/],
    ['an unknown operator', { op: 'Dense', domain: 'com.acme', inputs: ['x', 'w'], outputs: ['y'] }, /Dense stands for/],
    ['a loop that only moves data', loop({ op: 'Identity', inputs: ['s'], outputs: ['o'] }), undefined],
    ['a product of torch', { ...product, outputs: ['y'] }, undefined],
  ])('the work of %s', (_, node, untold) => {
    const { hidden } = torchOf([node], { w: [4, 4] }, [2, 4], {
      opset: { '': 17, 'com.microsoft': 1, 'com.acme': 1, local: 1 },
      initializers: [
        { name: 'w', dtype: 'float32', dims: [4, 4] },
        { name: 'trips', dtype: 'int64', dims: [], values: [3] },
      ],
      functions: [{ domain: 'local', name: 'Dense', inputs: ['x', 'w'], outputs: ['o'], opset: 17, nodes: [product] }],
    })
    expect(hidden.all ?? 'told').toMatch(untold ?? /^told$/)
  })

  test('tools that see products do not tell what an einsum counts, those that see modules do', () => {
    const model = torchOf([{ op: 'Einsum', name: '/attn/Einsum', inputs: ['x', 'x'], outputs: ['y'], attributes: { equation: 'bij,bkj->bik' } }], {}, [2, 3, 4])
    const figures = Object.fromEntries(CONVENTIONS.map((convention) => [convention.name, Object.values(convention.figures(model))[0]]))
    for (const name of ['fvcore', 'fvcore-2021', 'torch', 'ptflops-aten']) expect(figures[name], name).toEqual({ unknown: expect.stringContaining('einsum') })
    expect(figures.calflops).toEqual({ value: 0 })
    expect(figures.thop).toEqual({ value: 0 })
  })
})

import { describe, expect, test } from 'vitest'
import { explainLayer } from '../../../src/analyze/explain/explain.ts'
import type { Explanation } from '../../../src/analyze/explain/explanation.ts'
import { isKnown } from '../../../src/util/figure.ts'
import { analyze } from '../../support/analyze.ts'
import { modelOf } from '../../support/graph-text.ts'
import type { ModelSpec, NodeSpec, TensorSpec } from '../../support/model.ts'

type Shape = readonly (number | string)[]

/** A model of one node. */
function oneNode(node: NodeSpec, x: Shape, weights: Readonly<Record<string, readonly number[]>>, opset = 21): ModelSpec {
  return {
    opset,
    inputs: [{ name: 'x', dtype: 'float32', shape: x }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: Object.entries(weights).map(([name, dims]): TensorSpec => ({ name, dtype: 'float32', dims })),
    nodes: [{ name: 'layer', outputs: ['y'], ...node }],
  }
}

const explain = (spec: ModelSpec, dims = {}): Explanation => explainLayer(analyze(spec, dims), 'layer')

/** `MACs = N·M = 2·3 = 6` by what it is. */
function told({ formulas }: Pick<Explanation, 'formulas'>): Readonly<Record<string, readonly [formula: string, filled: string, value: unknown]>> {
  return Object.fromEntries(formulas.map(({ what, formula, filled, value }) => [what, [formula, filled, isKnown(value) ? value.value : value.unknown]]))
}

describe('convolutions', () => {
  test('2-D: output size, parameters, MACs, FLOPs with and without bias, memory access', () => {
    const spec = oneNode({ op: 'Conv', inputs: ['x', 'w', 'b'], attributes: { strides: [2, 2], pads: [3, 3, 3, 3] } }, [1, 3, 224, 224], { w: [64, 3, 7, 7], b: [64] })
    const explanation = explain(spec)
    expect(explanation.kind).toBe('2-D convolution')
    expect(told(explanation)).toMatchObject({
      'Output size Ho': ['⌊(Hi + pH − (dH·(KH − 1) + 1))/sH⌋ + 1', '⌊(224 + 6 − (1·(7 − 1) + 1))/2⌋ + 1', 112],
      Parameters: ['M·(C/g)·KH·KW + M', '64·(3/1)·7·7 + 64', 9472],
      MACs: ['N·M·Ho·Wo·(C/g)·KH·KW', '1·64·112·112·(3/1)·7·7', 118_013_952],
      'FLOPs without bias': ['2·N·M·Ho·Wo·(C/g)·KH·KW', '2·1·64·112·112·(3/1)·7·7', 236_027_904],
      // 64·112·112 additions of the bias.
      'FLOPs with bias': ['2·N·M·Ho·Wo·(C/g)·KH·KW + N·M·Ho·Wo', '2·1·64·112·112·(3/1)·7·7 + 1·64·112·112', 236_830_720],
      'FLOPs with n − 1 additions for n products, without bias': [expect.any(String), expect.any(String), 235_225_088],
      // 150,528 read, 9,408 + 64 weights, 802,816 written.
      'Memory access (elements)': [expect.any(String), expect.any(String), 962_816],
    })
  })

  test.each([
    { kind: '1-D convolution', x: [2, 16, 100], w: [32, 16, 5], group: 1, macs: 2 * 32 * 96 * 16 * 5 },
    { kind: '3-D convolution', x: [1, 3, 8, 16, 16], w: [8, 3, 3, 3, 3], group: 1, macs: 8 * 6 * 14 * 14 * 3 * 27 },
    { kind: '2-D convolution, in 4 groups', x: [1, 16, 10, 10], w: [32, 4, 3, 3], group: 4, macs: 32 * 8 * 8 * 4 * 9 },
    { kind: '2-D convolution, depthwise', x: [1, 16, 10, 10], w: [16, 1, 3, 3], group: 16, macs: 16 * 8 * 8 * 9 },
  ])('$kind', ({ kind, x, w, group, macs }) => {
    const explanation = explain(oneNode({ op: 'Conv', inputs: ['x', 'w'], attributes: { group } }, x, { w }))
    expect(explanation.kind).toBe(kind)
    expect(told(explanation).MACs?.[2]).toBe(macs)
  })

  test('transposed: its MACs are those of the input positions', () => {
    const explanation = explain(
      oneNode({ op: 'ConvTranspose', inputs: ['x', 'w'], attributes: { strides: [2, 2], pads: [1, 1, 1, 1], output_padding: [1, 1] } }, [1, 8, 7, 7], { w: [8, 4, 3, 3] }),
    )
    expect(told(explanation)).toMatchObject({
      // (7 − 1)·2 + 3 + 1 − 2
      'Output size Ho': ['(Hi − 1)·sH + dH·(KH − 1) + 1 + eH − pH', '(7 − 1)·2 + 1·(3 − 1) + 1 + 1 − 2', 14],
      MACs: ['N·C·Hi·Wi·(M/g)·KH·KW', '1·8·7·7·(4/1)·3·3', 8 * 49 * 4 * 9],
    })
  })

  test('depthwise-separable: both convolutions against one, which is 1/P + 1/K² of it', () => {
    const explanation = explain({
      ...oneNode({ op: 'Conv', inputs: ['x', 'w'], outputs: ['d'], attributes: { group: 16, pads: [1, 1, 1, 1] } }, [1, 16, 10, 10], { w: [16, 1, 3, 3], p: [32, 16, 1, 1] }),
      nodes: [
        { name: 'layer', op: 'Conv', inputs: ['x', 'w'], outputs: ['d'], attributes: { group: 16, pads: [1, 1, 1, 1] } },
        { op: 'Relu', inputs: ['d'], outputs: ['r'] },
        { name: 'point', op: 'Conv', inputs: ['r', 'p'], outputs: ['y'] },
      ],
    })
    const [joint] = explanation.together
    expect(joint?.title).toBe('Depthwise-separable with point')
    expect(told(joint ?? { formulas: [] })).toMatchObject({
      'MACs of both': [expect.any(String), '1·16·10·10·(3·3 + 32)', 65_600],
      'MACs of one convolution that does the same': [expect.any(String), '1·32·10·10·16·3·3', 460_800],
      'Share of it': [expect.any(String), expect.any(String), 65_600 / 460_800],
    })
    expect(65_600 / 460_800).toBeCloseTo(1 / 32 + 1 / 9, 12)
  })

  test('a size that is not fixed stands as its name', () => {
    const { formulas } = explain(oneNode({ op: 'Conv', inputs: ['x', 'w'] }, [1, 3, 'h', 32], { w: [8, 3, 1, 1] }))
    const macs = formulas.find(({ what }) => what === 'MACs')
    expect(macs?.filled).toBe('1·8·h·32·(3/1)·1·1')
    expect(macs?.value).toMatchObject({ unknown: expect.stringContaining('h'), formula: '768*h' })
  })
})

describe('other layers', () => {
  test('a linear layer as Gemm, with its bias', () => {
    const explanation = explain(oneNode({ op: 'Gemm', inputs: ['x', 'w', 'b'], attributes: { transB: 1 } }, [4, 512], { w: [10, 512], b: [10] }))
    expect(told(explanation)).toMatchObject({
      Parameters: ['I·O + O', '512·10 + 10', 5130],
      MACs: ['R·I·O', '4·512·10', 20_480],
      'FLOPs without bias': ['2·R·I·O', '2·4·512·10', 40_960],
      'FLOPs with bias': ['2·R·I·O + R·O', '2·4·512·10 + 4·10', 41_000],
    })
  })

  test('a linear layer as MatMul and Add says where its bias is', () => {
    const spec = oneNode({ op: 'MatMul', inputs: ['x', 'w'], outputs: ['m'] }, [2, 7, 16], { w: [16, 32], b: [32] })
    const explanation = explain({ ...spec, nodes: [...spec.nodes, { name: 'bias', op: 'Add', inputs: ['m', 'b'], outputs: ['y'] }] })
    expect(told(explanation).MACs).toEqual(['R·I·O', '14·16·32', 7168])
    expect(explanation.notes).toEqual(['its bias is added by bias, which is counted there'])
  })

  test.each([
    { op: 'LSTM', gates: 4, perUnit: 4 * 2 + 5 + 4 },
    { op: 'GRU', gates: 3, perUnit: 3 * 2 + 3 + 5 },
    { op: 'RNN', gates: 1, perUnit: 2 + 1 },
  ])('$op in both directions', ({ op, gates, perUnit }) => {
    // 20 steps, batch 2, 10 in, 16 hidden, 2 directions.
    const weights = { w: [2, gates * 16, 10], r: [2, gates * 16, 16], b: [2, 2 * gates * 16] }
    const node: NodeSpec = { op, inputs: ['x', 'w', 'r', 'b'], attributes: { hidden_size: 16, direction: 'bidirectional' } }
    const explanation = told(explain(oneNode(node, [20, 2, 10], weights)))
    const macs = 2 * 20 * 2 * gates * 16 * 26
    expect(explanation.Parameters?.[2]).toBe(2 * gates * 16 * 26 + 2 * 2 * gates * 16)
    expect(explanation.MACs).toEqual(['D·T·N·G·H·(I + H)', `2·20·2·${gates}·16·(10 + 16)`, macs])
    expect(explanation.FLOPs?.[2]).toBe(2 * macs + 2 * 20 * 2 * 16 * perUnit)
  })

  test('attention in parts: both products and the softmax between them', () => {
    const qkv = ['q', 'k', 'v'].map((name) => ({ name, dtype: 'float32' as const, shape: name === 'k' ? [1, 8, 64, 50] : [1, 8, 50, 64] }))
    const spec: ModelSpec = {
      inputs: qkv,
      outputs: [{ name: 'y', dtype: 'float32' }],
      initializers: [{ name: 'zero', dtype: 'float32', dims: [], values: [0] }],
      nodes: [
        { name: 'layer', op: 'MatMul', inputs: ['q', 'k'], outputs: ['s'] },
        { op: 'Softmax', inputs: ['s'], outputs: ['n'] },
        // Rows that are masked as a whole are cleared, as torch exports it.
        { op: 'IsNaN', inputs: ['n'], outputs: ['i'] },
        { op: 'Where', inputs: ['i', 'zero', 'n'], outputs: ['p'] },
        { name: 'values', op: 'MatMul', inputs: ['p', 'v'], outputs: ['y'] },
      ],
    }
    const explanation = explain(spec)
    expect(explanation.kind).toBe('attention: queries times keys')
    expect(told(explanation).MACs?.[2]).toBe(8 * 50 * 64 * 50)
    expect(told(explanation.together[0] ?? { formulas: [] })['MACs of both products']).toEqual(['B·Sq·Sk·(Dk + Dv)', '8·50·50·(64 + 64)', 2_560_000])
    expect(explainLayer(analyze(spec), 'values').kind).toBe('attention: weights times values')
  })

  test('attention as one operator', () => {
    const spec: ModelSpec = {
      opset: 23,
      inputs: ['q', 'k', 'v'].map((name) => ({ name, dtype: 'float32' as const, shape: [1, 50, 512] })),
      outputs: [{ name: 'y', dtype: 'float32' }],
      nodes: [{ name: 'layer', op: 'Attention', inputs: ['q', 'k', 'v'], outputs: ['y'], attributes: { q_num_heads: 8, kv_num_heads: 8 } }],
    }
    expect(told(explain(spec)).MACs).toEqual(['N·H·Sq·Sk·(Dk + Dv)', '1·8·50·50·(64 + 64)', 2_560_000])
  })

  test('pooling: output size and FLOPs', () => {
    const explanation = told(explain(oneNode({ op: 'MaxPool', inputs: ['x'], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } }, [1, 64, 112, 112], {})))
    expect(explanation['Output size Ho']?.[2]).toBe(56)
    expect(explanation.FLOPs).toEqual(['N·C·Ho·Wo·(KH·KW − 1)', '1·64·56·56·(3·3 − 1)', 1_605_632])
  })

  test('layer normalisation: five operations an element, scale and bias, and three a group', () => {
    const explanation = told(explain(oneNode({ op: 'LayerNormalization', inputs: ['x', 's', 'b'] }, [2, 7, 64], { s: [64], b: [64] })))
    expect(explanation.FLOPs).toEqual(['7·|X| + 3·G', '7·896 + 3·14', 6314])
    expect(explanation['Parameters: scale and bias']?.[2]).toBe(128)
  })

  test('an operator with bounds keeps them', () => {
    const trees = { nodes_treeids: [0, 0, 0, 1], n_targets: 2, post_transform: 'LOGISTIC' }
    const explanation = explain({
      ...oneNode({ op: 'TreeEnsembleRegressor', domain: 'ai.onnx.ml', inputs: ['x'], attributes: trees }, [5, 3], {}),
      opset: { '': 21, 'ai.onnx.ml': 3 },
    })
    // Two trees and one logistic for each of 5·2 scores.
    expect(told(explanation)).toMatchObject({ FLOPs: ['N·C·(T + 1)', '5·2·(2 + 1)', 30], Transcendentals: ['N·C·1', '5·2·1', 10] })
    expect(explanation.formulas.find(({ what }) => what === 'FLOPs')?.value).toEqual({ value: 30, status: 'upper' })
  })

  test('a loop is its trips times its body, whose weights are read once', () => {
    const analysis = analyze(
      modelOf({
        inputs: { x: 'float32[4,8]' },
        constants: { m: 'int64[]=5' },
        nodes: 'y = Loop{body=@step}(m, , x)',
        outputs: ['y'],
        bodies: {
          step: {
            inputs: { i: 'int64[]', on: 'bool[]', a: 'float32[4,8]' },
            constants: { w: 'float32[8,8]' },
            nodes: 'b = MatMul(a, w)\nc = Relu(b)\ngo = Identity(on)',
            outputs: ['go', 'c'],
          },
        },
      }),
    )
    const explanation = explainLayer(analysis, 'Loop')
    // A body of 4·8·8 MACs and 32 comparisons reads 128 + 256 bytes and then 128.
    expect(told(explanation)).toEqual({
      Parameters: ['W1', '64', 64],
      MACs: ['T·body', '5·256', 1280],
      FLOPs: ['T·body', '5·544', 2720],
      'Bytes read': ['T·(body − weights) + weights', '5·(512 − 256) + 256', 1536],
      'Bytes written': ['T·body', '5·256', 1280],
    })
    expect(explanation.sizes).toEqual([
      { symbol: 'T', meaning: 'runs of the body', size: 5 },
      { symbol: 'W1', meaning: 'elements of w', size: 64 },
    ])
    expect(told(explanation.together[0] ?? { formulas: [] })).toMatchObject({ FLOPs: ['MatMul + Relu', '512 + 32', 544], 'Bytes read': ['MatMul + Relu', '384 + 128', 512] })
  })

  test('packed weights are told by the attributes that say how many they are', () => {
    const explanation = explain({
      ...oneNode({ op: 'MatMulNBits', domain: 'com.microsoft', inputs: ['x', 'b', 's'], attributes: { K: 64, N: 32, bits: 4, block_size: 32 } }, [7, 64], { s: [64] }),
      opset: { '': 21, 'com.microsoft': 1 },
      initializers: [
        { name: 'b', dtype: 'uint8', dims: [32, 2, 16] },
        { name: 's', dtype: 'float32', dims: [64] },
      ],
    })
    expect(told(explanation)).toMatchObject({
      Parameters: ['K·N', '64·32', 2048],
      MACs: ['X[0]·K·N', '7·64·32', 14_336],
      // 7·64 floats, 32·2·16 bytes, 64 scales.
      'Bytes read': ['4·|X| + |X2| + 4·|X3|', '4·448 + 1024 + 4·64', 3072],
    })
  })

  test('a transform is told with its logarithm', () => {
    const explanation = explain({
      ...oneNode({ op: 'DFT', inputs: ['x'], attributes: { onesided: 1 } }, [3, 12, 1], {}, 19),
    })
    // 3 transforms of 12 points: 5·12·log2(12)/2 = 107.549 each, 322.65 together.
    expect(told(explanation)).toMatchObject({
      'FLOPs of one transform': ['5·n·log2(n)/2', '5·12·log2(12)/2', expect.closeTo(107.549, 3)],
      FLOPs: ['⌈B·F⌉', expect.stringMatching(/^⌈3·107\.5/), 323],
    })
  })

  test('an operator without a textbook formula is told by its rule, in bytes too', () => {
    const explanation = explain(oneNode({ op: 'Sigmoid', inputs: ['x'] }, [2, 8], {}))
    expect(told(explanation)).toMatchObject({
      FLOPs: ['|X|', '16', 16],
      Transcendentals: ['|X|', '16', 16],
      'Bytes read': ['4·|X|', '4·16', 64],
      'Bytes written': ['4·|Y|', '4·16', 64],
    })
    expect(explanation.sizes).toEqual([
      { symbol: '|X|', meaning: 'elements of x, float32: 4 bytes each', size: 16 },
      { symbol: '|Y|', meaning: 'elements of y, float32: 4 bytes each', size: 16 },
    ])
    expect(explanation.counts).toBeDefined()
  })
})

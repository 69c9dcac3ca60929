import { expect, test } from 'vitest'
import { analyze } from '../support/analyze.ts'
import { type GraphText, graphOf, modelOf, nodesOf } from '../support/graph-text.ts'
import type { FunctionSpec, NodeSpec } from '../support/model.ts'

const opset = { '': 17, local: 1 }
const local = (name: string, nodes: readonly NodeSpec[], more: Partial<FunctionSpec> = {}): FunctionSpec => ({
  domain: 'local',
  name,
  inputs: ['x'],
  outputs: ['y'],
  opset,
  nodes,
  ...more,
})
const shapes = (graph: GraphText) => Object.fromEntries(analyze(modelOf(graph)).profile.outputs.map(({ name, shape }) => [name, shape]))

test('attributes of the call stand in the place of references, else their defaults', () => {
  const transpose = local('T', [{ op: 'Transpose', inputs: ['x'], outputs: ['y'], attributes: { perm: { ref: 'order' } } }], { attributes: ['order'] })
  const defaulted = local('D', [{ op: 'Transpose', inputs: ['x'], outputs: ['y'], attributes: { perm: { ref: 'order' } } }], { attributeDefaults: { order: [0, 2, 1] } })
  const graph: GraphText = {
    opset,
    inputs: { x: 'float32[2,3,4]' },
    nodes: 'a = local::T{order=[2,1,0]}(x)\n b = local::T(x)\n c = local::D(x)\n d = local::D{order=[1,0,2]}(x)',
    outputs: ['a', 'b', 'c', 'd'],
    functions: [transpose, defaulted],
  }
  // Without the attribute the reference is absent: Transpose reverses.
  expect(shapes(graph)).toEqual({ a: [4, 3, 2], b: [4, 3, 2], c: [2, 4, 3], d: [3, 2, 4] })
})

test('references reach into the bodies of a function', () => {
  const branch = (name: string) => graphOf({ nodes: `${name} = Identity(x)`, outputs: [name] })
  const rows = graphOf({ nodes: '', outputs: ['r'] })
  const pick = local(
    'Pick',
    [
      {
        op: 'If',
        inputs: ['c'],
        outputs: ['y'],
        attributes: {
          then_branch: { ...rows, nodes: [{ op: 'Concat', inputs: ['x', 'x'], outputs: ['r'], attributes: { axis: { ref: 'along' } } }] },
          else_branch: branch('e'),
        },
      },
    ],
    { inputs: ['c', 'x'], attributes: ['along'] },
  )
  const graph: GraphText = {
    opset,
    inputs: { x: 'float32[2,3]' },
    constants: { yes: 'bool[]=true' },
    nodes: 'a = local::Pick{along=0}(yes, x)\n b = local::Pick{along=1}(yes, x)',
    outputs: ['a', 'b'],
    functions: [pick],
  }
  expect(shapes(graph)).toEqual({ a: [4, 3], b: [2, 6] })
})

test('a function reads its nodes by its own opset', () => {
  // Before version 13 axes is an attribute; in 17, of the model, it is an input.
  const squeeze = local('S', [{ op: 'Squeeze', inputs: ['x'], outputs: ['y'], attributes: { axes: [0] } }], { opset: 11 })
  expect(shapes({ opset, inputs: { x: 'float32[1,1,4]' }, nodes: 'y = local::S(x)', outputs: ['y'], functions: [squeeze] })).toEqual({ y: [1, 4] })
})

test('functions nest, and cost what their nodes cost at every call', () => {
  const graph: GraphText = {
    opset,
    inputs: { x: 'float32[1,4]' },
    constants: { w: 'float32[4,4]' },
    nodes: 'a = local::Outer(x, w)\n y = local::Outer(a, w)',
    outputs: ['y'],
    functions: [
      local('Inner', nodesOf('p = MatMul(x, w)\n y = Relu(p)'), { inputs: ['x', 'w'] }),
      local('Outer', nodesOf('p = local::Inner(x, w)\n y = local::Inner(p, w)'), { inputs: ['x', 'w'] }),
    ],
  }
  // 2 calls × 2 products of 16 MACs and 4 FLOPs of Relu.
  const { totals, nodes, coverage } = analyze(modelOf(graph)).profile
  expect(totals).toMatchObject({ macs: { value: 64 }, flops: { value: 144 }, params: { value: 16 }, nodes: { value: 2 } })
  expect(nodes.map(({ figures, macsByClass }) => [figures.macs, macsByClass])).toEqual([
    [{ value: 32 }, { f32: { value: 32 } }],
    [{ value: 32 }, { f32: { value: 32 } }],
  ])
  expect(coverage).toMatchObject({ nodes: 8, shaped: 8, counted: 8 })
})

test('one function takes inputs of many shapes', () => {
  const graph: GraphText = {
    opset,
    inputs: { a: 'float32[2,3]', b: 'float32[5]' },
    nodes: 'p = local::F(a)\n q = local::F(b)',
    outputs: ['p', 'q'],
    functions: [local('F', nodesOf('y = Relu(x)'))],
  }
  expect(shapes(graph)).toEqual({ p: [2, 3], q: [5] })
})

test('a function stands before an operator of its name', () => {
  const graph: GraphText = {
    opset,
    inputs: { x: 'float32[2,3]' },
    nodes: 'y = Relu(x)',
    outputs: ['y'],
    functions: [{ ...local('Relu', nodesOf('y = Transpose(x)')), domain: '' }],
  }
  expect(shapes(graph)).toEqual({ y: [3, 2] })
})

test('of functions of one name the overload picks', () => {
  const overloads = [local('F', nodesOf('y = Relu(x)'), { overload: 'same' }), local('F', nodesOf('y = Transpose(x)'), { overload: 'turned' })]
  const { profile } = analyze({
    ...modelOf({ opset, inputs: { x: 'float32[2,3]' }, nodes: '', outputs: ['a', 'b'], functions: overloads }),
    nodes: [
      { op: 'F', domain: 'local', overload: 'same', inputs: ['x'], outputs: ['a'] },
      { op: 'F', domain: 'local', overload: 'turned', inputs: ['x'], outputs: ['b'] },
    ],
  })
  expect(profile.outputs.map(({ shape }) => shape)).toEqual([
    [2, 3],
    [3, 2],
  ])
})

test('a function without an input that the call leaves out, and with an output that nobody asks for', () => {
  const graph: GraphText = {
    opset,
    inputs: { x: 'float32[4]' },
    nodes: 'a, = local::Two(x)',
    outputs: ['a'],
    functions: [local('Two', nodesOf('y = Clip(x, low)\n z = Neg(x)'), { inputs: ['x', 'low'], outputs: ['y', 'z'] })],
  }
  // Clip counts 2 for each element, Neg 1: it runs, whoever asks.
  expect(analyze(modelOf(graph)).profile.totals.flops).toEqual({ value: 12 })
})

// A convolution of 3·8·8 with 4 kernels of 27: 4·6·6 = 144 results, 3888 MACs; a bias would be 144 FLOPs and 16 bytes more.
test.each([
  ['not named', 'y = local::F(x, w)'],
  ['named as absent', 'y = local::F(x, w, )'],
  ['not named to the function around', 'y = local::G(x, w)'],
  ['not named, in a body', 'y = local::H(x, w)'],
  ['given at another call', 'y = local::F(x, w)\n z = local::F(x, w, b)'],
])('an input that the call leaves out is absent inside: %s', (_, nodes) => {
  const inputs = ['x', 'w', 'b']
  const branch = graphOf({ nodes: 'o = Conv(x, w, b)', outputs: ['o'] })
  const [node] = analyze(
    modelOf({
      opset,
      inputs: { x: 'float32[1,3,8,8]' },
      constants: { w: 'float32[4,3,3,3]', b: 'float32[4]' },
      nodes,
      outputs: ['y'],
      functions: [
        local('F', nodesOf('y = Conv(x, w, b)'), { inputs }),
        local('G', nodesOf('y = local::F(x, w, b)'), { inputs }),
        local('H', [...nodesOf('c = Constant{value=#bool[]=true}()'), { op: 'If', inputs: ['c'], outputs: ['y'], attributes: { then_branch: branch, else_branch: branch } }], {
          inputs,
        }),
      ],
    }),
  ).profile.nodes
  expect(node?.figures).toMatchObject({ macs: { value: 3888 }, flops: { value: 7776 }, readBytes: { value: 4 * (192 + 108) } })
})

test('a function that contains itself is not known, and the rest is', () => {
  const graph: GraphText = {
    opset,
    inputs: { x: 'float32[4]' },
    nodes: 'a = local::Self(x)\n b = Relu(x)',
    outputs: ['a', 'b'],
    functions: [local('Self', nodesOf('p = Relu(x)\n y = local::Self(p)'))],
  }
  const { totals, diagnostics } = analyze(modelOf(graph)).profile
  expect(totals.flops).toEqual({ unknown: expect.stringContaining('local::Self'), atLeast: 8 })
  expect(diagnostics).toMatchObject([{ code: 'graph/recursive-function', level: 'error' }])
})

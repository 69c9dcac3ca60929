import { expect, test } from 'vitest'
import type { MemoryProfile } from '../../src/analyze/model-profile.ts'
import { analyze } from '../support/analyze.ts'
import { type GraphText, modelOf, nodesOf } from '../support/graph-text.ts'

const memoryOf = (graph: GraphText, dims: Readonly<Record<string, number>> = {}): MemoryProfile | undefined => analyze(modelOf(graph), dims).profile.memory

test('the peak tells its node and what is alive, largest first', () => {
  const graph: GraphText = {
    inputs: { x: 'float32[1,10]' },
    constants: { w: 'float32[10,30]' },
    nodes: 'p = Relu(x)\n a = MatMul(p, w)\n r = Identity(a)\n b = ReduceMax(r)\n y = Add(p, b)',
    outputs: ['y'],
  }
  // p: x, p 80; a: p 40, a 120; b: p 40, a 120, b 4; y: p, b, y 84. In an arena p, a and b take 256 each.
  expect(memoryOf(graph)).toEqual({
    fusedBytes: { value: 40 + 40 + 1200 },
    arenaBytes: { value: 3 * 256 },
    peak: {
      node: '/w/ReduceMax',
      live: [
        { tensor: 'a', bytes: 120 },
        { tensor: 'p', bytes: 40 },
        { tensor: 'b', bytes: 4 },
      ],
    },
  })
})

test('of many tensors the twenty largest are listed, and the rest summed up', () => {
  const count = 24
  const made = Array.from({ length: count }, (_, i) => `t${i} = Relu(x)`)
  const all = Array.from({ length: count }, (_, i) => `t${i}`).join(', ')
  const { peak } = memoryOf({ inputs: { x: 'float32[2]' }, nodes: `${made.join('\n')}\n y = Concat{axis=0}(${all})`, outputs: ['y'] }) ?? {}
  // y 192 and 24 tensors of 8; x is gone.
  expect(peak).toMatchObject({ live: [{ tensor: 'y', bytes: 192 }, ...Array.from({ length: 19 }, (_, i) => ({ tensor: `t${i}`, bytes: 8 }))], more: { tensors: 5, bytes: 40 } })
})

test('what a call makes has the name it has around it', () => {
  const functions = [{ domain: 'local', name: 'Two', inputs: ['x'], outputs: ['y'], nodes: nodesOf('a = Relu(x)\n b = Concat{axis=0}(a, a, a)\n y = Neg(b)') }]
  const graph: GraphText = { opset: { '': 17, local: 1 }, inputs: { x: 'float32[10]' }, nodes: 'p = local::Two(x)\n q = Relu(p)', outputs: ['q'], functions }
  // b: a 40, b 120; y: b 120, y 120, which the call hands out as p; q: p 120, q 120.
  expect(memoryOf(graph)?.peak).toEqual({
    node: '/Two',
    live: [
      { tensor: 'b', bytes: 120 },
      { tensor: 'p', bytes: 120 },
    ],
  })
})

test('while a branch runs, its tensors are alive beside those around it', () => {
  const graph: GraphText = {
    inputs: { x: 'float32[10]' },
    constants: { c: 'bool[]=1' },
    nodes: 'p = Relu(x)\n y = If{then_branch=@a, else_branch=@b}(c)',
    outputs: ['y'],
    bodies: { a: { nodes: 'k = Concat{axis=0}(p, p)\n o = Neg(k)', outputs: ['o'] }, b: { nodes: 'o = Neg(p)', outputs: ['o'] } },
  }
  // o: p 40 beside k 80 and o 80.
  expect(memoryOf(graph)).toEqual({
    fusedBytes: { value: 40 + 80 },
    arenaBytes: { unknown: 'If y places the tensors of its body by itself' },
    peak: {
      node: '/c/If',
      live: [
        { tensor: 'k', bytes: 80 },
        { tensor: 'o', bytes: 80 },
        { tensor: 'p', bytes: 40 },
      ],
    },
  })
})

test('a table of which only rows are read makes the least traffic an upper bound, unless another node reads it all', () => {
  const graph: GraphText = { inputs: { i: 'int64[2]' }, constants: { t: 'float32[10,4]' }, nodes: 'y = Gather(t, i)', outputs: ['y'] }
  expect(memoryOf(graph)?.fusedBytes).toEqual({ value: 16 + 160 + 32, status: 'upper' })
  expect(memoryOf({ ...graph, nodes: 'e = Gather(t, i)\n y = Gemm{transB=1}(e, t)' })?.fusedBytes).toEqual({ value: 16 + 160 + 80 })
})

test('sizes that are free leave a formula or a reason', () => {
  const graph: GraphText = { inputs: { x: 'float32[S,4]' }, constants: { w: 'float32[4,4]' }, nodes: 'a = MatMul(x, w)\n y = Relu(a)', outputs: ['y'] }
  const why = 'depends on S: give --dim S=N'
  expect(memoryOf(graph)).toEqual({ fusedBytes: { unknown: why, formula: '32*S + 64' }, arenaBytes: { unknown: why }, peak: { unknown: why } })
  expect(memoryOf(graph, { S: 2 })).toMatchObject({ fusedBytes: { value: 128 }, arenaBytes: { value: 512 }, peak: { node: '/w/MatMul' } })
})

test('a tensor of unknown size is named', () => {
  const why = 'the shape of a is not known'
  const graph: GraphText = { opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[10]' }, nodes: 'a = com.acme::Mystery(x)\n y = ReduceSum{keepdims=0}(a)', outputs: ['y'] }
  expect(memoryOf(graph)).toEqual({ fusedBytes: { unknown: 'the type of y is not known', atLeast: 40 }, arenaBytes: { unknown: why }, peak: { unknown: why } })
})

test('a model without nodes has its inputs', () => {
  const graph: GraphText = { inputs: { x: 'float32[10]' }, nodes: '', outputs: ['x'] }
  expect(memoryOf(graph)).toEqual({ fusedBytes: { value: 80 }, arenaBytes: { value: 256 }, peak: { live: [{ tensor: 'x', bytes: 40 }] } })
  expect(memoryOf({ nodes: '', outputs: [] })?.peak).toEqual({ live: [] })
})

import { expect, test } from 'vitest'
import { findLayer } from '../../../src/analyze/explain/find-layer.ts'
import { profile } from '../../support/profile.ts'

const MODEL = profile({
  nodes: [
    { op: 'Conv', key: '/layer1/conv1/Conv', inputs: ['x', 'w'], outputs: ['a'], weights: { 1: 'float32[8,3,3,3]' } },
    { op: 'Relu', key: '/layer1/relu/Relu', inputs: ['a'], outputs: ['b'] },
    { op: 'Sigmoid', key: '/layer1/act/Sigmoid', inputs: ['b'], outputs: ['c'] },
    { op: 'Mul', key: '/layer1/act/Mul', inputs: ['b', 'c'], outputs: ['d'] },
    { op: 'Gemm', key: '/fc/Gemm', inputs: ['d', 'v'], outputs: ['logits'], weights: { 1: 'float32[10,8]' } },
  ],
})

test.each([
  { word: '/fc/Gemm', why: 'its key', key: '/fc/Gemm' },
  { word: 'logits', why: 'its output', key: '/fc/Gemm' },
  { word: 'layer1.conv1', why: 'its module', key: '/layer1/conv1/Conv' },
  { word: 'conv', why: 'its operator, in any case', key: '/layer1/conv1/Conv' },
  { word: 'r1.conv', why: 'a part of its module', key: '/layer1/conv1/Conv' },
  { word: 'GEMM', why: 'a part that only it has, in any case', key: '/fc/Gemm' },
])('$word is found by $why', ({ word, key }) => {
  expect(findLayer(MODEL, word).key).toBe(key)
})

test('a part that several have names them', () => {
  expect(() => findLayer(MODEL, 'layer1')).toThrow('"layer1" could be 4 layers: /layer1/conv1/Conv, /layer1/relu/Relu, /layer1/act/Sigmoid, /layer1/act/Mul')
})

test('a misspelt name has the nearest', () => {
  expect(() => findLayer(MODEL, 'layer1.convl')).toThrow('there is no layer "layer1.convl" (did you mean "layer1.conv1"?)')
})

import { expect, test } from 'vitest'
import type { ModelProfile } from '../../src/analyze/model-profile.ts'
import { compare } from '../../src/compare/compare.ts'
import { conv, type Layer, network, norm, pool, relu } from '../support/network.ts'
import { profile } from '../support/profile.ts'

const summary = (base: ModelProfile, head: ModelProfile) => {
  const { nodes, causes } = compare(base, head)
  return {
    added: nodes.added.map(({ key }) => key),
    removed: nodes.removed.map(({ key }) => key),
    changed: nodes.changed.map(({ head, own }) => [head.key, ...own]),
    causes: causes.map(({ what, effect }) => `${what}: ${effect}`),
  }
}

const STEM: readonly Layer[] = [
  conv('/stem/conv/Conv', 16, { stride: 2 }),
  relu('/stem/act/Relu'),
  conv('/body/a/Conv', 32, { stride: 2 }),
  relu('/body/act/Relu'),
  conv('/head/Conv', 8),
]

test('finds the stride that was removed, and what follows from it', () => {
  // 32² input. Base: stem 16²·16·27 = 110,592; body 8²·32·144 = 294,912; head 8²·8·288 = 147,456 MACs, 552,960 in all.
  // Head has twice the sides everywhere: four times each, 1,658,880 more. Activations: 3 · 4 B · (2·16²·16 + 2·8²·32 + 8²·8) = 150 KiB.
  const head = network([conv('/stem/conv/Conv', 16), ...STEM.slice(1)])
  expect(summary(network(STEM), head)).toEqual({
    added: [],
    removed: [],
    changed: [['/stem/conv/Conv', 'strides 2,2 → 1,1'], ['/stem/act/Relu'], ['/body/a/Conv'], ['/body/act/Relu'], ['/head/Conv']],
    causes: ['strides of /stem/conv/Conv changed from 2,2 to 1,1: 5 tensors grew, MACs +1.659 M (+300 %), activations +150 KiB here and in 4 nodes that inherit its sizes'],
  })
})

test('gives every total of both sides, with change and ratio', () => {
  const { deltas } = compare(network(STEM), network([conv('/stem/conv/Conv', 16), ...STEM.slice(1)]))
  expect(deltas.find(({ metric }) => metric === 'macs')).toEqual({ metric: 'macs', base: { value: 552_960 }, head: { value: 2_211_840 }, change: 1_658_880, ratio: 4 })
  expect(deltas.find(({ metric }) => metric === 'buffers')).toEqual({ metric: 'buffers', base: { value: 0 }, head: { value: 0 }, change: 0 })
})

test('leaves change and ratio out where a side is not known', () => {
  const unknown = { unknown: 'depends on seq', formula: '64*seq' }
  const { deltas } = compare(profile({ totals: { macs: unknown } }), profile({ totals: { macs: 5 } }))
  expect(deltas.find(({ metric }) => metric === 'macs')).toEqual({ metric: 'macs', base: unknown, head: { value: 5 } })
})

test('tells a widened layer from those that must take what it gives', () => {
  const wide = network([conv('/a/Conv', 24), norm('/n/BatchNormalization'), relu('/r/Relu'), conv('/b/Conv', 8)])
  expect(summary(network([conv('/a/Conv', 16), norm('/n/BatchNormalization'), relu('/r/Relu'), conv('/b/Conv', 8)]), wide)).toEqual({
    added: [],
    removed: [],
    changed: [['/a/Conv', 'weight float32[16,3,3,3] → float32[24,3,3,3]'], ['/n/BatchNormalization'], ['/r/Relu'], ['/b/Conv']],
    // (24−16)·(27 + 2 + 8·9) = 808 params; 1024·(8·27 + 8·8·9) = 811,008 MACs of 1,622,016.
    causes: ['weight of /a/Conv changed from float32[16,3,3,3] to float32[24,3,3,3]: 3 tensors grew, MACs +811 k (+50 %), params +808 here and in 3 nodes that inherit its sizes'],
  })
})

test('does not tell of a bias that follows its weight', () => {
  const model = (channels: number, bias: string) =>
    profile({ nodes: [{ op: 'Gemm', name: '/fc', inputs: ['x', 'w', 'b'], outputs: ['y'], weights: { 1: `float32[${channels},8]`, 2: `${bias}[${channels}]` } }] })
  expect(compare(model(16, 'float32'), model(32, 'float32')).nodes.changed[0]?.own).toEqual(['weight 1 float32[16,8] → float32[32,8]'])
  expect(compare(model(16, 'float32'), model(32, 'float16')).nodes.changed[0]?.own).toEqual(['weight 1 float32[16,8] → float32[32,8]', 'weight 2 float32[16] → float16[32]'])
})

test('follows the channels of a depthwise convolution through its groups', () => {
  const model = (channels: number) =>
    profile({
      inputs: { x: 'float32[1,8,4,4]' },
      tensors: { a: `float32[1,${channels},4,4]`, b: `float32[1,${channels},4,4]` },
      nodes: [
        { op: 'Conv', name: '/a', inputs: ['x', 'wa'], outputs: ['a'], weights: { 1: `float32[${channels},8,1,1]` } },
        { op: 'Conv', name: '/b', inputs: ['a', 'wb'], outputs: ['b'], attributes: { group: '4' }, weights: { 1: `float32[${channels},${channels / 4},3,3]` } },
      ],
    })
  expect(compare(model(16), model(32)).nodes.changed.map(({ own }) => own)).toEqual([['weight float32[16,8,1,1] → float32[32,8,1,1]'], []])
})

test('names a node that was added, and the growth it brings', () => {
  const head = network([...STEM.slice(0, 2), conv('/stem/extra/Conv', 16), ...STEM.slice(2)])
  expect(summary(network(STEM), head)).toEqual({
    added: ['/stem/extra/Conv'],
    removed: [],
    changed: [],
    // 16²·16·144 = 589,824 MACs and 16·144 = 2,304 params.
    causes: ['/stem/extra/Conv (Conv) added: MACs +589.8 k (+107 %), params +2304'],
  })
})

test('puts the growth after a removed pooling down to it', () => {
  const layers = [conv('/a/Conv', 4), pool('/pool/MaxPool'), conv('/b/Conv', 4)]
  const { removed, causes } = summary(network(layers), network(layers.filter(({ op }) => op !== 'MaxPool')))
  expect(removed).toEqual(['/pool/MaxPool'])
  // Of b: (32² − 16²)·4·36 = 110,592 MACs; base has 32²·4·27 + 16²·4·36 = 147,456.
  expect(causes).toEqual(['/pool/MaxPool (MaxPool) removed: 1 tensor grew, MACs +110.6 k (+75 %), activations +8 KiB here and in 1 node that inherits its sizes'])
})

test('calls what takes the place of something a replacement, and tells many alike as one', () => {
  const withActivation = (op: 'Relu' | 'Silu') => network(Array.from({ length: 6 }, (_, i) => [conv(`/l${i}/Conv`, 4), { op, name: `/l${i}/${op}` }]).flat())
  // Silu is 3 FLOPs on each of 32²·4 elements more: 6 · 12,288.
  expect(summary(withActivation('Relu'), withActivation('Silu')).causes).toEqual(['/l0/Relu (Relu) replaced by /l0/Silu (Silu) (and alike in 5 other places): FLOPs +73.73 k'])
})

test('takes what changes no figure for no cause, and a default that is written out for no change', () => {
  const model = (attributes: Readonly<Record<string, string>>) => profile({ nodes: [{ op: 'Conv', name: '/c', inputs: ['x', 'w'], outputs: ['y'], attributes }] })
  expect(summary(model({ dilations: '1,1', pads: '1,1,1,1' }), model({ dilations: '2,2', pads: '2,2,2,2' }))).toMatchObject({
    changed: [['/c', 'dilations 1,1 → 2,2', 'pads 1,1,1,1 → 2,2,2,2']],
    causes: [],
  })
  expect(summary(model({}), model({ auto_pad: 'NOTSET', dilations: '1,1', group: '1', epsilon: '0.000009999999747378752' })).changed).toEqual([['/c']])
  expect(summary(model({}), model({ dilations: '1,2' })).changed).toEqual([['/c', 'dilations 1,2 added']])
})

test('says when inputs or bindings differ rather than the model', () => {
  const [small, large] = [network(STEM), network(STEM, { size: 64 })]
  expect(summary(small, large).causes).toEqual([
    'input x changed from float32[1,3,32,32] to float32[1,3,64,64]: 5 tensors grew, MACs +1.659 M (+300 %), activations +150 KiB here and in 5 nodes that inherit its sizes',
  ])
  const bound = (value: number, from: 'default' | '--dim'): ModelProfile => ({ ...network(STEM, { batch: value }), bindings: { batch: { value, from } } })
  expect(summary(bound(1, 'default'), bound(4, '--dim')).causes).toEqual([
    'batch is bound to 4 (--dim), in base to 1 (default): 5 tensors grew, MACs +1.659 M (+300 %), activations +150 KiB here and in 5 nodes that inherit its sizes',
  ])
  expect(summary({ ...small, bindings: { seq: { value: 128, from: 'config' } } }, { ...small, inputs: [{ name: 'x', dtype: 'float32', shape: [1, 'seq'] }] }).causes).toEqual([
    'seq is bound to nothing, in base to 128 (config): no figure changed',
    'input x changed from float32[1,3,32,32] to float32[1,seq]: no figure changed',
  ])
  expect(summary({ ...small, bindings: { batch: { value: 1, from: 'default' } } }, small).causes).toEqual([])
})

test('says when another opset or another version of this program may be the reason', () => {
  expect(summary(profile({ opsets: { 'ai.onnx': 13 }, version: '0.1.0' }), profile({ opsets: { 'ai.onnx': 17 }, version: '0.2.0' })).causes).toEqual([
    'opset of ai.onnx changed from 13 to 17: the exporter may write the same layers differently',
    'base was profiled by model-budget 0.1.0, head by 0.2.0: figures may differ for that reason alone',
  ])
})

test('notices an input that comes from elsewhere', () => {
  const model = (skip: string, macs: number) =>
    profile({
      tensors: { a: 'float32[1,3,8,8]', b: 'float32[1,3,8,8]', c: 'float32[1,3,8,8]', y: 'float32[1,3,8,8]' },
      nodes: [
        { op: 'Relu', name: '/a', inputs: ['x'], outputs: ['a'] },
        { op: 'Sigmoid', name: '/b', inputs: ['a'], outputs: ['b'] },
        { op: 'Tanh', name: '/c', inputs: ['b'], outputs: ['c'] },
        { op: 'Add', name: '/y', inputs: ['c', skip], outputs: ['y'], figures: { macs } },
      ],
    })
  expect(summary(model('a', 1), model('b', 2)).causes).toEqual(['source of input 1 of /y changed from /a to /b: MACs +1 (+100 %)'])
})

test('compares nothing with a model that is new', () => {
  expect(compare(undefined, network(STEM))).toMatchObject({ base: undefined, deltas: [], nodes: { added: [], removed: [], changed: [] }, causes: [] })
})

test('is not led astray by names that every object has', () => {
  const hostile = profile({
    nodes: [{ op: 'Relu', name: '__proto__', inputs: ['constructor'], outputs: ['toString'] }],
    inputs: { constructor: 'float32[1]' },
    bindings: { valueOf: { value: 1, from: 'default' as const } },
  })
  expect(summary(hostile, profile({ inputs: { constructor: 'float32[1]' } }))).toMatchObject({ removed: ['__proto__'], changed: [] })
})

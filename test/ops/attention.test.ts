import { describe, expect, test } from 'vitest'
import { NO_BINDINGS } from '../../src/analyze/bindings.ts'
import { analyzeModel } from '../../src/analyze/profile.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { graphSpec, writeModel } from '../support/model.ts'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { ATTENTION_ROWS, FLEX_ATTENTION_ROWS, LINEAR_ATTENTION_ROWS, ROTARY_ROWS } from './attention.rows.ts'

describe('attention', () => {
  expectRows(ATTENTION_ROWS)
})

describe('attention with graphs of its own', () => {
  expectRows(FLEX_ATTENTION_ROWS)
})

test('counts the graph that changes scores once for all of them', () => {
  const head = [1, 2, 3, 4]
  const file = writeModel(tempFolder(), 'flex.onnx', {
    opset: { '': 26, 'ai.onnx.preview': 1 },
    inputs: ['q', 'k', 'v'].map((name) => ({ name, dtype: 'float32', shape: head })),
    outputs: [{ name: 'y', dtype: 'float32' }],
    nodes: [
      {
        op: 'FlexAttention',
        domain: 'ai.onnx.preview',
        inputs: ['q', 'k', 'v'],
        outputs: ['y'],
        attributes: {
          score_mod: graphSpec({ inputs: [{ name: 's', dtype: 'float32' }], outputs: [{ name: 't', dtype: 'float32' }], nodes: [{ op: 'Tanh', inputs: ['s'], outputs: ['t'] }] }),
        },
      },
    ],
  })
  const { model, close } = loadModel(file)
  const { totals } = analyzeModel(model, { bindings: NO_BINDINGS }).profile
  close()
  // scores 1·2·3·3 = 18: MACs 18·(4 + 4), 6 FLOPs of the core and 1 of the graph for each
  expect(totals).toMatchObject({ macs: { value: 144 }, flops: { value: 2 * 144 + 18 * 7 }, transcendentals: { value: 36 } })
})

describe('rotary embeddings', () => {
  expectRows(ROTARY_ROWS)
})

describe('linear attention', () => {
  expectRows(LINEAR_ATTENTION_ROWS)
})

describe('attention that cannot be', () => {
  test.each<[problem: string, op: string, attributes: Row[3], inputs: Row[4]]>([
    ['the q_num_heads attribute is missing', 'Attention', {}, ['float32[2,5,32]', 'float32[2,6,16]', 'float32[2,6,20]']],
    ['q_num_heads is 0, which should be at least 1', 'Attention', { q_num_heads: 0, kv_num_heads: 2 }, ['float32[2,5,32]', 'float32[2,6,16]', 'float32[2,6,20]']],
    ['input 0 is of rank 2 in place of 3 or 4', 'Attention', {}, ['float32[2,5]', 'float32[2,6,16]', 'float32[2,6,20]']],
    ['sizes 5 and 6 should be equal', 'Attention', {}, ['float32[1,2,3,4]', 'float32[1,2,6,4]', 'float32[1,2,5,4]']],
    ['sizes 4 and 8 should be equal', 'Attention', {}, ['float32[1,2,3,8]', 'float32[1,2,5,4]', 'float32[1,2,5,4]']],
    ['the kv_num_heads attribute is missing', 'LinearAttention', { q_num_heads: 2 }, ['float32[1,3,8]', 'float32[1,3,8]', 'float32[1,3,8]']],
    ['query, key and value should be of rank 3', 'LinearAttention', { q_num_heads: 2, kv_num_heads: 2 }, ['float32[1,3,8,2]', 'float32[1,3,8]', 'float32[1,3,8]']],
  ])('are refused: %s', (problem, op, attributes, inputs) => {
    expect(() => runRow(['', op, 27, attributes, inputs, ['float32'], null, null])).toThrow(problem)
  })
})

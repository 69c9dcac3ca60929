import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AttributeSpec } from '../support/model.ts'
import { runRow } from '../support/rows.ts'
import { attend, attendLinearly, convolve, indices, multiplyMatrices, recur, type Sizes, times, type WindowCase, windowStarts } from './loops.ts'

const size = (max: number, min = 1) => fc.integer({ min, max })

type Input = Sizes | string

/** What a rule of com.microsoft says of a node: the shape of its first output and its MACs. */
function said(op: string, attributes: Readonly<Record<string, AttributeSpec>>, inputs: readonly Input[]): { readonly shape: unknown; readonly macs: unknown } {
  const facts = inputs.map((input) => (typeof input === 'string' ? input : `float32[${input}]`))
  const { outputs, cost } = runRow(['', `com.microsoft::${op}`, 1, attributes, facts, ['float32'], null, null])
  const [output] = outputs
  return { shape: output?.kind === 'tensor' ? output.shape : undefined, macs: cost.macs ?? 0 }
}

test('products whose factors are transposed', () => {
  fc.assert(
    fc.property(fc.array(size(3), { maxLength: 2 }), size(4), size(4), size(4), fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()), (batch, m, k, n, flags) => {
      const [transA, transB, transBatchA, transBatchB] = flags
      const stored = (rows: number, columns: number, isTransposed: boolean, isFirst: boolean): Sizes => {
        const [first, last] = isTransposed ? [columns, rows] : [rows, columns]
        return isFirst ? [first, ...batch, last] : [...batch, first, last]
      }
      const attributes = { transA: Number(transA), transB: Number(transB), transBatchA: Number(transBatchA), transBatchB: Number(transBatchB) }
      const expected = multiplyMatrices([...batch, m, k], [...batch, k, n])
      expect(said('FusedMatMul', attributes, [stored(m, k, transA, transBatchA), stored(k, n, transB, transBatchB)])).toEqual(expected)
    }),
  )
})

test('products with weights of few bits', () => {
  fc.assert(
    fc.property(fc.array(size(3), { minLength: 1, maxLength: 2 }), size(40), size(6), (rows, k, n) => {
      const expected = multiplyMatrices([...rows, k], [k, n])
      expect(said('MatMulNBits', { K: k, N: n, block_size: 16 }, [[...rows, k], 'uint8', 'float32'])).toEqual(expected)
      expect(said('MatMulBnb4', { K: k, N: n, block_size: 16, quant_type: 0 }, [[...rows, k], 'uint8', 'float32'])).toEqual(expected)
      expect(said('MatMulBnb4', { K: n, N: k, block_size: 16, quant_type: 0, transB: 0 }, [[...rows, k], 'uint8', 'float32'])).toEqual(expected)
      expect(said('MatMulFpQ4', {}, [[...rows, k], 'uint8', `int64[2]=${[k, n]}`])).toEqual(expected)
      const projections = said('MatMulNBitsQkv', { K: k, Nq: n, Nkv: 2, block_size: 16 }, [[...rows, k], '', [k]])
      expect(projections).toEqual({ shape: expected.shape, macs: expected.macs + 2 * times(...rows, k, 2) })
    }),
  )
})

test('mixtures of experts', () => {
  fc.assert(
    fc.property(size(4), size(4), size(3), size(4), size(4), fc.constantFrom('plain', 'gated', 'fused'), (rows, experts, chosen, hidden, inner, kind) => {
      const first = kind === 'fused' ? 2 * inner : inner
      const inputs: Input[] = [[rows, hidden], [rows, experts], [experts, first, hidden], '', [experts, hidden, inner]]
      if (kind === 'gated') inputs.push('', [experts, inner, hidden])
      let macs = 0
      for (const _ of indices([rows, chosen])) macs += times(kind === 'plain' ? 1 : 2, inner, hidden) + times(hidden, inner)
      expect(said('MoE', { k: chosen, swiglu_fusion: kind === 'fused' ? 1 : 0 }, inputs)).toEqual({ shape: [rows, hidden], macs })
    }),
  )
})

test('attention over heads that are projected already', () => {
  fc.assert(
    fc.property(size(2), size(3), size(4), size(4), size(3, 0), size(4), size(4), (batch, heads, queries, newKeys, past, keyHead, valueHead) => {
      const inputs: readonly Input[] = [
        [batch, queries, heads * keyHead],
        [batch, newKeys, heads * keyHead],
        [batch, newKeys, heads * valueHead],
        '',
        '',
        '',
        [batch, heads, past, keyHead],
        [batch, heads, past, valueHead],
      ]
      const macs = attend(batch, heads, queries, past + newKeys, keyHead, valueHead)
      expect(said('MultiHeadAttention', { num_heads: heads }, inputs)).toEqual({ shape: [batch, queries, heads * valueHead], macs })
    }),
  )
})

test('attention that projects its input', () => {
  fc.assert(
    fc.property(size(2), size(3), size(4), size(4), size(3, 0), size(4), (batch, heads, queries, input, past, head) => {
      const hidden = heads * head
      const inputs: readonly Input[] = [[batch, queries, input], [input, 3 * hidden], '', '', [2, batch, heads, past, head]]
      const macs = times(batch, queries, 3 * hidden, input) + attend(batch, heads, queries, past + queries, head, head)
      expect(said('Attention', { num_heads: heads }, inputs)).toEqual({ shape: [batch, queries, hidden], macs })
    }),
  )
})

test('attention whose keys are shared, in a window', () => {
  fc.assert(
    fc.property(size(2), size(2), size(2), size(4), size(4, 0), size(4), size(6), (batch, shared, group, queries, past, head, window) => {
      const heads = shared * group
      const total = past + queries
      const inputs: readonly Input[] = [
        [batch, queries, heads * head],
        [batch, queries, shared * head],
        [batch, queries, shared * head],
        [batch, shared, past, head],
        [batch, shared, past, head],
        `int32[${batch}]`,
        `int32[]=${total}`,
      ]
      const macs = attend(batch, heads, queries, Math.min(total, window), head, head)
      expect(said('GroupQueryAttention', { num_heads: heads, kv_num_heads: shared, local_window_size: window }, inputs)).toEqual({ shape: [batch, queries, heads * head], macs })
    }),
  )
})

test('attention of packed sequences', () => {
  fc.assert(
    fc.property(fc.array(size(4), { minLength: 1, maxLength: 3 }), size(3), size(4), (lengths, heads, head) => {
      const ends = [0, ...lengths].map((_, i) => lengths.slice(0, i).reduce((sum, length) => sum + length, 0))
      const tokens = ends.at(-1) ?? 0
      const hidden = heads * head
      const inputs: readonly Input[] = [[tokens, hidden], [tokens, hidden], [tokens, hidden], '', `int32[${lengths.length},4]`, `int32[${ends.length}]=${ends}`]
      const macs = lengths.reduce((sum, length) => sum + attend(1, heads, length, length, head, head), 0)
      expect(said('PackedMultiHeadAttention', { num_heads: heads }, inputs)).toEqual({ shape: [tokens, hidden], macs })
    }),
  )
})

test('linear attention, in which either side may have more heads', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('linear', 'gated', 'delta', 'gated_delta'),
      size(2),
      size(3),
      size(2),
      size(2),
      size(3),
      size(3),
      (update_rule, batch, steps, states, group, key, value) => {
        const queries = states * group
        const inputs: readonly Input[] = [
          [batch, steps, queries * key],
          [batch, steps, states * key],
          [batch, steps, states * value],
        ]
        const macs = attendLinearly(batch, steps, queries, states, key, value, update_rule.endsWith('delta'))
        expect(said('LinearAttention', { q_num_heads: queries, kv_num_heads: states, update_rule }, inputs)).toEqual({ shape: [batch, steps, queries * value], macs })
      },
    ),
  )
})

const windowCase: fc.Arbitrary<WindowCase> = fc
  .record({ size: size(7), kernel: size(3), stride: size(3), dilation: size(2), begin: size(2, 0), end: size(2, 0) })
  .filter((window) => windowStarts(window).length > 0)

test('convolutions with channels first and last', () => {
  fc.assert(
    fc.property(fc.array(windowCase, { minLength: 1, maxLength: 2 }), size(2), size(2), size(2), (windows, group, channelsEach, mapsEach) => {
      const [channels, maps] = [group * channelsEach, group * mapsEach]
      const spatial = windows.map((window) => window.size)
      const w = [maps, channelsEach, ...windows.map(({ kernel }) => kernel)]
      const attributes = {
        group,
        kernel_shape: windows.map(({ kernel }) => kernel),
        strides: windows.map(({ stride }) => stride),
        dilations: windows.map(({ dilation }) => dilation),
        pads: [...windows.map(({ begin }) => begin), ...windows.map(({ end }) => end)],
      }
      const { positions, macs } = convolve(1, channels, maps, group, windows)
      expect(said('FusedConv', attributes, [[1, channels, ...spatial], w])).toEqual({ shape: [1, maps, ...positions], macs })
      expect(said('NhwcFusedConv', attributes, [[1, ...spatial, channels], w])).toEqual({ shape: [1, ...positions, maps], macs })
      const scales = ['float32[]', 'uint8[]']
      expect(said('QLinearConv', attributes, [`uint8[${[1, channels, ...spatial]}]`, ...scales, `uint8[${w}]`, ...scales, ...scales])).toEqual({
        shape: [1, maps, ...positions],
        macs,
      })
    }),
  )
})

test('recurrent cells with weights the other way round', () => {
  fc.assert(
    fc.property(size(3), size(2), size(3), size(3), fc.boolean(), (steps, batch, input, hidden, isBoth) => {
      const directions = isBoth ? 2 : 1
      const macs = recur(directions, Array<number>(batch).fill(steps), 4, input, hidden)
      const inputs: readonly Input[] = [[steps, batch, input], `int8[${[directions, input, 4 * hidden]}]`, `int8[${[directions, hidden, 4 * hidden]}]`]
      const attributes = { hidden_size: hidden, direction: isBoth ? 'bidirectional' : 'forward' }
      expect(said('DynamicQuantizeLSTM', attributes, inputs)).toEqual({ shape: [steps, directions, batch, hidden], macs })
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Row, runRow } from '../support/rows.ts'
import { attend, attendLinearly, convolve, hangingStarts, multiplyMatrices, recur, type Sizes, spread, sumProducts, times, type WindowCase, windowStarts } from './loops.ts'

const size = (max: number, min = 1) => fc.integer({ min, max })

const windowCase: fc.Arbitrary<WindowCase> = fc
  .record({ size: size(7), kernel: size(3), stride: size(3), dilation: size(2), begin: size(2, 0), end: size(2, 0) })
  .filter((window) => windowStarts(window).length > 0)

const windowCases = fc.array(windowCase, { minLength: 1, maxLength: 3 })

/** What a rule says of a node: the shape of its first output and its MACs. */
function said(op: string, opset: number, attributes: Row[3], inputs: readonly (Sizes | '' | string)[]): { readonly shape: Sizes | undefined; readonly macs: unknown } {
  const facts = inputs.map((input) => (typeof input === 'string' ? input : `float32[${input}]`))
  const { outputs, cost } = runRow(['', op, opset, attributes, facts, ['float32'], null, null])
  const [output] = outputs
  return { shape: output?.kind === 'tensor' ? (output.shape as Sizes) : undefined, macs: cost.macs ?? 0 }
}

function windowAttributes(windows: readonly WindowCase[]): Row[3] {
  return {
    strides: windows.map(({ stride }) => stride),
    dilations: windows.map(({ dilation }) => dilation),
    pads: [...windows.map(({ begin }) => begin), ...windows.map(({ end }) => end)],
  }
}

test('convolutions of any spatial rank', () => {
  fc.assert(
    fc.property(windowCases, size(2), size(2), size(2), size(2), (windows, batch, group, channelsEach, mapsEach) => {
      const [channels, maps] = [group * channelsEach, group * mapsEach]
      const [x, w] = [
        [batch, channels, ...windows.map((window) => window.size)],
        [maps, channelsEach, ...windows.map(({ kernel }) => kernel)],
      ]
      const { positions, macs } = convolve(batch, channels, maps, group, windows)
      expect(said('Conv', 11, { group, ...windowAttributes(windows) }, [x, w])).toEqual({ shape: [batch, maps, ...positions], macs })
      expect(said('ConvInteger', 10, { group, ...windowAttributes(windows) }, [`uint8[${x}]`, `uint8[${w}]`]).macs).toBe(macs)
    }),
  )
})

test('transposed convolutions of any spatial rank', () => {
  const unpadded = windowCases.filter((windows) =>
    windows.every(({ size, kernel, stride, dilation, begin, end }) => (size - 1) * stride + (kernel - 1) * dilation + 1 >= begin + end),
  )
  fc.assert(
    fc.property(unpadded, size(2), size(2), size(2), size(2), (windows, batch, group, channelsEach, mapsEach) => {
      const [channels, maps] = [group * channelsEach, group * mapsEach]
      const { positions, macs } = spread(batch, channels, maps, group, windows)
      const inputs = [
        [batch, channels, ...windows.map((window) => window.size)],
        [channels, mapsEach, ...windows.map(({ kernel }) => kernel)],
      ]
      expect(said('ConvTranspose', 11, { group, ...windowAttributes(windows) }, inputs)).toEqual({ shape: [batch, maps, ...positions], macs })
    }),
  )
})

test('windows that may hang over the end', () => {
  fc.assert(
    fc.property(
      windowCases.filter((windows) => windows.every(({ kernel, dilation, begin, end }) => Math.max(begin, end) < (kernel - 1) * dilation + 1)),
      (windows) => {
        const attributes = { ...windowAttributes(windows), kernel_shape: windows.map(({ kernel }) => kernel), ceil_mode: 1 }
        const positions = windows.map((window) => hangingStarts(window).length)
        expect(said('MaxPool', 12, attributes, [[1, 1, ...windows.map((window) => window.size)]]).shape).toEqual([1, 1, ...positions])
      },
    ),
  )
})

test('causal and deformed convolutions', () => {
  fc.assert(
    fc.property(size(2), size(3), size(5), size(3), (batch, channels, length, kernel) => {
      const macs = times(batch, channels, length, kernel)
      expect(
        said('CausalConvWithState', 27, {}, [
          [batch, channels, length],
          [channels, 1, kernel],
        ]),
      ).toEqual({ shape: [batch, channels, length], macs })
    }),
  )
  fc.assert(
    fc.property(windowCase, size(2), size(2), (window, channels, maps) => {
      const { positions, macs } = convolve(1, channels, maps, 1, [window, window])
      const inputs = [
        [1, channels, window.size, window.size],
        [maps, channels, window.kernel, window.kernel],
        [1, 2 * window.kernel ** 2, ...positions],
      ]
      expect(said('DeformConv', 19, windowAttributes([window, window]), inputs)).toEqual({ shape: [1, maps, ...positions], macs })
    }),
  )
})

/** Shapes that broadcast: any axis of either may be 1, and leading axes may be missing. */
const factors = fc
  .tuple(
    fc.array(fc.tuple(size(3), fc.constantFrom('both', 'left', 'right')), { maxLength: 2 }),
    size(4),
    size(4),
    size(4),
    size(2, 0),
    fc.constantFrom('', 'left', 'right', 'both'),
  )
  .map(([batch, rows, inner, columns, missing, vectors]): readonly [Sizes, Sizes] => {
    const side = (name: string) => batch.map(([length, which]) => (which === 'both' || which === name ? length : 1))
    const isVector = (name: string) => vectors === name || vectors === 'both'
    return [isVector('left') ? [inner] : [...side('left').slice(missing), rows, inner], isVector('right') ? [inner] : [...side('right'), inner, columns]]
  })

test('products of matrices that broadcast', () => {
  fc.assert(
    fc.property(factors, ([a, b]) => {
      const { shape, macs } = multiplyMatrices(a, b)
      expect(said('MatMul', 13, {}, [a, b])).toEqual({ shape, macs })
      expect(said('MatMulInteger', 10, {}, [`uint8[${a}]`, `uint8[${b}]`])).toEqual({ shape, macs })
      expect(said('QLinearMatMul', 10, {}, [`uint8[${a}]`, 'float32[]', 'uint8[]', `uint8[${b}]`, 'float32[]', 'uint8[]', 'float32[]', 'uint8[]'])).toEqual({ shape, macs })
    }),
  )
})

test('general products of matrices', () => {
  fc.assert(
    fc.property(size(4), size(4), size(4), size(1, 0), size(1, 0), (m, n, k, transA, transB) => {
      const { shape, macs } = multiplyMatrices([m, k], [k, n])
      expect(said('Gemm', 13, { transA, transB }, [transA ? [k, m] : [m, k], transB ? [n, k] : [k, n], [n]])).toEqual({ shape, macs })
    }),
  )
})

test('Einstein sums of two operands', () => {
  const labels = ['a', 'b', 'c', 'd', 'e']
  const operand = fc.uniqueArray(fc.constantFrom(...labels), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(operand, operand, fc.shuffledSubarray(labels), fc.tuple(size(3), size(3), size(3), size(3), size(3)), (left, right, wanted, lengths) => {
      const sizes = new Map(labels.map((label, i) => [label, lengths[i] ?? 1]))
      const known = new Set([...left, ...right])
      const result = wanted.filter((label) => known.has(label))
      // what stands in one operand alone and not in the result is summed before anything is multiplied
      const met = new Map([...sizes].filter(([label]) => (left.includes(label) && right.includes(label)) || result.includes(label)))
      const isContraction = [...met.keys()].some((label) => !result.includes(label))
      const shapeOf = (names: readonly string[]) => names.map((name) => sizes.get(name) ?? 1)
      const equation = `${left.join('')},${right.join('')}->${result.join('')}`
      expect(said('Einsum', 12, { equation }, [shapeOf(left), shapeOf(right)])).toEqual({ shape: shapeOf(result), macs: isContraction ? sumProducts(met, result) : 0 })
    }),
  )
})

test('recurrent networks', () => {
  const cells = [
    ['RNN', 1],
    ['GRU', 3],
    ['LSTM', 4],
  ] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...cells),
      size(4),
      fc.array(size(4, 0), { minLength: 1, maxLength: 3 }),
      size(3),
      size(3),
      fc.boolean(),
      fc.boolean(),
      ([op, gates], steps, lens, input, hidden, isBoth, hasLens) => {
        const lengths = lens.map((length) => (hasLens ? Math.min(length, steps) : steps))
        const directions = isBoth ? 2 : 1
        const inputs = [
          [steps, lens.length, input],
          [directions, gates * hidden, input],
          [directions, gates * hidden, hidden],
          '',
          hasLens ? `int32[${lens.length}]=${lengths}` : '',
        ]
        const macs = recur(directions, lengths, gates, input, hidden)
        expect(said(op, 14, { hidden_size: hidden, direction: isBoth ? 'bidirectional' : 'forward' }, inputs)).toEqual({ shape: [steps, directions, lens.length, hidden], macs })
      },
    ),
  )
})

test('attention', () => {
  fc.assert(
    fc.property(size(2), size(2), size(3), size(4), size(4), size(3, 0), size(4), size(4), (batch, shared, group, queries, newKeys, past, keyHead, valueHead) => {
      const heads = shared * group
      const inputs = [
        [batch, heads, queries, keyHead],
        [batch, shared, newKeys, keyHead],
        [batch, shared, newKeys, valueHead],
        '',
        [batch, shared, past, keyHead],
        [batch, shared, past, valueHead],
      ]
      const macs = attend(batch, heads, queries, past + newKeys, keyHead, valueHead)
      expect(said('Attention', 23, {}, inputs)).toEqual({ shape: [batch, heads, queries, valueHead], macs })
    }),
  )
})

test('linear attention', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('linear', 'gated', 'delta', 'gated_delta'),
      size(2),
      size(3),
      size(2),
      size(3),
      size(3),
      size(3),
      (update_rule, batch, steps, stateHeads, group, keyHead, valueHead) => {
        const queryHeads = stateHeads * group
        const inputs = [
          [batch, steps, queryHeads * keyHead],
          [batch, steps, stateHeads * keyHead],
          [batch, steps, stateHeads * valueHead],
        ]
        const macs = attendLinearly(batch, steps, queryHeads, stateHeads, keyHead, valueHead, update_rule.endsWith('delta'))
        expect(said('LinearAttention', 27, { q_num_heads: queryHeads, kv_num_heads: stateHeads, update_rule }, inputs)).toEqual({
          shape: [batch, steps, queryHeads * valueHead],
          macs,
        })
      },
    ),
  )
})

test('grids of positions', () => {
  fc.assert(
    fc.property(size(2), fc.array(size(4), { minLength: 2, maxLength: 3 }), (batch, spatial) => {
      const rank = spatial.length
      const macs = times(batch, ...spatial, rank, rank + 1)
      expect(said('AffineGrid', 20, {}, [[batch, rank, rank + 1], `int64[${rank + 2}]=${[batch, 3, ...spatial]}`])).toEqual({ shape: [batch, ...spatial, rank], macs })
    }),
  )
})

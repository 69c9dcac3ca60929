import { expect, test } from 'vitest'
import type { Explanation } from '../../src/analyze/explain/explanation.ts'
import { explainView } from '../../src/report/explain-view.ts'
import { renderMarkdown } from '../../src/report/markdown/render.ts'
import { renderTerminal } from '../../src/report/terminal/render.ts'

const EXPLANATION: Explanation = {
  key: '/fc/Gemm',
  op: 'Gemm',
  domain: 'ai.onnx',
  module: 'fc',
  kind: 'linear layer',
  inputs: [{ name: 'x', dtype: 'float32', shape: [4, 512] }],
  outputs: [{ name: 'y', dtype: 'float32', shape: [4, 10] }],
  sizes: [
    { symbol: 'R', meaning: 'rows', size: 'batch' },
    { symbol: 'I', meaning: 'features in', size: 512 },
  ],
  formulas: [
    { what: 'Parameters', figure: 'params', formula: 'I·O + O', filled: '512·10 + 10', value: { value: 5130 } },
    { what: 'MACs', figure: 'macs', formula: 'R·I·O', filled: 'batch·512·10', value: { unknown: 'depends on batch' } },
    { what: 'FLOPs', figure: 'flops', formula: '2·MACs', filled: '2·(5120*batch)', value: { unknown: 'depends on batch', atLeast: 3 } },
    { what: 'Bytes read', figure: 'memoryAccess', formula: '4·|X|', filled: '4·2048', value: { value: 8192, status: 'upper' } },
    { what: 'Share', figure: 'other', formula: 'a/b', filled: '1/3', value: { value: 1 / 3 } },
  ],
  together: [],
  counts: 'MACs M·N·K',
  notes: ['<b>a note</b>'],
}

test('sizes, and each formula with its numbers', () => {
  expect(renderTerminal(explainView(EXPLANATION))).toBe(`/fc/Gemm: linear layer
Gemm in fc
inputs: x 4×512
outputs: y 4×10

Sizes
Symbol   Size  Meaning
R       batch  rows
I         512  features in

Figures
Figure               Value  Formula  With numbers
Parameters           5,130  I·O + O  512·10 + 10
MACs                     ?  R·I·O    batch·512·10
FLOPs       ? (at least 3)  2·MACs   2·(5120*batch)
Bytes read         ≤ 8,192  4·|X|    4·2048
Share               0.3333  a/b      1/3
? depends on batch

What to know
Gemm is counted so: MACs M·N·K
<b>a note</b>
`)
})

test('a view of what is there costs nothing, and says so', () => {
  expect(renderTerminal(explainView({ ...EXPLANATION, sizes: [], formulas: [], notes: [] }))).toContain('Figures\nit computes nothing, and reads and writes nothing\n')
})

test('a formula wider than the terminal takes several lines, and is whole', () => {
  const wide = Array.from({ length: 25 }, (_, i) => `size_${i}`).join('·')
  const formulas = [{ what: 'MACs', figure: 'macs', formula: 'a·b', filled: wide, value: { value: 7 } }] as const
  const text = renderTerminal(explainView({ ...EXPLANATION, formulas }), { width: 80 })
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(text.replaceAll(/\s+/g, '')).toContain(wide)
})

test('an expression that nobody reads is shortened, and JSON is named for it', () => {
  const size = Array.from({ length: 90 }, (_, i) => `s${i}`).join(' + ')
  const text = renderTerminal(explainView({ ...EXPLANATION, sizes: [{ symbol: 'N', meaning: 'rows', size }] }))
  expect(text).not.toContain(size)
  expect(text).toMatch(/s0 \+ s1 .*….* \+ s89/)
  expect(text).toContain('what … stands for is whole in --format json\n')
})

test('text out of a model is no markup', () => {
  expect(renderMarkdown(explainView(EXPLANATION))).not.toContain('<b>')
})

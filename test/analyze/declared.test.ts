import { expect, test } from 'vitest'
import { mergeDeclared } from '../../src/analyze/declared.ts'
import { dimKey } from '../../src/facts/dim.ts'
import { tensor } from '../../src/facts/fact.ts'
import { analyzeWords } from '../support/analyze.ts'
import { factOf, textOfFact } from '../support/fact-text.ts'
import { modelOf } from '../support/graph-text.ts'

/** What we infer, what the file declares (undefined: nothing), and what holds. */
type Row = readonly [title: string, inferred: string | undefined, declared: string, merged: string, clash?: string]

const rows: readonly Row[] = [
  ['ours stands where it is whole', 'float32[2,3]', 'float32[2,3]', 'float32[2,3]'],
  ['the declared type where we know none', '?[2,3]', 'float16[2,3]', 'float16[2,3]'],
  ['the declared shape where we know none', 'float32', 'float32[2,N]', 'float32[2,N]'],
  ['the declared dims where we miss some', 'float32[?,3,?]', 'float32[2,3,5]', 'float32[2,3,5]'],
  ['no dims of a declaration that is wrong elsewhere', 'float32[?,3,?]', 'float32[2,4,5]', 'float32[?,3,?]', 't is declared [2, 4, 5], but works out as [?, 3, ?]'],
  ['all that is declared where we know nothing', undefined, 'float32[2,N]', 'float32[2,N]'],
  ['our number where a symbol is declared', 'float32[2,3]', 'float32[S,3]', 'float32[2,3]'],
  ['our formula where a number is declared', 'float32[floor(h/2)]', 'float32[112]', 'float32[floor(h/2)]'],
  ['our number where another is declared, and says so', 'float32[2,3]', 'float32[2,4]', 'float32[2,3]', 't is declared [2, 4], but works out as [2, 3]'],
  ['our rank where another is declared, and says so', 'float32[2,3]', 'float32[6]', 'float32[2,3]', 't is declared [6], but works out as [2, 3]'],
  ['our type where another is declared, and says so', 'float32[2]', 'int64[2]', 'float32[2]', 't is declared int64, but is float32'],
  ['nothing of a declared size that the bindings make impossible', 'float32', 'float32[batch - 9,batch/3,3]', 'float32[?,?,3]'],
  ['a declared symbol that is bound', 'float32', 'float32[batch,3]', 'float32[8,3]'],
]

const bindings = new Map([['batch', 8]])

test.each(rows.map((row) => [row[0], row] as const))('%s', (_, [, inferred, declared, merged, clash]) => {
  const fact = factOf(declared)
  const type =
    fact.kind === 'tensor'
      ? { kind: 'tensor' as const, dtype: fact.dtype, shape: fact.shape?.map((dim) => (typeof dim === 'number' ? dim : dim === null ? undefined : dimKey(dim))) }
      : undefined
  const result = mergeDeclared(inferred === undefined ? undefined : factOf(inferred), { name: 't', type, metadata: new Map() }, { bindings, isResized: false, name: 't' })
  expect({ merged: textOfFact(result.fact, false), clash: result.clash }).toEqual({ merged, clash })
})

test('a value stays when only the type is learnt', () => {
  const info = { name: 't', type: { kind: 'tensor' as const, dtype: 'int64' as const, shape: [2] }, metadata: new Map() }
  expect(textOfFact(mergeDeclared(tensor(undefined, [2], [4, 5]), info, { bindings, isResized: false, name: 't' }).fact, true)).toBe('int64[2]=4,5')
})

test('declared sizes no longer hold where an input was resized; types and ranks do', () => {
  const custom = {
    ...modelOf({ opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[1,3,8,8]' }, nodes: 'a = com.acme::Odd(x)\n y = Relu(a)', outputs: ['y'] }),
    valueInfo: [{ name: 'a', dtype: 'float32' as const, shape: [1, 3, 4, 4] }],
  }
  expect(analyzeWords(custom, []).profile.outputs[0]).toMatchObject({ dtype: 'float32', shape: [1, 3, 4, 4] })
  expect(analyzeWords(custom, ['--shape x=1x3x16x16']).profile.outputs[0]).toMatchObject({ dtype: 'float32', shape: [null, null, null, null] })
})

test('a declared symbol of a custom operator can be bound', () => {
  const custom = {
    ...modelOf({ opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[3]' }, nodes: 'a = com.acme::Odd(x)\n y = Relu(a)', outputs: ['y'] }),
    valueInfo: [{ name: 'a', dtype: 'float32' as const, shape: ['found', 4] }],
  }
  expect(analyzeWords(custom, []).profile.outputs[0]?.shape).toEqual(['found', 4])
  expect(analyzeWords(custom, ['--dim found=5']).profile.outputs[0]?.shape).toEqual([5, 4])
})

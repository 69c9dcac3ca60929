import { describe, expect, test } from 'vitest'
import { NO_BINDINGS } from '../../src/analyze/bindings.ts'
import { refuseStrangers, type Sized, strangeNames } from '../../src/analyze/strangers.ts'

const FREE: Sized = {
  bindings: { batch: { value: 1, from: 'default' } },
  inputs: [{ name: 'ids', dtype: 'int64', shape: [1, 'seq'] }],
  tensors: { h: { dtype: 'float32', shape: [1, '2*window + 1', 8] } },
}
const FIXED: Sized = { bindings: {}, inputs: [{ name: 'image', dtype: 'float32', shape: [1, 3] }] }

const dims = (name: string) => ({ ...NO_BINDINGS, dims: new Map([[name, { value: 2, from: '--dim' as const }]]) })
const shapes = (name: string) => ({ ...NO_BINDINGS, shapes: new Map([[name, { value: [2], from: '--shape' as const }]]) })

test.each([
  { title: 'a free size of an input', request: dims('sqe'), message: 'no model has a dimension named "sqe" (did you mean "seq"?)', hint: 'their symbols: batch, seq, window' },
  {
    title: 'a size of an inner tensor',
    request: dims('windows'),
    message: 'no model has a dimension named "windows" (did you mean "window"?)',
    hint: 'their symbols: batch, seq, window',
  },
  { title: 'an input', request: shapes('imaje'), message: 'no model has an input "imaje" (did you mean "image"?)', hint: 'their inputs: image, ids' },
])('a misspelt name has the nearest of all models: $title', ({ request, message, hint }) => {
  expect(() => refuseStrangers(request, [FIXED, FREE])).toThrow(expect.objectContaining({ message, hint }))
})

test('models without free sizes say so', () => {
  expect(() => refuseStrangers(dims('seq'), [FIXED])).toThrow(expect.objectContaining({ hint: 'all their sizes are fixed; --shape INPUT=1x3x224x224 overrides them' }))
})

test('a size of a stored profile cannot be bound', () => {
  expect(() => refuseStrangers(dims('seq'), [FREE])).toThrow('"seq" is a size of a stored profile, which stays as it is')
})

test('names that one of the models has, and names of the configuration, pass', () => {
  expect(() => refuseStrangers(dims('batch'), [FIXED, FREE])).not.toThrow()
  expect(() => refuseStrangers({ ...NO_BINDINGS, dims: new Map([['sqe', { value: 2, from: 'config' }]]) }, [FREE])).not.toThrow()
})

describe('names of the configuration', () => {
  const said = (name: string) => ({ ...NO_BINDINGS, dims: new Map([[name, { value: 2, from: 'config' as const }]]) })

  test('that one of its models has are right', () => {
    expect(strangeNames([FIXED, FREE].map((profile) => ({ request: said('batch'), profile })))).toEqual([])
  })

  test('that none of them has are told once, with the nearest', () => {
    const models = [FIXED, FREE].map((profile) => ({ request: { ...said('bach'), values: new Map([['id', { value: [1], from: 'config' as const }]]) }, profile }))
    expect(strangeNames(models)).toEqual([
      'The configuration names the dimension "bach", which no model has (did you mean "batch"?).',
      'The configuration names the input "id", which no model has (did you mean "ids"?).',
    ])
  })

  test('are looked for in the models they are said of, and names of the command line are refused elsewhere', () => {
    expect(
      strangeNames([
        { request: said('batch'), profile: FIXED },
        { request: NO_BINDINGS, profile: FREE },
      ]),
    ).toEqual(['The configuration names the dimension "batch", which no model has.'])
    expect(strangeNames([{ request: dims('bach'), profile: FREE }])).toEqual([])
  })
})

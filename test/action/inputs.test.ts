import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { INPUT_NAMES, readInputs } from '../../src/action/inputs.ts'

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'))

test('knows exactly the inputs of action.yml', () => {
  expect([...INPUT_NAMES].sort()).toEqual(Object.keys(action.inputs).sort())
})

test('takes what is not given as action.yml does', () => {
  const defaults = Object.fromEntries(
    Object.entries<{ default?: string }>(action.inputs).map(([name, { default: value }]) => [`INPUT_${name.toUpperCase()}`, value?.startsWith('$') ? '' : (value ?? '')]),
  )
  expect({ ...readInputs({}), provider: 'auto' }).toEqual(readInputs(defaults))
  expect(readInputs({})).toMatchObject({ base: 'auto', mode: 'check', comment: 'always', 'fail-on': 'unknown', upload: true, 'check-run': false, models: [], token: undefined })
})

test('reads lists one item a line, whatever the line ends', () => {
  const inputs = readInputs({
    INPUT_MODELS: ' a/*.onnx \r\n\r\n  b c.onnx\n',
    INPUT_DIMS: 'batch=8\nseq=128',
    INPUT_SHAPES: 'x=1x3x?',
    INPUT_VALUES: 'sr=16000',
    INPUT_CONVENTION: 'thop, fvcore\nall',
  })
  expect(inputs.models).toEqual(['a/*.onnx', 'b c.onnx'])
  expect(inputs.conventions).toEqual(['thop', 'fvcore', 'all'])
  expect([...inputs.bindings.dims].map(([name, { value }]) => [name, value])).toEqual([
    ['batch', 8],
    ['seq', 128],
  ])
  expect(inputs.bindings.shapes.get('x')?.value).toEqual([1, 3, null])
})

test.each([
  [{ INPUT_COMMENT: 'on-chnage' }, 'input comment: "on-chnage" is not understood (did you mean "on-change"?)', 'use one of always, on-change, on-failure, off'],
  [{ 'INPUT_FAIL-ON': 'error' }, 'input fail-on: "error" is not understood', 'use one of warn, unknown, fail, never'],
  [{ INPUT_UPLOAD: 'yes' }, 'input upload: "yes" is not understood', 'use one of true, True, TRUE, false, False, FALSE'],
  [{ INPUT_MODE: '$(id)' }, 'input mode: "$(id)" is not understood', 'use one of check, baseline, merge, report'],
])('refuses %j and says what is allowed', (env, message, hint) => {
  expect(() => readInputs(env)).toThrow(expect.objectContaining({ code: 'usage/input', message, hint }))
})

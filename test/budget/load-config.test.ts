import { expect, test } from 'vitest'
import { budgetsOf, modelId } from '../../src/budget/configuration.ts'
import { findConfiguration } from '../../src/budget/find-config.ts'
import { ConfigurationError, parseConfiguration } from '../../src/budget/load-config.ts'

const FILE = 'model-budget.yml'

function complaints(text: string): readonly string[] {
  try {
    parseConfiguration(text, FILE)
  } catch (thrown) {
    if (thrown instanceof ConfigurationError) return thrown.message.split('\n')
    throw thrown
  }
  return []
}

const FULL = `# yaml-language-server: $schema=https://example.com/schema/config.json
version: 1
models:
  - id: detector
    path: artifacts/detector.onnx
    shapes: { images: [1, 3, null, 640] }
    dims: { batch: 1 }
    values: { sr: 16000, flags: [true, false] }
    runner: [self-hosted, gpu]
    budgets:
      params: 8M
      macs: { max: 8.3G, increase: 2% }
      fileBytes: { max: 32MiB, level: warn }
      peakActivationBytes: { max: 120MiB, until: 2027-01-31, reason: "while the neck is rebuilt" }
      latency.p95: { max: 12ms, increase: 5% }
      throughput: { min: 300 }
    layers:
      - match: "/backbone/**"
        budgets: { macs: 4G }
  - path: "models/*.onnx"
    runner: ubuntu-latest
budgets: { macs: { increase: 5% }, flops: 20 GFLOPs }
measure: { provider: auto, threads: 1, timeBudget: 90s }
operators: { "com.acme::Fuse": { macs: "numel(inputs[0]) * 4" } }
override-label: "accepted"
exclude: ["vendor/**"]
`

test('reads every key of the configuration', () => {
  const configuration = parseConfiguration(FULL, FILE)
  const [detector, others] = configuration.models
  expect(detector).toMatchObject({ id: 'detector', path: 'artifacts/detector.onnx', runner: ['self-hosted', 'gpu'], line: 4 })
  expect(detector?.bindings).toEqual({
    shapes: new Map([['images', { value: [1, 3, null, 640], from: 'config' }]]),
    dims: new Map([['batch', { value: 1, from: 'config' }]]),
    values: new Map([
      ['sr', { value: [16000], from: 'config' }],
      ['flags', { value: [true, false], from: 'config' }],
    ]),
  })
  const at = (line: number, column: number) => ({ file: FILE, line, column })
  expect(detector?.budgets).toEqual([
    { metric: 'params', limit: { kind: 'max', value: 8_000_000 }, level: 'fail', at: at(11, 15) },
    { metric: 'fileBytes', limit: { kind: 'max', value: 33_554_432 }, level: 'warn', at: at(13, 25) },
    { metric: 'macs', limit: { kind: 'max', value: 8_300_000_000 }, level: 'fail', at: at(12, 20) },
    { metric: 'macs', limit: { kind: 'increase', share: 0.02 }, level: 'fail', at: at(12, 36) },
    { metric: 'peakActivationBytes', limit: { kind: 'max', value: 125_829_120 }, level: 'fail', until: '2027-01-31', reason: 'while the neck is rebuilt', at: at(14, 35) },
    { metric: 'latency.p95', limit: { kind: 'max', value: 12 }, level: 'fail', at: at(15, 27) },
    { metric: 'latency.p95', limit: { kind: 'increase', share: 0.05 }, level: 'fail', at: at(15, 43) },
    { metric: 'throughput', limit: { kind: 'min', value: 300 }, level: 'fail', at: at(16, 26) },
    { metric: 'macs', limit: { kind: 'max', value: 4_000_000_000 }, level: 'fail', layers: '/backbone/**', at: at(19, 26) },
  ])
  expect(others).toMatchObject({ id: undefined, runner: ['ubuntu-latest'], budgets: [] })
  expect(configuration.budgets.map(({ metric, limit }) => [metric, limit])).toEqual([
    ['macs', { kind: 'increase', share: 0.05 }],
    ['flops', { kind: 'max', value: 20_000_000_000 }],
  ])
  expect(configuration.measure).toEqual({ provider: 'auto', threads: 1, timeBudget: 90_000 })
  expect(configuration.operators.get('com.acme::Fuse')).toEqual({ macs: 'numel(inputs[0]) * 4' })
  expect([configuration.overrideLabel, configuration.exclude]).toEqual(['accepted', ['vendor/**']])
})

test('needs no more than the version', () => {
  expect(parseConfiguration('version: 1\n', FILE)).toMatchObject({ models: [], budgets: [], overrideLabel: 'model-budget: accepted', exclude: [] })
})

test.each<[string, string, readonly string[]]>([
  ['an empty file', '', ['model-budget.yml:1:1: the configuration: a map is expected']],
  ['another version', 'version: 2\n', ['model-budget.yml:1:10: version: must be 1, the only version there is']],
  ['no version', 'models: []\n', ['model-budget.yml:1:1: version is missing']],
  ['an unknown key', 'version: 1\nmodel: []\n', ['model-budget.yml:2:1: unknown key "model" (did you mean "models"?)']],
  ['an unknown figure', 'version: 1\nbudgets:\n  mac: 3G\n', ['model-budget.yml:3:3: unknown key "mac" (did you mean "macs"?)']],
  [
    'an unknown key of a budget',
    'version: 1\nbudgets:\n  macs: { ceiling: 3G }\n',
    ['model-budget.yml:3:11: unknown key "ceiling": max, increase, level, until, reason are known here'],
  ],
  ['a model without a path', 'version: 1\nmodels:\n  - id: a\n', ['model-budget.yml:3:5: path is missing']],
  ['a path outside the repository', 'version: 1\nmodels: [{ path: ../secret.onnx }]\n', ['model-budget.yml:2:18: a path inside the repository, without `..`, is expected']],
  ['a wrong unit', 'version: 1\nbudgets: { macs: { max: 32MiB } }\n', ['model-budget.yml:2:25: "32MiB": macs takes a number with k, M, G or T, such as 8.3G']],
  ['a bare share', 'version: 1\nbudgets: { macs: { increase: 2 } }\n', ['model-budget.yml:2:30: "2" is not a share: a percentage such as 2% is expected (did you mean "2%"?)']],
  ['a budget without a limit', 'version: 1\nbudgets: { macs: { level: warn } }\n', ['model-budget.yml:2:18: a budget needs a limit: `max`, `increase` or both']],
  ['a list in place of a budget', 'version: 1\nbudgets: { macs: [1] }\n', ['model-budget.yml:2:18: macs: a quantity such as 8.3G, or `{ max: …, increase: … }` is expected']],
  ['a wrong level', 'version: 1\nbudgets: { macs: { max: 1, level: error } }\n', ['model-budget.yml:2:35: level: fail or warn is expected']],
  ['a day that is none', 'version: 1\nbudgets: { macs: { max: 1, until: 2027-02-30 } }\n', ['model-budget.yml:2:35: until: there is no such day']],
  ['a date in another order', 'version: 1\nbudgets: { macs: { max: 1, until: 31.1.2027 } }\n', ['model-budget.yml:2:35: until: a date such as 2027-01-31 is expected']],
  ['no limit on throughput', 'version: 1\nbudgets: { throughput: { level: warn } }\n', ['model-budget.yml:2:24: min is missing']],
  [
    'a layer budget on a figure of the whole model',
    'version: 1\nmodels: [{ path: a.onnx, layers: [{ match: "/a/**", budgets: { fileBytes: 1MB } }] }]\n',
    ['model-budget.yml:2:64: "fileBytes" is a figure of the whole model: params, weightBytes, macs, flops, transcendentals, readBytes, writeBytes, activationBytes are known here'],
  ],
  ['two models of one id', 'version: 1\nmodels:\n  - { id: a, path: a.onnx }\n  - { id: a, path: b.onnx }\n', ['model-budget.yml:4:11: another model has the id "a" already']],
  ['a size that is none', 'version: 1\nmodels: [{ path: a.onnx, dims: { batch: -1 } }]\n', ['model-budget.yml:2:41: batch: at least 0 is expected']],
  [
    'an input rule that is none',
    'version: 1\nmeasure: { inputs: { x: { from: 1 } } }\n',
    [expect.stringMatching(/^model-budget.yml:2:25: measure.inputs: the rule for "x" cannot be read; it is a file/)],
  ],
  [
    'a formula that is none',
    'version: 1\noperators: { "a::B": { macs: "size * 4" } }\n',
    [expect.stringMatching(/^model-budget.yml:2:22: operators: a::B: macs: "size \* 4" cannot be read; use numbers/)],
  ],
  ['a key given twice', 'version: 1\nversion: 1\n', ['model-budget.yml:2:1: the key "version" stands here twice']],
  ['broken YAML', 'version: 1\nmodels: [\n', ['model-budget.yml:3:1: Flow sequence in block collection must be sufficiently indented and end with a ]']],
  ['an unknown tag', 'version: !!js/function "x"\n', ['model-budget.yml:1:10: Unresolved tag: tag:yaml.org,2002:js/function']],
  ['an alias without an anchor', 'version: *one\n', ['model-budget.yml:1:1: Unresolved alias (the anchor must be set before the alias): one']],
  [
    'several things at once',
    'version: 1\nbudgets:\n  macs: 3 GB\n  parms: 1M\nmodels: [{ path: 3 }]\n',
    [
      'model-budget.yml:3:9: "3 GB": macs takes a number with k, M, G or T, such as 8.3G',
      'model-budget.yml:4:3: unknown key "parms" (did you mean "params"?)',
      'model-budget.yml:5:18: path: text is expected',
    ],
  ],
])('refuses %s, saying where', (_, text, messages) => {
  expect(complaints(text)).toEqual(messages)
})

test('bounds what a hostile file can make it do', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\nversion: 1\n`
  expect(complaints(bomb)).toEqual([expect.stringMatching(/Excessive alias count/)])
  for (const opening of ['[', '{a: ', '- ', '? ']) expect(complaints(opening.repeat(200))).toEqual([expect.stringMatching(/nested deeper than 50 levels/)])
  expect(complaints('x\n'.repeat(125_001))).toEqual([expect.stringMatching(/longer than/)])
  expect(complaints(Array.from({ length: 30 }, (_, i) => `key${i}: 1`).join('\n'))).toHaveLength(21)
})

test('keeps names that mean something to JavaScript', () => {
  const [model] = parseConfiguration('version: 1\nmodels: [{ path: a.onnx, dims: { constructor: 2, toString: 3 } }]\n', FILE).models
  expect([...(model?.bindings.dims.keys() ?? [])]).toEqual(['constructor', 'toString'])
  expect(complaints('version: 1\n__proto__: { polluted: true }\n')).toEqual([expect.stringMatching(/^model-budget.yml:2:1: unknown key "__proto__"/)])
})

test('finds places behind anchors and after a byte order mark', () => {
  const text = '\uFEFFversion: 1\nmodels:\n  - { path: a.onnx, budgets: &own { macs: 3G } }\n  - { path: b.onnx, budgets: *own }\n'
  const [first, second] = parseConfiguration(text, FILE).models
  expect(second?.budgets).toEqual(first?.budgets)
  expect(first?.budgets[0]?.at).toEqual({ file: FILE, line: 3, column: 43 })
})

test('lets a model replace the global budget of a metric as a whole', () => {
  const configuration = parseConfiguration(
    'version: 1\nmodels: [{ path: a.onnx, budgets: { macs: 3G }, layers: [{ match: "x", budgets: { params: 1 } }] }]\nbudgets: { macs: { max: 1G, increase: 5% }, params: 1M }\n',
    FILE,
  )
  expect(budgetsOf(configuration, configuration.models[0]).map(({ metric, limit, layers }) => [metric, limit.kind, layers])).toEqual([
    ['macs', 'max', undefined],
    ['params', 'max', 'x'],
    ['params', 'max', undefined],
  ])
  expect(budgetsOf(configuration, undefined).map(({ metric }) => metric)).toEqual(['params', 'macs', 'macs'])
})

test('names models by their entry, else by their path', () => {
  expect([modelId('a/b.onnx', undefined), modelId('a/b.v2.onnx', { id: undefined }), modelId('a/b.onnx', { id: 'x' }), modelId('a/b.onnx', { id: 'x' }, 2)]).toEqual([
    'a/b',
    'a/b.v2',
    'x',
    'a/b',
  ])
})

test('looks in two places, and insists on a named file', async () => {
  const reader = (files: Readonly<Record<string, string>>) => async (path: string) => files[path]
  expect(await findConfiguration(reader({ '.github/model-budget.yml': 'b', 'model-budget.yml': 'a' }))).toEqual({ file: 'model-budget.yml', text: 'a' })
  expect(await findConfiguration(reader({ '.github/model-budget.yml': 'b' }))).toEqual({ file: '.github/model-budget.yml', text: 'b' })
  expect(await findConfiguration(reader({}))).toBeUndefined()
  await expect(findConfiguration(reader({ 'model-budget.yml': 'a' }), 'x.yml')).rejects.toMatchObject({ code: 'config/missing', message: 'x.yml: no such configuration file' })
})

import { expect, test } from 'vitest'
import { budgetsOf } from '../../src/budget/configuration.ts'
import { parseConfiguration } from '../../src/budget/load-config.ts'
import { updateConfig } from '../../src/budget/update-config.ts'
import type { Check, Metric } from '../../src/budget/verdict.ts'
import type { Figure } from '../../src/util/figure.ts'

const FILE = 'model-budget.yml'

/** Checks of every entry's model with the same figures. */
function checks(text: string, ...models: Readonly<Partial<Record<Metric, Figure>>>[]): readonly Pick<Check, 'budget' | 'actual'>[] {
  const configuration = parseConfiguration(text, FILE)
  return models.flatMap((figures, i) => budgetsOf(configuration, configuration.models[i]).map((budget) => ({ budget, actual: figures[budget.metric] ?? { unknown: 'not given' } })))
}

test('rewrites limits to the figures and nothing else', () => {
  const text = `# Budgets of the team.
version: 1
models:
  - path: a.onnx   # the detector
    budgets: {  macs: { increase: 2%, max: "8.3 GMACs" }, params:   8M  } # tight
    layers: [ { match: "/b/**", budgets: { flops: 1G } } ]
  - path: b.onnx
    budgets:
      fileBytes:
        max: 32MiB      # as the phone allows
        level: warn
      latency.p95: 12ms
      throughput: { min: 300 }
      buffers: 5k
budgets: { nodes: 10, macs: 1G }
`
  const first = { macs: { value: 9_100_000_000 }, params: { value: 7_012_345 }, flops: { value: 2_000_000 }, nodes: { value: 12 } }
  const second = {
    fileBytes: { value: 34_603_008 },
    'latency.p95': { value: 12.3456 },
    throughput: { value: 287.65 },
    buffers: { unknown: 'why' },
    nodes: { value: 11 },
    macs: { value: 5 },
  } as const
  expect(updateConfig(text, FILE, checks(text, first, second))).toBe(`# Budgets of the team.
version: 1
models:
  - path: a.onnx   # the detector
    budgets: {  macs: { increase: 2%, max: 9.1G }, params:   7.012345M  } # tight
    layers: [ { match: "/b/**", budgets: { flops: 2M } } ]
  - path: b.onnx
    budgets:
      fileBytes:
        max: 33MiB      # as the phone allows
        level: warn
      latency.p95: 12.4ms
      throughput: { min: 287 }
      buffers: 5k
budgets: { nodes: 12, macs: 5 }
`)
})

test('keeps byte order marks and Windows line ends', () => {
  const text = '\uFEFFversion: 1\r\nmodels:\r\n  - path: a.onnx\r\n    budgets: { macs: 3G }\r\n'
  expect(updateConfig(text, FILE, checks(text, { macs: { value: 5 } }))).toBe(text.replace('3G', '5'))
})

test('what it writes passes exactly', () => {
  const text = 'version: 1\nmodels: [{ path: a.onnx, budgets: { macs: 3G, fileBytes: 1B } }]\n'
  const updated = updateConfig(text, FILE, checks(text, { macs: { value: 4_089_184_257 }, fileBytes: { value: 102_557_033 } }))
  expect(parseConfiguration(updated, FILE).models[0]?.budgets.map(({ limit }) => limit)).toEqual([
    { kind: 'max', value: 102_557_033 },
    { kind: 'max', value: 4_089_184_257 },
  ])
})

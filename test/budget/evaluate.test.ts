import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deletedModel, evaluate, evaluateModel, type JudgedModel, outcomeOf, unreadableModel } from '../../src/budget/evaluate.ts'
import type { Budget, Limit, Metric, Outcome } from '../../src/budget/verdict.ts'
import { OUTCOMES } from '../../src/budget/verdict.ts'
import { compare } from '../../src/compare/compare.ts'
import type { Figure } from '../../src/util/figure.ts'
import { latency, measured, paired } from '../support/measured.ts'
import { conv, network } from '../support/network.ts'
import { profile } from '../support/profile.ts'

const TODAY = '2026-11-21'
const max = (value: number): Limit => ({ kind: 'max', value })
const increase = (share: number): Limit => ({ kind: 'increase', share })
const budget = (metric: Metric, limit: Limit, rest: Partial<Budget> = {}): Budget => ({ metric, limit, level: 'fail', ...rest })

type Macs = number | Figure

/** The only check of a model with these MACs in head and base. */
function check(head: Macs, base: Macs | undefined, rule: Budget, rest: Partial<JudgedModel> = {}) {
  const side = (macs: Macs) => profile({ totals: { macs } })
  const comparison = compare(base === undefined ? undefined : side(base), side(head))
  const [only] = evaluateModel({ id: 'm', path: 'm.onnx', comparison, budgets: [rule], ...rest }, TODAY).checks
  if (only === undefined) throw new Error('no check')
  return only
}

const LOST = { unknown: 'it cannot be had: m.onnx: the object is lost' }

test.each<[string, Budget, Outcome, string]>([
  ['growth of a total', budget('macs', increase(0.02)), 'unknown', `MACs: not known in base (${LOST.unknown}), so the limit of +2 % cannot be checked`],
  ['no growth at all', budget('macs', increase(0)), 'unknown', `MACs: not known in base (${LOST.unknown}), so the limit of +0 % cannot be checked`],
  ['a warning', budget('macs', increase(0.02), { level: 'warn' }), 'warn', `MACs: not known in base (${LOST.unknown}), so the limit of +2 % cannot be checked`],
  [
    'growth of layers',
    budget('macs', increase(0.02), { layers: '**' }),
    'unknown',
    `MACs of ** (1 node): not known in base (${LOST.unknown}), so the limit of +2 % cannot be checked`,
  ],
  ['growth of latency', budget('latency.p50', increase(0.05)), 'unknown', `p50 latency: not known in base (${LOST.unknown}), so the limit of +5 % cannot be checked`],
  ['an absolute limit', budget('macs', max(100)), 'pass', 'MACs: 0, within 100'],
])('a base that cannot be had makes %s what it must', (_title, rule, outcome, message) => {
  const head = profile({ totals: { macs: 0 }, nodes: [{ op: 'Relu', name: 'r', key: 'r', inputs: ['x'], outputs: ['y'], figures: { macs: 0 } }] })
  const judged = evaluateModel({ id: 'm', path: 'm.onnx', comparison: compare(undefined, head), budgets: [rule], withoutBase: LOST, measured: measured() }, TODAY)
  expect(judged.checks).toMatchObject([{ outcome, message }])
  expect(judged.baseProblem).toBe(LOST.unknown)
})

const UNKNOWN = { unknown: 'depends on seq: give --dim seq=N' }

test.each<[string, Macs, Macs | undefined, Limit, Outcome, string]>([
  ['an exact figure within max', 8_000_000_000, 1, max(8_300_000_000), 'pass', 'MACs: 8 G, within 8.3 G'],
  ['an exact figure at max', 100, 1, max(100), 'pass', 'MACs: 100, within 100'],
  ['one above max', 101, undefined, max(100), 'fail', 'MACs: 101, above the limit of 100 by 1 (+1 %)'],
  ['a hair above max, told apart', 8_300_400_000, undefined, max(8_300_000_000), 'fail', 'MACs: 8.3004 G, above the limit of 8.3 G by 400 k (+<0.01 %)'],
  ['a new model under max', 90, undefined, max(100), 'pass', 'MACs: 90, within 100'],
  ['a new model under increase', 90, undefined, increase(0.02), 'skipped', 'MACs: 90; the limit of +2 % is skipped: the model is new'],
  ['growth within increase', 102, 100, increase(0.02), 'pass', 'MACs: 102 after 100 (+2 %), within +2 %'],
  ['growth above increase', 103, 100, increase(0.02), 'fail', 'MACs: 103 after 100 (+3 %), above the limit of +2 %'],
  ['growth that floating point would get wrong', 115, 100, increase(0.15), 'pass', 'MACs: 115 after 100 (+15 %), within +15 %'],
  ['no change', 100, 100, increase(0), 'pass', 'MACs: 100 after 100 (unchanged), within +0 %'],
  ['less than before', 50, 100, increase(0), 'pass', 'MACs: 50 after 100 (-50 %), within +0 %'],
  ['any growth from 0', 1, 0, increase(5), 'fail', 'MACs: 1 after 0 (from nothing), above the limit of +500 %'],
  ['0 after 0', 0, 0, increase(0), 'pass', 'MACs: 0 after 0 (unchanged), within +0 %'],
  ['an unknown figure under max', UNKNOWN, 1, max(100), 'unknown', 'MACs: not known (depends on seq: give --dim seq=N), so the limit of 100 cannot be checked'],
  ['an unknown figure whose known part is above max', { ...UNKNOWN, atLeast: 101 }, 1, max(100), 'fail', 'MACs: at least 101, above the limit of 100 by 1 (+1 %)'],
  [
    'an unknown figure whose known part is within max',
    { ...UNKNOWN, atLeast: 99 },
    1,
    max(100),
    'unknown',
    'MACs: not known (depends on seq: give --dim seq=N), so the limit of 100 cannot be checked',
  ],
  ['an unknown figure under increase', UNKNOWN, 100, increase(1), 'unknown', 'MACs: not known (depends on seq: give --dim seq=N), so the limit of +100 % cannot be checked'],
  ['a base that is not known', 100, UNKNOWN, increase(1), 'unknown', 'MACs: not known in base (depends on seq: give --dim seq=N), so the limit of +100 % cannot be checked'],
  [
    'an unknown figure whose known part has grown too much',
    { ...UNKNOWN, atLeast: 300 },
    100,
    increase(1),
    'fail',
    'MACs: ? (at least 300) after 100 (by more than is known), above the limit of +100 %',
  ],
  ['an upper bound within max', { value: 100, status: 'upper' }, 1, max(100), 'pass', 'MACs: ≤ 100, within 100'],
  ['an upper bound above max', { value: 101, status: 'upper' }, 1, max(100), 'unknown', 'MACs: ≤ 101 is an upper bound, which does not tell whether the limit of 100 is kept'],
  ['a lower bound above max', { value: 101, status: 'lower' }, 1, max(100), 'fail', 'MACs: at least 101, above the limit of 100 by 1 (+1 %)'],
  ['a lower bound within max', { value: 99, status: 'lower' }, 1, max(100), 'unknown', 'MACs: ≥ 99 is a lower bound, which does not tell whether the limit of 100 is kept'],
  ['an estimate within max', { value: 99, status: 'estimate' }, 1, max(100), 'unknown', 'MACs: ~ 99 is an estimate, which does not tell whether the limit of 100 is kept'],
  ['an upper bound within what exact base allows', { value: 102, status: 'upper' }, 100, increase(0.02), 'pass', 'MACs: ≤ 102 after 100 (+2 %), within +2 %'],
  ['a lower bound above what exact base allows', { value: 103, status: 'lower' }, 100, increase(0.02), 'fail', 'MACs: ≥ 103 after 100 (+3 %), above the limit of +2 %'],
  [
    'bounds that decide nothing',
    { value: 101, status: 'lower' },
    100,
    increase(0.02),
    'unknown',
    'MACs: ≥ 101 after 100 in base, which are no exact figures, so the limit of +2 % cannot be checked',
  ],
  [
    'the same upper bound of the same nodes',
    { value: 100, status: 'upper' },
    { value: 100, status: 'upper' },
    increase(0),
    'pass',
    'MACs: ≤ 100 after ≤ 100 (unchanged), within +0 %',
  ],
])('judges %s', (_, head, base, limit, outcome, message) => {
  expect(check(head, base, budget('macs', limit))).toMatchObject({ outcome, message, actual: typeof head === 'number' ? { value: head } : head })
})

test('judges bounds by what is sure of them when what is not stays the same', () => {
  // In both, a node costs at most 900; the others grew from 100 to 110. Base is between 100 and 1000, so growth between 1 % and 10 %.
  const model = (sure: number) =>
    profile({
      totals: { macs: { value: sure + 900, status: 'upper' } },
      nodes: [
        { op: 'NonMaxSuppression', name: '/nms', inputs: ['x'], outputs: ['a'], figures: { macs: { value: 900, status: 'upper' } } },
        { op: 'Conv', name: '/conv', inputs: ['a', 'w'], outputs: ['b'], attributes: { group: String(sure) }, figures: { macs: sure } },
      ],
    })
  const outcome = (share: number, base = 100, head = 110) =>
    evaluateModel({ id: 'm', path: 'm', comparison: compare(model(base), model(head)), budgets: [budget('macs', increase(share))] }, TODAY).checks[0]?.outcome
  expect([outcome(0.1), outcome(0.05), outcome(0.009), outcome(0, 110, 100)]).toEqual(['pass', 'unknown', 'fail', 'pass'])
})

test('says what caused the growth that breaks a budget', () => {
  const comparison = compare(network([conv('/stem/Conv', 4, { stride: 2 })]), network([conv('/stem/Conv', 4)]))
  const [first] = evaluateModel({ id: 'm', path: 'm', comparison, budgets: [budget('macs', max(50_000))] }, TODAY).checks
  // 32²·4·27 = 110,592 MACs, a quarter of it in base.
  expect(first?.message).toBe(
    'MACs: 110.6 k, above the limit of 50 k by 60.59 k (+121 %); cause: strides of /stem/Conv changed from 2,2 to 1,1: 1 tensor grew, MACs +82.94 k (+300 %), activations +12 KiB',
  )
})

test('adds up the figures of the layers a glob matches', () => {
  const side = (channels: number) => network([conv('/backbone/a/Conv', 4), conv('/backbone/b/Conv', channels), conv('/head/Conv', 1)])
  const outcomes = (rule: Budget, base = side(8)) =>
    evaluateModel({ id: 'm', path: 'm', comparison: compare(base, side(16)), budgets: [rule] }, TODAY).checks.map(({ outcome, message }) => [outcome, message])
  // params: 4·27 + 16·36 = 684, in base 4·27 + 8·36 = 396.
  expect(outcomes(budget('params', max(684), { layers: '/backbone/**' }))).toEqual([['pass', 'params of /backbone/** (2 nodes): 684, within 684']])
  expect(outcomes(budget('params', increase(0.5), { layers: '/backbone/**' }))).toEqual([
    [
      'fail',
      'params of /backbone/** (2 nodes): 684 after 396 (+72.7 %), above the limit of +50 %; cause: weight of /backbone/b/Conv changed from float32[8,4,3,3] to float32[16,4,3,3]: 1 tensor grew, MACs +368.6 k (+76.9 %), params +360 here and in 1 node that inherits its sizes',
    ],
  ])
  expect(outcomes(budget('params', increase(0.5), { layers: '/backbone/**' }), network([conv('/other', 1)]))).toEqual([
    ['skipped', 'params of /backbone/** (2 nodes): 684; the limit of +50 % is skipped: no node of base matches'],
  ])
  expect(outcomes(budget('params', max(684), { layers: '/bakbone/**' }))).toEqual([
    ['unknown', 'params of /bakbone/**: no node matches /bakbone/**, so the budget cannot be checked; nodes are matched by their keys'],
  ])
})

test('fails a budget whose exception has run out, whatever the figure', () => {
  const expiring = (until: string) => check(50, 50, budget('macs', max(100), { until, reason: 'while the neck is rebuilt' }))
  expect(expiring('2026-11-21').outcome).toBe('pass')
  expect(expiring('2026-11-20')).toMatchObject({
    outcome: 'fail',
    message: 'MACs: the budget ran out on 2026-11-20, set it anew; MACs: 50, within 100 (reason of the budget: while the neck is rebuilt)',
  })
})

test.each<[string, Macs, Limit, Partial<Budget>]>([
  ['exceeded', 101, max(100), {}],
  ['not known', UNKNOWN, max(100), {}],
  ['run out', 1, max(100), { until: '2020-01-01' }],
])('keeps a budget of level warn that is %s at a warning', (_, head, limit, rest) => {
  expect(check(head, 1, budget('macs', limit, { level: 'warn', ...rest })).outcome).toBe('warn')
})

test.each<[string, Metric, Limit, JudgedModel['measured'], boolean, Outcome, string]>([
  ['no measurement', 'latency.p95', max(12), undefined, true, 'unknown', 'p95 latency: not measured (measuring is off), so the budget cannot be checked'],
  [
    'a measurement that failed',
    'latency.p95',
    max(12),
    { unknown: 'no runtime found' },
    true,
    'unknown',
    'p95 latency: not measured (no runtime found), so the budget cannot be checked',
  ],
  ['an interval below max', 'latency.mean', max(10.3), measured(), true, 'pass', 'mean latency: 10 ms (between 9.8 ms and 10.2 ms), within 10.3 ms'],
  ['an interval above max', 'latency.mean', max(9.7), measured(), true, 'fail', 'mean latency: 10 ms (between 9.8 ms and 10.2 ms), above the limit of 9.7 ms'],
  [
    'a limit inside the interval',
    'latency.mean',
    max(10.1),
    measured(),
    true,
    'warn',
    'mean latency: 10 ms (between 9.8 ms and 10.2 ms): inconclusive, too close to the limit of 10.1 ms for the noise of this machine',
  ],
  [
    'a limit the engine has judged',
    'latency.mean',
    max(10.3),
    measured({ limits: [{ figure: 'mean', max: 10.3, actual: 10, outcome: 'inconclusive' }] }),
    true,
    'warn',
    'mean latency: 10 ms (between 9.8 ms and 10.2 ms): inconclusive, too close to the limit of 10.3 ms for the noise of this machine',
  ],
  ['a new model', 'latency.mean', increase(0.05), measured(), false, 'skipped', 'mean latency: the limit of +5 % is skipped: the model is new'],
  ['base not measured', 'latency.mean', increase(0.05), measured(), true, 'unknown', 'mean latency: base was not measured, so the limit of +5 % cannot be checked'],
  [
    'the same file',
    'latency.mean',
    increase(0.05),
    measured({ paired: { confidence: 0.998, rounds: 0, increase: 0.05, outcome: 'pass' } }),
    true,
    'pass',
    'mean latency: the same file as in base, within +5 %',
  ],
  [
    'a slowdown beyond doubt',
    'latency.mean',
    increase(0.05),
    measured({ paired: paired(1.1, 0.02, { increase: 0.05, outcome: 'fail' }) }),
    true,
    'fail',
    'mean latency: +10 % against base (between +8 % and +12 %, 99.8 % sure after 10 rounds), above the limit of +5 %',
  ],
  [
    'a slowdown within another limit than was tested',
    'latency.p95',
    increase(0.15),
    measured({ paired: paired(1.1, 0.02, { increase: 0.05, outcome: 'fail' }) }),
    true,
    'pass',
    'p95 latency: +10 % against base (between +8 % and +12 %, 99.8 % sure after 10 rounds), within +15 %',
  ],
  [
    'an inconclusive measurement',
    'latency.mean',
    increase(0.025),
    measured({ paired: paired(1.02, 0.02, { reason: 'time ran out' }) }),
    true,
    'warn',
    'mean latency: +2 % against base (between 0 % and +4 %, 99.8 % sure after 10 rounds): inconclusive for the limit of +2.5 % (time ran out)',
  ],
  [
    'too few rounds',
    'latency.mean',
    increase(0.025),
    measured({ paired: { confidence: 0.998, rounds: 1, increase: 0.025, outcome: 'inconclusive', reason: 'time ran out' } }),
    true,
    'warn',
    'mean latency: inconclusive: time ran out; the limit is +2.5 %',
  ],
  ['throughput not measured', 'throughput', { kind: 'min', value: 300 }, measured(), true, 'unknown', 'throughput: not measured, so the limit of 300/s cannot be checked'],
  [
    'enough throughput',
    'throughput',
    { kind: 'min', value: 300 },
    measured({ throughput: { batch: 8, batches: 100, seconds: 2, perSecond: 400, curve: [], endedBy: 'no-gain' } }),
    false,
    'pass',
    'throughput: 400/s at batch 8, at least 300/s',
  ],
  [
    'too little throughput',
    'throughput',
    { kind: 'min', value: 300 },
    measured({ throughput: { batch: 8, batches: 100, seconds: 4, perSecond: 200, curve: [], endedBy: 'no-gain' } }),
    true,
    'fail',
    'throughput: 200/s at batch 8, below the limit of 300/s',
  ],
  [
    'an arena a byte larger',
    'peakArenaBytes',
    increase(0),
    measured({ memory: { peakArenaBytes: 2 ** 21 + 1 }, memoryOfBase: { peakArenaBytes: 2 ** 21 } }),
    true,
    'fail',
    'peak arena: 2.000001 MiB after 2 MiB (+<0.01 %), above the limit of +0 %',
  ],
  [
    'an arena of the same size',
    'peakArenaBytes',
    increase(0),
    measured({ memory: { peakArenaBytes: 2 ** 21 }, memoryOfBase: { peakArenaBytes: 2 ** 21 } }),
    true,
    'pass',
    'peak arena: 2 MiB after 2 MiB (unchanged), within +0 %',
  ],
  ['an arena within max', 'peakArenaBytes', max(2 ** 21), measured({ memory: { peakArenaBytes: 2 ** 21 } }), true, 'pass', 'peak arena: 2 MiB, within 2 MiB'],
  [
    'an arena above max',
    'peakArenaBytes',
    max(2 ** 20),
    measured({ memory: { peakArenaBytes: 2 ** 21 } }),
    true,
    'fail',
    'peak arena: 2 MiB, above the limit of 1 MiB by 1 MiB (+100 %)',
  ],
  [
    'an arena nobody tells of',
    'peakArenaBytes',
    max(2 ** 20),
    measured(),
    true,
    'unknown',
    'peak arena: not known (onnxruntime tells it on the CPU only), so the limit of 1 MiB cannot be checked',
  ],
  [
    'an arena whose base was not run',
    'peakArenaBytes',
    increase(0.1),
    measured({ memory: { peakArenaBytes: 2 ** 21 } }),
    true,
    'unknown',
    'peak arena: not known in base (base was not run), so the limit of +10 % cannot be checked',
  ],
  [
    'the arena of a new model',
    'peakArenaBytes',
    increase(0.1),
    measured({ memory: { peakArenaBytes: 2 ** 21 } }),
    false,
    'skipped',
    'peak arena: the limit of +10 % is skipped: the model is new',
  ],
])('judges latency, throughput and arena: %s', (_, metric, limit, measurement, hasBase, outcome, message) => {
  expect(check(1, hasBase ? 1 : undefined, budget(metric, limit), measurement === undefined ? {} : { measured: measurement })).toMatchObject({ outcome, message })
})

test('takes the worst of all models and checks for the verdict', () => {
  const judged = (...budgets: Budget[]) =>
    evaluateModel({ id: 'm', path: 'm', comparison: compare(undefined, profile({ totals: { macs: 100, params: UNKNOWN } })), budgets }, TODAY)
  const [passing, skipped, warning, unknown, failing] = [
    judged(budget('macs', max(100))),
    judged(budget('macs', increase(0))),
    judged(budget('macs', max(99), { level: 'warn' })),
    judged(budget('params', max(1))),
    judged(budget('macs', max(99))),
  ]
  const base = { source: 'none' } as const
  expect([[], [passing], [skipped], [passing, warning], [unknown, warning], [failing, unknown]].map((models) => evaluate(models, base).verdict)).toEqual([
    'pass',
    'pass',
    'pass',
    'warn',
    'unknown',
    'fail',
  ])
  expect(outcomeOf(judged(budget('macs', increase(0)), budget('macs', max(1))))).toBe('fail')
})

test('lists a deleted model without judging it, and does not pass one that cannot be read', () => {
  const deleted = deletedModel('old', profile({ path: 'old.onnx' }))
  expect(deleted).toMatchObject({ id: 'old', path: 'old.onnx', checks: [] })
  expect(evaluate([deleted], { source: 'git', commit: 'abc' }).verdict).toBe('pass')
  expect(evaluate([unreadableModel('m', 'm.onnx', { code: 'model/empty', message: 'm.onnx: the file is empty' })], { source: 'none' }).verdict).toBe('unknown')
})

const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.nat(200).map((value) => ({ value })),
  fc.record({ value: fc.nat(200), status: fc.constantFrom('upper', 'lower', 'estimate') }),
  fc.nat(200).map((atLeast) => ({ unknown: 'why', atLeast })),
)

test('a looser limit never makes a verdict worse', () => {
  const rank = (outcome: Outcome): number => OUTCOMES.indexOf(outcome)
  fc.assert(
    fc.property(
      figure,
      fc.option(figure, { nil: undefined }),
      fc.nat(300),
      fc.nat(100),
      fc.constantFrom<'max' | 'increase'>('max', 'increase'),
      (head, base, limit, more, kind) => {
        const at = (value: number) => check(head, base, budget('macs', kind === 'max' ? max(value) : increase(value / 100))).outcome
        expect(rank(at(limit + more))).toBeLessThanOrEqual(rank(at(limit)))
      },
    ),
  )
})

test('a looser limit on latency never makes a verdict worse', () => {
  const rank = (outcome: Outcome): number => OUTCOMES.indexOf(outcome)
  fc.assert(
    fc.property(fc.double({ min: 1, max: 20, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }), fc.nat(300), fc.nat(100), (mean, spread, limit, more) => {
      const measurement = measured({ latency: latency(mean, spread), paired: paired(mean / 10, spread) })
      const at = (value: number, kind: 'max' | 'increase') =>
        rank(check(1, 1, budget('latency.mean', kind === 'max' ? max(value / 10) : increase(value / 100)), { measured: measurement }).outcome)
      for (const kind of ['max', 'increase'] as const) expect(at(limit + more, kind)).toBeLessThanOrEqual(at(limit, kind))
    }),
  )
})

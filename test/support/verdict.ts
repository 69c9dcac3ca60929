import type { ModelProfile } from '../../src/analyze/model-profile.ts'
import { deletedModel, evaluate, evaluateModel, unreadableModel } from '../../src/budget/evaluate.ts'
import type { Budget, Limit, Metric, ModelVerdict, Verdict } from '../../src/budget/verdict.ts'
import { compare } from '../../src/compare/compare.ts'
import { applyOverride } from '../../src/github/override.ts'
import { latency, measured, paired } from './measured.ts'
import { conv, type Layer, network, norm, pool, relu } from './network.ts'

const TODAY = '2026-11-21'
const max = (value: number): Limit => ({ kind: 'max', value })
const increase = (share: number): Limit => ({ kind: 'increase', share })
export const budget = (metric: Metric, limit: Limit, rest: Partial<Budget> = {}): Budget => ({ metric, limit, level: 'fail', ...rest })

const detector = (stride: number): readonly Layer[] => [
  conv('/stem/conv/Conv', 16, { stride }),
  norm('/stem/bn/BatchNormalization'),
  relu('/stem/act/Relu'),
  conv('/body/0/conv/Conv', 32, { stride: 2 }),
  relu('/body/0/act/Relu'),
  conv('/body/1/conv/Conv', 32),
  relu('/body/1/act/Relu'),
  pool('/neck/MaxPool'),
  conv('/head/Conv', 8, { kernel: 1 }),
]

/** A detector whose first stride is 2 in base and 1 in head. */
export const baseDetector = network(detector(2), { size: 64, path: 'models/detector.onnx' })
export const headDetector = network(detector(1), { size: 64, path: 'models/detector.onnx' })
const tagger = network([conv('/a/Conv', 8), relu('/r/Relu'), conv('/b/Conv', 8)], { path: 'models/tagger.onnx' })

function withUnknown(profile: ModelProfile): ModelProfile {
  const macs = { unknown: 'depends on seq: give --dim seq=N', formula: '64*seq + 3', atLeast: 3 }
  return {
    ...profile,
    totals: { ...profile.totals, macs },
    coverage: { nodes: 9, shaped: 8, counted: 7, unknownOps: { 'com.acme::Fuse': 2 } },
    bindings: { batch: { value: 1, from: 'default' } },
    diagnostics: [{ code: 'shape/rank-mismatch', level: 'warning', message: 'the declared rank of y does not hold', at: { node: '/y' }, hint: 'export the model again' }],
  }
}

function judged(id: string, base: ModelProfile | undefined, head: ModelProfile, budgets: readonly Budget[], rest: Partial<ModelVerdict> = {}): ModelVerdict {
  return { ...evaluateModel({ id, path: `models/${id}.onnx`, comparison: compare(base, head), budgets }, TODAY), ...rest }
}

const detectorBudgets = [
  budget('macs', max(8_000_000)),
  budget('params', { kind: 'max', value: 20_000 }),
  budget('flops', increase(0.1), { level: 'warn', reason: 'the phone gets warm' }),
  budget('activationBytes', max(50_000), { layers: '/stem/**' }),
]

const BASE = { source: 'git', commit: '0123456789abcdef0123456789abcdef01234567', behind: 3 } as const

/** One model, exceeding its budget. */
export const failingVerdict: Verdict = evaluate([judged('detector', baseDetector, headDetector, detectorBudgets)], BASE)

/** One model within its budget. */
export const passingVerdict: Verdict = evaluate([judged('detector', headDetector, headDetector, [budget('macs', max(50_000_000)), budget('params', increase(0))])], {
  ...BASE,
  behind: 0,
})

/** Every kind of model and of outcome. */
export const mixedVerdict: Verdict = {
  ...evaluate(
    [
      judged('quiet', tagger, tagger, [budget('macs', max(10_000_000))]),
      judged('detector', baseDetector, headDetector, detectorBudgets),
      judged('twin', baseDetector, headDetector, [budget('macs', max(9_000_000))]),
      judged('fresh', undefined, tagger, [budget('params', max(1000)), budget('params', increase(0.02))]),
      judged('unclear', tagger, withUnknown(tagger), [budget('macs', max(1000))]),
      judged('moved', tagger, tagger, [], { renamedFrom: { id: 'before', path: 'models/before.onnx' } }),
      evaluateModel(
        {
          id: 'timed',
          path: 'models/timed.onnx',
          comparison: compare(baseDetector, baseDetector),
          budgets: [budget('latency.p95', max(11.6)), budget('latency.mean', increase(0.05))],
          measured: measured({
            base: { path: 'models/timed.onnx', latency: latency(9.6) },
            latency: latency(10),
            paired: paired(1.04, 0.005, { increase: 0.05, outcome: 'pass' }),
            notes: ['clocks moved by 6 %'],
          }),
        },
        TODAY,
      ),
      deletedModel('retired', { ...tagger, model: { ...tagger.model, path: 'models/retired.onnx' } }),
      unreadableModel('broken', 'models/broken.onnx', { code: 'model/truncated', message: 'models/broken.onnx: the file is cut off at byte 12', hint: 'download it again' }),
    ],
    BASE,
  ),
  budgetChanges: ['detector: macs 8 M → 9 M', 'params increase 2 % → 5 %'],
  notes: ['The configuration of base judges (config-from: base).'],
}

/** Exceeding its budget, and accepted. */
export const acceptedVerdict: Verdict = applyOverride(failingVerdict, { label: 'model-budget: accepted', by: 'octocat', at: '2026-11-20T10:00:00Z' })

/** Three hundred models, twenty of them over budget, some new and some deleted. */
export const manyVerdict: Verdict = evaluate(
  Array.from({ length: 300 }, (_, i) => {
    const id = `group-${i % 7}/model-${i}`
    if (i % 15 === 0) return judged(id, baseDetector, headDetector, [budget('macs', max(8_000_000 + i))])
    if (i % 50 === 3) return deletedModel(id, tagger)
    return i % 50 === 4 ? judged(id, undefined, tagger, [budget('macs', increase(0.01))]) : judged(id, tagger, tagger, [budget('params', max(10_000))])
  }),
  BASE,
)

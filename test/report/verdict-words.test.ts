import { expect, test } from 'vitest'
import { evaluate } from '../../src/budget/evaluate.ts'
import type { BaseInfo, Check, ModelVerdict, Outcome, Override } from '../../src/budget/verdict.ts'
import { plain } from '../../src/report/text.ts'
import { baseText, headline } from '../../src/report/verdict-words.ts'

const model = (...outcomes: readonly Outcome[]): ModelVerdict => ({
  id: 'm',
  path: 'm.onnx',
  comparison: undefined,
  checks: outcomes.map((outcome): Check => ({ budget: { metric: 'macs', limit: { kind: 'max', value: 1 }, level: 'fail' }, actual: { value: 1 }, outcome, message: '' })),
})
const broken: ModelVerdict = { ...model(), error: { code: 'model/empty', message: 'empty' } }
const override: Override = { label: 'l', by: 'b', at: '2026-01-01' }

test.each<[readonly ModelVerdict[], Override | undefined, string]>([
  [[], undefined, 'No models found'],
  [[model()], undefined, '1 model profiled, no budgets set'],
  [[model('pass')], undefined, 'Within budget: 1 budget holds'],
  [[model('pass', 'skipped'), model('pass')], undefined, 'Within budget: 2 budgets hold, 1 skipped'],
  [[model('pass', 'pass')], undefined, 'Within budget: all 2 budgets hold'],
  [[model('skipped')], undefined, 'No budget exceeded: 1 skipped'],
  [[model('pass', 'warn')], undefined, 'Within budget, with 1 warning'],
  [[model('warn', 'warn')], override, 'Accepted, with 2 warnings'],
  [[model('unknown')], undefined, '1 budget cannot be checked'],
  [[model('unknown', 'unknown'), broken], undefined, '2 budgets cannot be checked, 1 model cannot be read'],
  [[broken], undefined, '1 model cannot be read'],
  [[model('fail', 'fail')], undefined, 'Over budget: 2 budgets exceeded'],
  [[model('fail'), model('pass'), model('fail')], undefined, '2 of 3 models over budget'],
])('heads a report: %#', (models, accepted, text) => {
  expect(headline({ ...evaluate(models, { source: 'none' }), ...(accepted === undefined ? {} : { override: accepted }) })).toBe(text)
})

test.each<[BaseInfo, string]>([
  [{ source: 'none' }, 'No baseline: absolute budgets hold, relative ones are skipped.'],
  [{ source: 'none', note: 'first run' }, 'No baseline (first run): absolute budgets hold, relative ones are skipped.'],
  [{ source: 'path' }, 'Compared with the files given as base.'],
  [{ source: 'git', commit: '0123456789abcdef', behind: 0 }, 'Compared with the files in git of commit 0123456789ab.'],
  [{ source: 'artifact', commit: '0123456789abcdef', behind: 1, note: 'merge base' }, 'Compared with the stored baseline of commit 0123456789ab, 1 commit behind (merge base).'],
])('says what base is: %#', (base, text) => {
  expect(plain(baseText(base))).toBe(text)
})

import { expect, test } from 'vitest'
import type { Budget, Check, ModelVerdict, Outcome } from '../../src/budget/verdict.ts'
import { type Annotation, annotationsOf, limitAnnotations } from '../../src/github/annotation.ts'

const budget: Budget = { metric: 'macs', limit: { kind: 'max', value: 1 }, level: 'fail', at: { file: 'model-budget.yml', line: 7, column: 5 } }
const check = (outcome: Outcome, message: string, more: Partial<Budget> = {}): Check => ({ budget: { ...budget, ...more }, actual: { value: 2 }, outcome, message })
const model = (id: string, checks: readonly Check[], more: Partial<ModelVerdict> = {}): ModelVerdict => ({ id, path: `${id}.onnx`, comparison: undefined, checks, ...more })

test('annotates budgets where they are written, the worst first', () => {
  const { at: _, ...elsewhere } = budget
  const models = [
    model('a', [check('warn', 'a warns'), check('pass', 'a passes'), check('skipped', 'a skips')]),
    model('b', [check('unknown', 'b is unknown'), { ...check('fail', 'b fails'), budget: elsewhere }]),
    model('c', [], { error: { code: 'model/empty', message: 'c.onnx: the file is empty', hint: 'export it again' } }),
  ]
  expect(annotationsOf({ models })).toEqual([
    { level: 'failure', path: 'c.onnx', line: 1, title: 'model-budget: the model cannot be read', message: 'c.onnx: the file is empty\nexport it again' },
    { level: 'failure', path: 'b.onnx', line: 1, title: 'model-budget: macs of b', message: 'b fails' },
    { level: 'failure', path: 'model-budget.yml', line: 7, title: 'model-budget: macs of b', message: 'b is unknown' },
    { level: 'warning', path: 'model-budget.yml', line: 7, title: 'model-budget: macs of a', message: 'a warns' },
  ])
})

test('shows ten of each level at most, the last of which says how many more there are', () => {
  const annotation = (level: Annotation['level'], n: number): Annotation => ({ level, path: 'f', line: n, title: 't', message: `${level} ${n}` })
  const all = [...Array.from({ length: 25 }, (_, n) => annotation('failure', n)), ...Array.from({ length: 10 }, (_, n) => annotation('warning', n))]
  const shown = limitAnnotations(all)
  expect(shown.filter(({ level }) => level === 'failure')).toHaveLength(10)
  expect(shown[8]?.message).toBe('failure 8')
  expect(shown[9]?.message).toBe('and 16 more: see the job summary')
  expect(shown.slice(10)).toEqual(all.slice(25))
})

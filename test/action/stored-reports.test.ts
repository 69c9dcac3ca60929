import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readReports } from '../../src/action/stored-reports.ts'
import type { StoredArtifact } from '../../src/baseline/artifact-store.ts'
import type { Verdict } from '../../src/budget/verdict.ts'
import { compare } from '../../src/compare/compare.ts'
import { profile } from '../support/profile.ts'
import { zip } from '../support/zip.ts'

const temporary = mkdtempSync(join(tmpdir(), 'model-budget-reports-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

const model = profile({ path: 'm.onnx', totals: { macs: 42 } })
const verdict: Verdict = {
  schema: 1,
  verdict: 'warn',
  base: { source: 'git', commit: 'a'.repeat(40), behind: 3 },
  models: [
    {
      id: 'm',
      path: 'm.onnx',
      comparison: compare(model, model),
      checks: [
        {
          budget: { metric: 'macs', limit: { kind: 'max', value: 1 }, level: 'warn', at: { file: 'model-budget.yml', line: 3, column: 1 } },
          actual: { value: 42 },
          outcome: 'warn',
          message: 'over',
        },
      ],
    },
    { id: 'broken', path: 'broken.onnx', comparison: undefined, checks: [], error: { code: 'model/empty', message: 'empty' } },
  ],
  budgetChanges: ['macs 8.3 G → 9 G'],
}
const report = { name: 'report.json', content: JSON.stringify(verdict) }
const context = { name: 'context.json', content: JSON.stringify({ key: 'vision', pullRequest: 5, head: 'b'.repeat(40) }) }

async function read(artifacts: readonly (StoredArtifact & { readonly zip: Buffer })[], except?: string) {
  const refused: string[] = []
  const reports = await readReports({
    store: {
      runs: async () => [],
      artifacts: async () => artifacts,
      download: async ({ id }, file) => writeFileSync(file, artifacts.find((artifact) => artifact.id === id)?.zip ?? ''),
    },
    run: 1,
    temporary,
    ...(except !== undefined && { except }),
    refuse: ({ message }) => refused.push(message),
  })
  expect(readdirSync(temporary)).toEqual([])
  return { reports, refused }
}
const artifact = (id: number, name: string, content: Buffer) => ({ id, name, bytes: content.length, zip: content })

test('reads a report exactly as it was stored', async () => {
  const { reports, refused } = await read([artifact(1, 'model-budget-report-vision', zip([report, context]))])
  expect(refused).toEqual([])
  expect(reports).toEqual([{ artifact: 'model-budget-report-vision', verdict, context: { key: 'vision', pullRequest: 5, head: 'b'.repeat(40) } }])
})

test('takes the newest of each name, in order, and neither its own nor anything else', async () => {
  const other = { ...context, content: '{"key":"newest"}' }
  const { reports } = await read(
    [
      artifact(5, 'model-budget-report-b', zip([report, other])),
      artifact(4, 'model-budget-report', zip([report, context])),
      artifact(3, 'model-budget-report-b', zip([report, context])),
      artifact(2, 'model-budget-report-a', zip([report, context])),
      artifact(1, 'coverage', zip([report, context])),
    ],
    'model-budget-report',
  )
  expect(reports.map(({ artifact: name, context: { key } }) => [name, key])).toEqual([
    ['model-budget-report-a', 'vision'],
    ['model-budget-report-b', 'newest'],
  ])
})

const with_ = (change: (text: string) => string) => zip([{ name: 'report.json', content: change(report.content) }, context])
test.each([
  ['a lie about its size', () => zip([{ name: 'report.json', content: Buffer.alloc(3_000_000), claimedBytes: 10 }, context]), 'no zip that can be read'],
  ['a path that escapes', () => zip([{ name: '../../report.json', content: '{}' }]), 'no zip that can be read'],
  ['no zip', () => Buffer.from('hello'), 'no zip that can be read'],
  ['no report', () => zip([context]), 'has no report.json'],
  ['no context', () => zip([report]), 'has no context.json'],
  ['no JSON', () => with_(() => 'verdict: pass'), 'does not hold to the schema'],
  ['another schema', () => with_((text) => text.replace('"schema":1', '"schema":99')), 'does not hold to the schema'],
  ['infinite figures', () => with_((text) => text.replace('"value":42', '"value":1e999')), 'does not hold to the schema'],
  ['text for figures', () => with_((text) => text.replace('"value":42', '"value":"42"')), 'does not hold to the schema'],
  ['an outcome of its own', () => with_((text) => text.replace('"outcome":"warn"', '"outcome":"<b>"')), 'does not hold to the schema'],
  ['a date that is none', () => with_((text) => text.replace('"level":"warn"', '"level":"warn","until":"@octocat"')), 'does not hold to the schema'],
  ['a head that is none', () => zip([report, { name: 'context.json', content: '{"key":"x","head":"--upload-pack=x"}' }]), 'does not hold to the schema'],
])('refuses an artifact with %s, and goes on', async (_title, content, reason) => {
  const { reports, refused } = await read([artifact(2, 'model-budget-report-bad', content()), artifact(1, 'model-budget-report-good', zip([report, context]))])
  expect(reports.map(({ artifact: name }) => name)).toEqual(['model-budget-report-good'])
  expect(refused).toEqual([expect.stringContaining(reason)])
})

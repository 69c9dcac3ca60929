import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { linearModel } from '../support/action.ts'
import { READ_ONLY_TOKEN } from '../support/github.ts'
import { recipeInputs } from '../support/recipe.ts'
import { hasGitLfs } from '../support/repository.ts'
import { FORK, HERE, Scene } from '../support/scene.ts'

vi.setConfig({ testTimeout: 60_000 })
const scene = Scene.create()

test('passes, comments once, and updates the comment on the second run', async () => {
  const head = scene.propose({ 'models/detector.onnx': linearModel(20, 'renamed') })
  const first = await scene.check(head, { inputs: recipeInputs('check.yml', 'budget') })
  expect(first.log).not.toContain('::error')
  expect(first).toMatchObject({ code: 0, outputs: { verdict: 'pass', failed: '0', params: '400', macs: '400', 'comment-url': expect.stringContaining('#issuecomment-') } })
  const second = await scene.check(head, { env: { GITHUB_RUN_ID: '1001' } })
  expect(second.outputs['comment-id']).toBe(first.outputs['comment-id'])
  const comments = await scene.comments()
  expect(comments).toHaveLength(1)
  expect(comments[0]).toContain(`of commit \`${scene.base.slice(0, 12)}\``)
  expect(second.summary).toContain('Within budget')
  expect(JSON.parse(readFileSync(second.outputs['report-json'] ?? '', 'utf8'))).toMatchObject({
    schema: 1,
    verdict: 'pass',
    base: { source: 'git', commit: scene.base, behind: 0 },
  })
  expect(readFileSync(second.outputs['report-html'] ?? '', 'utf8')).toMatch(/^<!doctype html>/i)
  expect(readFileSync(second.outputs['report-markdown'] ?? '', 'utf8')).toContain('Within budget')
})

test('fails when a budget is exceeded, says so everywhere, and turns the comment green when it is fixed', async () => {
  const failed = await scene.check(scene.propose({ 'models/detector.onnx': linearModel(30) }))
  expect(failed).toMatchObject({ code: 1, outputs: { verdict: 'fail', failed: '2', params: '900', macs: '900' } })
  expect(failed.log).toMatch(/::error title=model-budget%3A params of models\/detector,file=model-budget.yml,line=5::/)
  expect((await scene.comments())[0]).toContain('Over budget')
  expect(failed.summary).toContain('Over budget')
  scene.repo.git('checkout', '--quiet', 'topic')
  const head = scene.repo.commit('fix', { 'models/detector.onnx': linearModel(20) })
  const fixed = await scene.check(head, { inputs: { comment: 'on-failure' }, env: { GITHUB_RUN_ID: '1001' } })
  expect(fixed).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'comment-id': failed.outputs['comment-id'] } })
  expect(await scene.comments()).toEqual([expect.stringContaining('Within budget')])
})

test.each([
  ['a fork', READ_ONLY_TOKEN, FORK, 'read-only'],
  ['a missing permission', READ_ONLY_TOKEN, HERE, 'pull-requests: write'],
  ['a wrong token', 'ghp_wrong', HERE, 'the token is not valid'],
])('keeps the verdict and says what to do after %s', async (_title, token, headRepo, words) => {
  const head = scene.propose({ 'models/detector.onnx': linearModel(20, 'renamed') })
  const result = await scene.check(head, { inputs: { token }, headRepo })
  expect(result).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'comment-id': '' } })
  expect(result.log).toContain('::warning title=model-budget::the comment could not be posted')
  expect(result.log).toContain(words)
  expect(result.summary).toContain('Within budget')
  expect(result.log.replaceAll(`::add-mask::${token}`, '')).not.toContain(token)
})

test.each([
  ['on-change', 'changed', 1],
  ['on-change', 'unchanged', 0],
  ['on-failure', 'changed', 0],
  ['off', 'changed', 0],
])('with comment: %s a pull request with a %s model that passes gets %i comments', async (comment, what, count) => {
  const head = scene.propose(what === 'changed' ? { 'models/other.onnx': linearModel(10) } : { readme: 'x' })
  expect((await scene.check(head, { inputs: { comment } })).outputs.verdict).toBe('pass')
  expect(await scene.comments()).toHaveLength(count)
})

test('judges by the budgets of base when asked to, and tells when a pull request changes its own', async () => {
  const raised = readFileSync(`${scene.repo.folder}/model-budget.yml`, 'utf8').replace('params: 500', 'params: 2k').replace('increase: 5%', 'increase: 500%')
  const head = scene.propose({ 'models/detector.onnx': linearModel(30), 'model-budget.yml': raised })
  expect(await scene.check(head)).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
  expect((await scene.comments())[0]).toMatch(/changes its own budgets: .*params 500 → 2000/)
  expect(await scene.check(head, { inputs: { 'config-from': 'base' } })).toMatchObject({ code: 1, outputs: { verdict: 'fail', failed: '2' } })
})

test('accepts what budgets refuse when somebody with write access says so by a label', async () => {
  const head = scene.propose({ 'models/detector.onnx': linearModel(30) })
  const { github, pullRequest } = scene
  await github.ask('POST', `/issues/${pullRequest}/labels`, { labels: ['model-budget: accepted'] })
  github.labelEvents.push({ event: 'labeled', label: 'model-budget: accepted', login: 'ada', at: '2026-11-01T10:00:00Z' })
  github.permissions.set('ada', 'triage')
  const refused = await scene.check(head)
  expect(refused).toMatchObject({ code: 1, outputs: { verdict: 'fail' } })
  expect(refused.log).toContain('may not write to this repository')
  github.permissions.set('ada', 'write')
  expect(await scene.check(head)).toMatchObject({ code: 0, outputs: { verdict: 'warn', failed: '0' } })
  expect((await scene.comments())[0]).toMatch(/Accepted by `ada` with the label `model-budget: accepted` on 2026-11-01/)
  github.labelEvents.length = 0
})

test('creates a check run with all annotations in place of those of the log', async () => {
  const result = await scene.check(scene.propose({ 'models/detector.onnx': linearModel(30) }), { inputs: { 'check-run': 'true', comment: 'off' } })
  const sent = scene.github.requests.find(({ path }) => path.endsWith('/check-runs'))
  expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({
    name: 'model-budget (Budget/check)',
    conclusion: 'failure',
    output: {
      annotations: [
        { path: 'model-budget.yml', start_line: 5 },
        { path: 'model-budget.yml', start_line: 6 },
      ],
    },
  })
  expect(result.log).not.toContain('::error')
})

test.each([
  [{ 'model-budget.yml': 'version: 1\nmodles: []\n' }, /::error title=model-budget,file=model-budget.yml,line=2,col=1::.*modles/],
  [{ 'model-budget.yml': 'version: [' }, /::error title=model-budget,file=model-budget.yml,line=1/],
])('marks what is wrong in an unreadable configuration and exits with 1', async (files, annotation) => {
  const result = await scene.check(scene.propose(files))
  expect(result.code).toBe(1)
  expect(result.log).toMatch(annotation)
})

test('reports the other models when one cannot be read', async () => {
  const result = await scene.check(scene.propose({ 'models/broken.onnx': 'no model', 'models/good.onnx': linearModel(10) }))
  expect(result).toMatchObject({ code: 1, outputs: { verdict: 'unknown' } })
  expect(result.log).toMatch(/::error title=model-budget%3A the model cannot be read,file=models\/broken.onnx/)
  expect((await scene.comments())[0]).toContain('models/good')
})

test('refuses a wrong input before it does anything', async () => {
  const result = await scene.check(scene.propose({}), { inputs: { comment: 'sometimes' } })
  expect(result.code).toBe(1)
  expect(result.log).toContain('::error title=model-budget::input comment: "sometimes" is not understood')
  expect(scene.github.requests).toEqual([])
})

test.for([
  ['committed', false],
  ['in Git LFS', true],
] as const)('finds models $0 in a clone of depth 1, as actions/checkout makes it, and leaves the work tree alone', async ([_title, isLfs], { skip }) => {
  if (isLfs && !hasGitLfs) skip('git-lfs is not installed')
  const origin = scene.repo
  if (isLfs) {
    origin.git('lfs', 'install', '--local')
    origin.git('lfs', 'track', '*.onnx')
    scene.base = origin.commit('track', { 'models/detector.onnx': linearModel(21) })
  }
  const head = scene.propose({ 'models/detector.onnx': linearModel(30) })
  const merge = origin.git('rev-parse', 'HEAD')
  origin.git('update-ref', 'refs/pull/1/merge', merge)
  const clone = origin.clone('--no-checkout', '--depth=1')
  try {
    if (isLfs) clone.git('lfs', 'install', '--local')
    clone.git('fetch', '--quiet', '--depth=1', 'origin', 'refs/pull/1/merge')
    clone.git('checkout', '--quiet', '--force', '--detach', merge)
    scene.repo = clone
    const result = await scene.check(head)
    expect(result).toMatchObject({ code: 1, outputs: { verdict: 'fail', macs: '900' } })
    expect(JSON.parse(readFileSync(result.outputs['report-json'] ?? '', 'utf8'))).toMatchObject({
      base: { source: 'git', commit: scene.base },
      models: [{ comparison: { base: { totals: { macs: { value: isLfs ? 441 : 400 } } } } }],
    })
    expect(clone.git('status', '--porcelain')).toBe('')
  } finally {
    scene.repo = origin
    clone.remove()
  }
})

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { marker } from '../../src/github/comment-marker.ts'
import { linearModel } from '../support/action.ts'
import { BOT_TOKEN, READ_ONLY_TOKEN } from '../support/github.ts'
import { readRecipe, recipeInputs } from '../support/recipe.ts'
import { FORK, HERE, Scene } from '../support/scene.ts'
import { zip } from '../support/zip.ts'

vi.setConfig({ testTimeout: 60_000 })
const scene = Scene.create()
const artifactNames = () => scene.github.artifacts.artifacts.map(({ name }) => name.replace(/-[0-9a-f]{64}$/, '-SHA256')).sort()

/** Models that are built, not committed: base is in a stored baseline or nowhere. */
function buildModels(files: Readonly<Record<string, Buffer>>): void {
  for (const [path, content] of Object.entries(files)) writeFileSync(join(scene.repo.folder, path), content)
}
const push = (commit: string) => ({ repository: HERE, ref: 'refs/heads/main', before: '0'.repeat(40), after: commit })

test('stores a baseline on push, each content once, and compares later pull requests with it', async () => {
  const commit = scene.repo.commit('models are built from now on', { '.gitignore': '*.onnx\n' })
  buildModels({ 'a.onnx': linearModel(20), 'copy.onnx': linearModel(20), 'b.onnx': linearModel(10) })
  const inputs = (event: string) => recipeInputs('baseline.yml', 'budget', { github: { event_name: event } })
  const stored = await scene.run('push', push(commit), inputs('push'), { GITHUB_RUN_ID: '7', GITHUB_SHA: commit })
  expect(stored).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
  // models/detector.onnx, a.onnx and copy.onnx are the same bytes
  expect(artifactNames()).toEqual(['model-budget-baseline', 'model-budget-file-SHA256', 'model-budget-file-SHA256'])
  scene.github.artifacts.runs.push({ id: 7, event: 'push', headSha: commit, headBranch: 'main' })

  scene.base = commit
  const head = scene.propose({ readme: 'x' })
  buildModels({ 'a.onnx': linearModel(22), 'b.onnx': linearModel(10), 'new.onnx': linearModel(5) })
  rmSync(join(scene.repo.folder, 'copy.onnx'))
  const checked = await scene.check(head, { inputs: inputs('pull_request') })
  expect(checked).toMatchObject({ code: 1, outputs: { verdict: 'fail', failed: '1', macs: '484' } })
  const report = JSON.parse(readFileSync(checked.outputs['report-json'] ?? '', 'utf8'))
  expect(report.base).toEqual({ source: 'artifact', commit, behind: 0, note: 'stored by run 7' })
  expect((await scene.comments())[0]).toContain(`the stored baseline of commit \`${commit.slice(0, 12)}\``)

  await scene.run('push', push(commit), { mode: 'baseline' }, { GITHUB_RUN_ID: '8', GITHUB_SHA: commit })
  expect(artifactNames().filter((name) => name.endsWith('-SHA256'))).toHaveLength(4)
})

test('stores profiles alone when nothing is to be measured', async () => {
  expect(await scene.run('push', push(scene.base), { mode: 'baseline', measure: 'off', base: 'artifact:nightly' })).toMatchObject({ code: 0 })
  expect(artifactNames()).toEqual(['nightly'])
})

test.each([
  ['made anew from the stored file', 'auto', { code: 0, outputs: { verdict: 'pass', macs: '1600' } }, { totals: { macs: { value: 1600 } } }],
  ['unknown where no file was stored', 'off', { code: 1, outputs: { verdict: 'unknown', macs: '1600' } }, undefined],
])('compares like with like: a stored profile of other sizes is %s', async (_title, measure, outcome, base) => {
  await scene.run('push', push(scene.base), { mode: 'baseline', measure }, { GITHUB_RUN_ID: '7', GITHUB_SHA: scene.base })
  scene.github.artifacts.runs.push({ id: 7, event: 'push', headSha: scene.base, headBranch: 'main' })
  const checked = await scene.check(scene.propose({ readme: 'x' }), { inputs: { shapes: 'x=4x20' } })
  expect(checked).toMatchObject(outcome)
  const report = JSON.parse(readFileSync(checked.outputs['report-json'] ?? '', 'utf8'))
  expect(report).toMatchObject({ base: { source: 'artifact', commit: scene.base }, models: [{ comparison: { ...(base && { base }) } }] })
  expect(report.models[0].baseProblem).toBe(
    base === undefined ? 'its stored profile was made with other sizes, values or operators, and the model file was not stored with it' : undefined,
  )
})

test('says that there is no baseline yet, and holds absolute budgets', async () => {
  scene.repo.commit('no models in git', { '.gitignore': '*.onnx\n' })
  scene.repo.git('rm', '--quiet', '--cached', 'models/detector.onnx')
  const result = await scene.check(scene.propose({ 'models/detector.onnx': linearModel(22) }), { inputs: { base: 'artifact:nightly' } })
  expect(result.outputs.verdict).toBe('pass')
  expect((await scene.comments())[0]).toContain('No baseline (no successful run of this workflow on main yet)')
})

/** The read-only run of a pull request from a fork, and the event of the workflow that follows it. */
async function forkRun(width: number) {
  const branch = `fork-${scene.pullRequest}`
  const { number, head } = await scene.github.openForkPullRequest(branch)
  scene.pullRequest = number
  scene.propose({ 'models/detector.onnx': linearModel(width) })
  const first = await scene.check(head, {
    headRepo: FORK,
    inputs: { upload: 'true', ...recipeInputs('forks-check.yml', 'budget'), token: READ_ONLY_TOKEN },
    env: { GITHUB_RUN_ID: '50' },
  })
  const workflow_run = { id: 50, run_attempt: 1, event: 'pull_request', head_sha: head, head_branch: branch, head_repository: FORK, pull_requests: [] }
  return {
    number,
    head,
    first,
    workflow_run,
    report: (more: object = {}, inputs = {}) =>
      scene.run('workflow_run', { repository: HERE, workflow_run: { ...workflow_run, ...more } }, { mode: 'report', ...inputs }, { GITHUB_RUN_ID: '51' }),
  }
}

test('comments from a second workflow what the run of a fork found out', async () => {
  const { first, report } = await forkRun(30)
  expect(first).toMatchObject({ code: 1, outputs: { verdict: 'fail', 'comment-id': '' } })
  expect(artifactNames()).toEqual(['model-budget-report'])
  const second = await report({}, recipeInputs('forks-report.yml', 'comment'))
  expect(second).toMatchObject({ code: 0, outputs: { verdict: 'fail', failed: '2', params: '900' } })
  expect(await scene.comments()).toEqual([expect.stringContaining('Over budget')])
  expect((await report()).code).toBe(1)
  expect(await scene.comments()).toHaveLength(1)
})

test('reports nothing when the branch has moved on, is another one, or the fork was deleted', async () => {
  const { report } = await forkRun(30)
  for (const more of [{ head_sha: 'f'.repeat(40) }, { head_branch: 'main' }, { head_repository: null }]) {
    expect(await report(more)).toMatchObject({ code: 0, outputs: { verdict: '' } })
  }
  expect(await scene.comments()).toEqual([])
})

test('takes from a fork data alone: nobody can choose another pull request, accept budgets, or claim a verdict', async () => {
  const victim = scene.pullRequest
  const { number, head, report } = await forkRun(30)
  const [artifact] = scene.github.artifacts.artifacts
  const { outputs } = await scene.check(head, { headRepo: FORK, inputs: { token: READ_ONLY_TOKEN, comment: 'off' } })
  const verdict = JSON.parse(readFileSync(outputs['report-json'] ?? '', 'utf8'))
  const forged = { ...verdict, verdict: 'pass', override: { label: 'x', by: 'ada', at: '2026-01-01T00:00:00Z' } }
  const context = { key: '--> <b>@octocat</b>', pullRequest: victim, head }
  scene.github.artifacts.artifacts = [
    {
      ...artifact,
      id: 1,
      run: 50,
      name: 'model-budget-report',
      zip: zip([
        { name: 'report.json', content: JSON.stringify(forged) },
        { name: 'context.json', content: JSON.stringify(context) },
      ]),
    },
  ]
  expect(await report()).toMatchObject({ code: 1, outputs: { verdict: 'fail' } })
  scene.pullRequest = victim
  expect(await scene.comments()).toEqual([])
  scene.pullRequest = number
  const [comment = ''] = await scene.comments()
  expect(comment).not.toContain('Accepted')
  expect(comment.split('\n')[0]).toMatch(/^<!-- [^<>@]* -->$/)
})

test('lets a fork neither choose a key nor leave more than one comment, whatever artifacts its run leaves', async () => {
  const { number, head, first, report } = await forkRun(30)
  const standing = `${marker('release', { run: 1, attempt: 1, head })}what a trusted job says`
  await scene.github.ask('POST', `/issues/${number}/comments`, { body: standing }, BOT_TOKEN)
  const json = readFileSync(first.outputs['report-json'] ?? '', 'utf8')
  scene.github.artifacts.artifacts = []
  for (let i = 0; i < 20; i++) {
    const context = { key: i % 2 === 0 ? 'release' : `flood ${i}`, pullRequest: number - 1, head }
    const entries = [
      { name: 'report.json', content: i < 12 ? json : '{}' },
      { name: 'context.json', content: JSON.stringify(context) },
    ]
    scene.github.artifacts.add(50, `model-budget-report-${i}`, zip(entries))
  }
  const second = await report({}, recipeInputs('forks-report.yml', 'comment'))
  expect(second).toMatchObject({ code: 0, outputs: { verdict: 'fail', failed: '24' } })
  const [trusted, comment = '', ...others] = await scene.comments()
  expect(others).toEqual([])
  expect(trusted).toBe(standing)
  expect(comment.split('\n')[0]).toContain(' key=Budget%2Fcheck ')
  expect(comment).toContain('All figures are the word of the run of stranger/vision, a fork.')
  expect(comment).toContain('8 reports of this run cannot be shown.')
  expect(second.log.split('\n').filter((line) => line.startsWith('::warning'))).toHaveLength(6)
  expect(second.log).not.toContain('::error')
  expect(await scene.github.comments(number - 1)).toEqual([])
})

test('shows nothing of an artifact that cannot be trusted', async () => {
  const { number, head } = await scene.github.openForkPullRequest(`poisoned-${scene.pullRequest}`)
  scene.pullRequest = number
  scene.github.artifacts.add(50, 'model-budget-report', zip([{ name: 'report.json', content: Buffer.alloc(1000), claimedBytes: 300_000_000 }]))
  const workflow_run = { id: 50, event: 'pull_request', head_sha: head, head_branch: `poisoned-${number - 1}`, head_repository: FORK }
  const result = await scene.run('workflow_run', { repository: HERE, workflow_run }, { mode: 'report' })
  expect(result).toMatchObject({ code: 0, outputs: { verdict: '' } })
  expect(result.log).toContain('::warning title=model-budget::Not shown: report.json in the artifact is larger than')
  expect(await scene.comments()).toEqual([])
})

test('joins the results of a matrix into one verdict and one comment', async () => {
  const head = scene.propose({ 'vision/a.onnx': linearModel(10), 'speech/b.onnx': linearModel(30) })
  const part = (team: string) => scene.check(head, { inputs: { upload: 'true', ...recipeInputs('matrix.yml', 'part', { matrix: { team } }) } })
  expect(readRecipe('matrix.yml').jobs.part?.strategy?.matrix.team).toEqual(['vision', 'speech'])
  expect((await part('vision')).outputs.verdict).toBe('pass')
  expect((await part('speech')).outputs.verdict).toBe('fail')
  expect(artifactNames()).toEqual(['model-budget-report-speech', 'model-budget-report-vision'])
  const merged = await scene.check(head, { inputs: { upload: 'true', ...recipeInputs('matrix.yml', 'budget') } })
  expect(merged).toMatchObject({ code: 1, outputs: { verdict: 'fail', failed: '1', params: '900' } })
  const [comment, ...others] = await scene.comments()
  expect(others).toEqual([])
  expect(comment).toContain('vision/a')
  expect(comment).toContain('speech/b')
  expect((await scene.check(head, { inputs: { mode: 'merge' } })).outputs.failed).toBe('1')
})

test('does not take a missing result for a passed one', async () => {
  const head = scene.propose({ readme: 'x' })
  const result = await scene.check(head, { inputs: { mode: 'merge' } })
  expect(result.code).toBe(1)
  expect(result.log).toContain('::error title=model-budget::no job of this run has left a result')
})

test.each([
  ['merge_group', () => ({ repository: HERE, merge_group: { head_sha: scene.repo.git('rev-parse', 'HEAD'), base_sha: scene.base, base_ref: 'refs/heads/main' } })],
  ['push', () => ({ repository: HERE, ref: 'refs/heads/main', before: scene.base, after: scene.repo.git('rev-parse', 'HEAD') })],
  ['workflow_dispatch', () => ({ repository: HERE, inputs: {} })],
  ['schedule', () => ({ repository: HERE, schedule: '0 0 * * *' })],
  ['pull_request', () => 'a payload that is no object'],
])('judges after %s without a pull request to comment on', async (event, payload) => {
  scene.propose({ 'models/detector.onnx': linearModel(30) })
  const result = await scene.run(event, payload(), { upload: 'false' }, { GITHUB_SHA: scene.repo.git('rev-parse', 'HEAD') })
  expect(result).toMatchObject({ code: 1, outputs: { verdict: 'fail', 'comment-id': '' } })
  expect(result.summary).toContain('Over budget')
})

const enterpriseServer = () => ({ GITHUB_SERVER_URL: 'https://github.acme.example', GITHUB_API_URL: `${scene.github.url}/api/v3` })

test('leaves on an Enterprise Server, by the recipe, what its upload action takes', async () => {
  const head = scene.propose({ 'models/detector.onnx': linearModel(20, 'renamed') })
  const result = await scene.check(head, { inputs: recipeInputs('enterprise-server.yml', 'budget'), env: enterpriseServer() })
  expect(result).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'report-json': join(result.temporary, 'model-budget-report', 'report.json') } })
  expect(result.log).not.toContain('::warning')
})

test('works on an Enterprise Server: everything through its API, and a word on artifacts', async () => {
  const head = scene.propose({ 'models/detector.onnx': linearModel(20, 'renamed') })
  const result = await scene.check(head, { inputs: { upload: 'true' }, env: enterpriseServer() })
  expect(result).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'comment-id': expect.stringMatching(/^\d+$/) } })
  const warnings = result.log.split('\n').filter((line) => line.startsWith('::warning'))
  expect(warnings).toEqual([expect.stringMatching(/^::warning title=model-budget::the artifact could not be uploaded: github\.acme\.example has no artifact service/)])
  expect(warnings[0]).toContain('as model-budget-report with version 3 of actions/upload-artifact: the workflow to copy is in docs/github.md, "GitHub Enterprise Server"')
  expect(readdirSync(join(result.temporary, 'model-budget-report')).sort()).toEqual(['context.json', 'report.html', 'report.json', 'report.md'])
})

test('uses on an Enterprise Server the baseline that a step of its own uploads', async () => {
  const stored = await scene.run('push', push(scene.base), { mode: 'baseline' }, { ...enterpriseServer(), GITHUB_RUN_ID: '7', GITHUB_SHA: scene.base })
  expect(stored).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
  expect(stored.log.split('\n').filter((line) => line.startsWith('::warning'))).toEqual([expect.stringMatching(/the baseline could not be stored: .*as model-budget-baseline/)])
  const folder = join(stored.temporary, 'model-budget-baseline')
  const entries = ['baseline.json', 'profiles/0.json'].map((name) => ({ name, content: readFileSync(join(folder, name)) }))
  scene.github.artifacts.add(7, 'model-budget-baseline', zip(entries))
  scene.github.artifacts.runs.push({ id: 7, event: 'push', headSha: scene.base, headBranch: 'main' })
  const checked = await scene.check(scene.propose({ 'models/detector.onnx': linearModel(22) }), { env: enterpriseServer() })
  expect(checked).toMatchObject({ code: 1, outputs: { verdict: 'fail', failed: '1' } })
  expect(JSON.parse(readFileSync(checked.outputs['report-json'] ?? '', 'utf8')).base).toMatchObject({ source: 'artifact', commit: scene.base })
})

test('says on an Enterprise Server why a matrix cannot be joined', async () => {
  const result = await scene.check(scene.propose({ readme: 'x' }), { inputs: { mode: 'merge' }, env: enterpriseServer() })
  expect(result.code).toBe(1)
  expect(result.log).toContain('an Enterprise Server gives artifacts out when the run has ended')
})

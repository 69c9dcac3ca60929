import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { linearModel } from '../support/action.ts'
import { BOT_TOKEN } from '../support/github.ts'
import { HOSTILE_NAMES } from '../support/hostile.ts'
import { inspectMarkdown } from '../support/markdown.ts'
import { modelBytes } from '../support/model.ts'
import { FORK, HERE, Scene } from '../support/scene.ts'

vi.setConfig({ testTimeout: 120_000 })
const scene = Scene.create()

/** What our own reports may consist of, once GitHub's sanitiser is through. */
const ELEMENTS = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'code',
  'details',
  'summary',
  'ul',
  'li',
  'strong',
  'em',
  'sub',
  'br',
  'span',
  'b',
])
const COMMANDS = /^::(add-mask|group|endgroup|error|warning)[: ]/

/** A model all of whose names are hostile: inputs, nodes, operators, domains, symbols, weights, metadata. */
function hostileModel(width: number): Buffer {
  const names = HOSTILE_NAMES.filter((name) => name !== '' && name.length < 1000)
  const nodes = names.map((name, i) => ({
    op: i % 7 === 3 ? name : 'MatMul',
    ...(i % 7 === 3 && { domain: name }),
    name: `${name}/${i}`,
    inputs: i === 0 ? ['x', 'w'] : [`${names[i - 1]}${i - 1}`, 'w'],
    outputs: [`${name}${i}`],
  }))
  return Buffer.from(
    modelBytes({
      producer: '<b>@octocat</b>',
      inputs: [{ name: 'x', dtype: 'float32', shape: ['@octocat | #1', width] }],
      outputs: [{ name: `${names.at(-1)}${names.length - 1}`, dtype: 'float32' }],
      initializers: [{ name: 'w', dtype: 'float32', dims: [width, width] }],
      nodes,
      metadata: { '::error::': '@octocat' },
    }),
  )
}
/** Every name that a file can have. */
const FILES = HOSTILE_NAMES.filter((name) => name !== '' && name.length < 100 && !name.includes('\0') && !name.includes('/') && name !== '\ud800').map(
  (name) => `models/${name}.onnx`,
)

const BUDGETS = `version: 1
models:
  - path: "models/**"
    budgets:
      params: { max: 1, reason: "@octocat <b>https://example.com</b> \\u0060$x$ | #1" }
      macs: { increase: 1%, until: 2026-01-01 }
    layers:
      - match: "**/@octocat*"
        budgets: { macs: 1 }
override-label: "@octocat <b>"
`

test('shows hostile names everywhere, and nothing of them comes alive', async () => {
  scene.repo.git('config', 'core.protectNTFS', 'false')
  scene.base = scene.repo.commit('hostile base', { ...Object.fromEntries(FILES.map((file) => [file, hostileModel(2)])), 'model-budget.yml': BUDGETS.replace('max: 1,', 'max: 2,') })
  const head = scene.propose({
    ...Object.fromEntries(FILES.map((file) => [file, hostileModel(3)])),
    'models/@octocat ::error:: broken.onnx': 'no model',
    'model-budget.yml': BUDGETS,
  })
  const result = await scene.check(head, { inputs: { 'comment-key': '--> @octocat <b>', 'check-run': 'false' } })
  expect(result).toMatchObject({ code: 1, outputs: { verdict: 'fail' } })

  const [comment = '', ...others] = await scene.comments()
  expect(others).toEqual([])
  expect(comment.length).toBeLessThanOrEqual(65_536)
  for (const markdown of [comment, result.summary, readFileSync(result.outputs['report-markdown'] ?? '', 'utf8')]) {
    const { live, elements } = inspectMarkdown(markdown)
    expect(live).toEqual([])
    expect([...new Set(elements)].filter((element) => !ELEMENTS.has(element))).toEqual([])
  }
  expect(Buffer.byteLength(result.summary)).toBeLessThan(1024 * 1024)

  const html = readFileSync(result.outputs['report-html'] ?? '', 'utf8')
  expect(html).not.toMatch(/<script>alert|<img|<b>@octocat|<\/details><\/summary>/)

  const lines = result.log.split('\n')
  expect(lines.filter((line) => /^\s*::/.test(line) && !COMMANDS.test(line))).toEqual([])
  expect(lines.filter((line) => line.startsWith('::error') && !line.includes('title=model-budget'))).toEqual([])
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal escapes are what is looked for
  expect(result.log).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]|##\[/)
  expect(Object.keys(result.outputs).sort()).toEqual([
    'comment-id',
    'comment-url',
    'failed',
    'flops',
    'latency-ms',
    'macs',
    'params',
    'report-html',
    'report-json',
    'report-markdown',
    'verdict',
  ])
})

test('takes hostile names of an event for what they are', async () => {
  const head = scene.propose({ readme: 'x' })
  const payload = { ...scene.payload(head, FORK), repository: { ...HERE, default_branch: '--upload-pack=touch pwned' } }
  const result = await scene.run(
    'pull_request',
    {
      ...payload,
      pull_request: { number: scene.pullRequest, head: { ref: '$(touch pwned)', sha: head, repo: FORK }, base: { ref: '--upload-pack=touch pwned', sha: scene.base, repo: HERE } },
    },
    { upload: 'false' },
  )
  expect(result).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
  expect(scene.repo.git('status', '--porcelain')).toBe('')
})

test.each([
  ['a secondary rate limit', { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '1' } }],
  ['a 502', { status: 502, message: 'Bad gateway' }],
  ['a reset', 'reset'],
  ['a slow answer', { delayMs: 1500 }],
] as const)('gets over %s on the way', async (_title, answer) => {
  scene.github.fail({ method: 'POST', path: /comments/, times: 1, answer })
  const result = await scene.check(scene.propose({ 'models/detector.onnx': linearModel(30) }))
  expect(result.outputs['comment-id']).toMatch(/^\d+$/)
  expect(await scene.comments()).toHaveLength(1)
  expect(result.summary).toContain('Over budget')
  expect(result.code).toBe(1)
})

test('leaves no token in log, files or answers, even when the server repeats it', async () => {
  scene.github.fail({ method: 'POST', path: /comments/, answer: { status: 422, message: `Validation Failed for ${BOT_TOKEN}` } })
  const result = await scene.check(scene.propose({ 'models/detector.onnx': linearModel(30) }), { inputs: { upload: 'true' } })
  expect(result.code).toBe(1)
  expect(result.log.replaceAll(`::add-mask::${BOT_TOKEN}`, '')).not.toContain(BOT_TOKEN)
  expect(result.summary).not.toContain(BOT_TOKEN)
  for (const name of ['report-json', 'report-markdown', 'report-html']) expect(readFileSync(result.outputs[name] ?? '', 'utf8')).not.toContain(BOT_TOKEN)
})

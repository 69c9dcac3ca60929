import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { connect, type GitHubClient } from '../../src/github/client.ts'
import { type CommentRequest, publishComment } from '../../src/github/comment.ts'
import { marker } from '../../src/github/comment-marker.ts'
import { BOT_TOKEN, HUMAN_TOKEN, OWNER, REPO, TestGitHub } from '../support/github.ts'

let github: TestGitHub
let bot: GitHubClient
let branch = 0
const log: string[] = []

async function clientOf(token: string, timeoutMs?: number): Promise<GitHubClient> {
  return connect({
    token,
    owner: OWNER,
    repo: REPO,
    apiUrl: github.url,
    log: (message) => log.push(message),
    backoffMs: 1,
    paced: false,
    ...(timeoutMs !== undefined && { timeoutMs }),
  })
}

beforeAll(async () => {
  github = await TestGitHub.start()
  bot = await clientOf(BOT_TOKEN)
})
afterAll(() => github.close())
afterEach(() => {
  github.heal()
  log.length = 0
  expect(github.invalid.splice(0)).toEqual([])
})

async function openPullRequest(): Promise<(more?: Partial<CommentRequest>) => CommentRequest> {
  const { number, head } = await github.openPullRequest(`topic-${++branch}`)
  return (more = {}) => ({ pullRequest: number, key: 'Budget/check', stamp: { run: 100, attempt: 1, head }, body: 'within budget', create: true, ...more })
}

const bodies = async (request: CommentRequest) => (await github.comments(request.pullRequest)).map(({ body }) => body)

test('creates one comment, and updates it on the second run', async () => {
  const request = await openPullRequest()
  const first = await publishComment(bot, request())
  const second = await publishComment(bot, request({ stamp: { ...request().stamp, run: 101 }, body: 'over budget' }))
  expect(first.done).toBe('created')
  expect(second).toEqual({ ...first, done: 'updated' })
  expect(await bodies(request())).toEqual([`${marker('Budget/check', { ...request().stamp, run: 101 })}over budget`])
})

test('keeps the comments of other keys apart, whatever is in them', async () => {
  const request = await openPullRequest()
  const keys = ['one', 'one two', 'one--> <b>', 'schlüssel', 'a%20b', 'a b', '\ud800']
  for (const key of keys) expect((await publishComment(bot, request({ key }))).done).toBe('created')
  for (const key of keys) expect((await publishComment(bot, request({ key }))).done).toBe('updated')
  expect((await bodies(request())).length).toBe(keys.length)
  for (const body of await bodies(request())) expect(body.split('\n')[0]).toMatch(/^<!-- [^<>]* -->$/)
})

test('finds its comment behind 130 others', async () => {
  const request = await openPullRequest()
  for (let n = 0; n < 65; n++) await github.ask('POST', `/issues/${request().pullRequest}/comments`, { body: `before ${n}` })
  await publishComment(bot, request())
  for (let n = 0; n < 65; n++) await github.ask('POST', `/issues/${request().pullRequest}/comments`, { body: `after ${n}` })
  expect((await publishComment(bot, request({ body: 'again' }))).done).toBe('updated')
  expect((await bodies(request())).filter((body) => body.startsWith('<!-- model-budget'))).toHaveLength(1)
})

test('never touches a comment in which a person quotes the marker', async () => {
  const request = await openPullRequest()
  const quotes = [`${marker('Budget/check', request().stamp)}within budget`, `> ${marker('Budget/check', request().stamp)}look at this`]
  for (const body of quotes) await github.ask('POST', `/issues/${request().pullRequest}/comments`, { body })
  expect((await publishComment(bot, request({ body: 'mine' }))).done).toBe('created')
  expect((await publishComment(bot, request({ body: 'mine again' }))).done).toBe('updated')
  expect((await bodies(request())).slice(0, 2)).toEqual(quotes)
})

test("finds its comment again when the token is a person's", async () => {
  const person = await clientOf(HUMAN_TOKEN)
  const request = await openPullRequest()
  expect((await publishComment(person, request())).done).toBe('created')
  expect((await publishComment(person, request())).done).toBe('updated')
})

test('does not let an older run overwrite a newer one', async () => {
  const request = await openPullRequest()
  const stamp = (run: number, attempt = 1) => ({ ...request().stamp, run, attempt })
  await publishComment(bot, request({ stamp: stamp(200), body: 'newer run' }))
  expect((await publishComment(bot, request({ stamp: stamp(199), body: 'older run' }))).done).toBe('superseded')
  expect((await publishComment(bot, request({ stamp: stamp(199, 7), body: 'older run, run again' }))).done).toBe('superseded')
  expect((await publishComment(bot, request({ stamp: stamp(200, 2), body: 'newer run, run again' }))).done).toBe('updated')
  expect(await bodies(request())).toEqual([expect.stringContaining('newer run, run again')])
})

test('writes again when an older run overwrote it in between', async () => {
  const request = await openPullRequest()
  await publishComment(bot, request())
  const older = { body: `${marker('Budget/check', { ...request().stamp, run: 150 })}older` }
  const [standing] = await github.comments(request().pullRequest)
  const overwrite = () => github.ask('PATCH', `/issues/comments/${standing?.id}`, older, BOT_TOKEN)
  github.fail({ method: 'PATCH', path: /comments/, times: 1, after: true, answer: { first: overwrite } })
  const outcome = await publishComment(bot, request({ stamp: { ...request().stamp, run: 151 }, body: 'newer' }))
  expect(outcome.done).toBe('updated')
  expect(await bodies(request())).toEqual([expect.stringContaining('newer')])
})

test('gives way to a newer run that commented in between', async () => {
  const request = await openPullRequest()
  await publishComment(bot, request())
  const newer = { body: `${marker('Budget/check', { ...request().stamp, run: 152 })}newer` }
  const [standing] = await github.comments(request().pullRequest)
  const overtake = () => github.ask('PATCH', `/issues/comments/${standing?.id}`, newer, BOT_TOKEN)
  github.fail({ method: 'GET', path: /comments\/\d+$/, times: 1, answer: { first: overtake } })
  expect((await publishComment(bot, request({ stamp: { ...request().stamp, run: 151 }, body: 'older' }))).done).toBe('superseded')
  expect(await bodies(request())).toEqual([expect.stringContaining('newer')])
})

test('leaves one comment when three jobs comment at once, the newest on top', async () => {
  const request = await openPullRequest()
  const clients = await Promise.all([1, 2, 3].map(() => clientOf(BOT_TOKEN)))
  const outcomes = await Promise.all(clients.map((client, index) => publishComment(client, request({ stamp: { ...request().stamp, run: 300 + index }, body: `run ${index}` }))))
  expect(await bodies(request())).toHaveLength(1)
  expect(new Set(outcomes.map((outcome) => (outcome.done === 'nothing' ? undefined : outcome.id))).size).toBe(1)
})

test('removes duplicates that an earlier race left behind', async () => {
  const request = await openPullRequest()
  const duplicate = marker('Budget/check', { ...request().stamp, run: 1 })
  for (const text of ['first', 'second', 'third']) await github.ask('POST', `/issues/${request().pullRequest}/comments`, { body: duplicate + text }, BOT_TOKEN)
  await publishComment(bot, request({ body: 'the one' }))
  expect(await bodies(request())).toEqual([expect.stringContaining('the one')])
})

test('cuts a duplicate that may not be deleted down to a pointer', async () => {
  const request = await openPullRequest()
  const duplicate = marker('Budget/check', { ...request().stamp, run: 1 })
  for (const text of ['first', 'second']) await github.ask('POST', `/issues/${request().pullRequest}/comments`, { body: duplicate + text }, BOT_TOKEN)
  github.fail({ method: 'DELETE', path: /comments/, answer: { status: 403, message: 'Resource not accessible by integration' } })
  const kept = await publishComment(bot, request({ body: 'the one' }))
  expect(await bodies(request())).toEqual([expect.stringContaining('the one'), expect.stringContaining(`Superseded by ${kept.done === 'nothing' ? '' : kept.url}.`)])
  expect(await publishComment(bot, request({ body: 'the one' }))).toEqual(kept)
})

test('posts anew when the comment was deleted between finding and updating it', async () => {
  const request = await openPullRequest()
  await publishComment(bot, request())
  const [standing] = await github.comments(request().pullRequest)
  github.fail({ method: 'PATCH', path: /comments/, times: 1, answer: { status: 404, message: 'Not Found' } })
  await github.ask('DELETE', `/issues/comments/${standing?.id}`, undefined, BOT_TOKEN)
  expect((await publishComment(bot, request({ body: 'anew' }))).done).toBe('created')
  expect(await bodies(request())).toEqual([expect.stringContaining('anew')])
})

test('posts nothing where nothing stands and nothing is to be posted, but brings up to date what stands', async () => {
  const request = await openPullRequest()
  expect(await publishComment(bot, request({ create: false }))).toEqual({ done: 'nothing' })
  await publishComment(bot, request({ body: 'over budget' }))
  expect((await publishComment(bot, request({ create: false, body: 'within budget' }))).done).toBe('updated')
  expect(await bodies(request())).toEqual([expect.stringContaining('within budget')])
})

test.each([
  ['a 502', { answer: { status: 502, message: 'Bad gateway' } }],
  ['a reset connection', { answer: 'reset' }],
  ['a secondary rate limit', { answer: { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '1' } } }],
  ['a 502 after the comment was created', { answer: { status: 502, message: 'Bad gateway' }, after: true }],
] as const)('gets over %s and leaves one comment', async (_title, fault) => {
  const request = await openPullRequest()
  github.fail({ method: 'POST', path: /comments/, times: 1, ...fault })
  expect((await publishComment(bot, request())).done).toMatch(/created|updated/)
  expect(await bodies(request())).toHaveLength(1)
})

test('tries again when an answer takes too long', async () => {
  const request = await openPullRequest()
  const impatient = await clientOf(BOT_TOKEN, 200)
  github.fail({ method: 'GET', path: /comments/, times: 1, answer: { delayMs: 600 } })
  expect((await publishComment(impatient, request())).done).toBe('created')
})

test('does not wait for a rate limit that lasts an hour', async () => {
  const request = await openPullRequest()
  github.fail({ method: 'POST', path: /comments/, answer: { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '3600' } } })
  await expect(publishComment(bot, request())).rejects.toMatchObject({ status: 403 })
  expect(log).toContainEqual(expect.stringContaining('secondary rate limit, which lasts 3600 s: not waited for'))
})

test('does not try a refusal again', async () => {
  const request = await openPullRequest()
  const before = github.requests.length
  await expect(publishComment(await clientOf('ghp_wrong'), request())).rejects.toMatchObject({ status: 401 })
  expect(github.requests.length - before).toBe(1)
})

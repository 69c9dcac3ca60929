import { expect, test } from 'vitest'
import { explainFailure, type Task } from '../../src/github/failure.ts'
import { AppError } from '../../src/util/errors.ts'

const refused = (status: number, message: string) => Object.assign(new Error(message), { status })
const NOT_ACCESSIBLE = refused(403, 'Resource not accessible by integration')
const explain = (thrown: unknown, task: Task = 'comment', readOnlyToken = false) => explainFailure(thrown, { task, readOnlyToken })

test.each([
  ['comment', 'add to the job, or to the whole workflow:\n  permissions:\n    contents: read\n    pull-requests: write'],
  ['check-run', 'add to the job, or to the whole workflow:\n  permissions:\n    contents: read\n    checks: write'],
  ['baseline', 'add to the job, or to the whole workflow:\n  permissions:\n    contents: read\n    actions: read'],
] as const)('prints the YAML that a refused %s needs', (task, hint) => {
  expect(explain(NOT_ACCESSIBLE, task).hint).toBe(hint)
})

test('tells a fork from a missing permission', () => {
  const { message, hint } = explain(NOT_ACCESSIBLE, 'comment', true)
  expect(message).toBe(
    'the comment could not be posted: the token of a pull request from a fork, or of Dependabot, is read-only (HTTP 403: Resource not accessible by integration)',
  )
  expect(hint).toContain('docs/github.md')
})

test('keeps the hint of what was foreseen', () => {
  expect(explain(new AppError('github/no-artifacts', 'no service', { hint: 'upload it yourself' }), 'upload')).toEqual({
    message: 'the artifact could not be uploaded: no service',
    hint: 'upload it yourself',
  })
})

test.each([
  [refused(403, 'You have exceeded a secondary rate limit'), 'the rate limit of the token is used up'],
  [refused(429, 'API rate limit exceeded for installation'), 'the rate limit of the token is used up'],
  [refused(403, 'Unable to create comment because issue is locked.'), 'the conversation is locked'],
  [refused(401, 'Bad credentials'), 'the token is not valid'],
  [refused(404, 'Not Found'), 'the token may not do it, or there is no such thing'],
  [refused(410, 'Artifact has expired'), 'it is gone'],
  [refused(422, 'Body is too long (maximum is 65536 characters)'), 'it is longer than GitHub takes'],
  [refused(502, 'Bad gateway'), 'GitHub did not answer'],
  [refused(418, 'teapot'), '(HTTP 418: teapot)'],
  [new Error('ENOSPC: no space left on device'), 'the comment could not be posted: ENOSPC'],
  ['a string', 'the comment could not be posted: a string'],
])('explains %s', (thrown, words) => {
  expect(explain(thrown).message).toContain(words)
})

// Cuts the operations that we call out of GitHub's own OpenAPI description (npm: @octokit/openapi, 385 MB installed):
//   node test/contract/extract-github-openapi.mjs PATH/generated/api.github.com.json > test/contract/github-openapi.json
import { readFileSync } from 'node:fs'

/** Answers are kept where our own test server gives them. */
const OPERATIONS = [
  { method: 'get', path: '/user' },
  { method: 'get', path: '/repos/{owner}/{repo}/issues/{issue_number}/comments' },
  { method: 'post', path: '/repos/{owner}/{repo}/issues/{issue_number}/comments' },
  { method: 'get', path: '/repos/{owner}/{repo}/issues/comments/{comment_id}' },
  { method: 'patch', path: '/repos/{owner}/{repo}/issues/comments/{comment_id}' },
  { method: 'delete', path: '/repos/{owner}/{repo}/issues/comments/{comment_id}' },
  { method: 'get', path: '/repos/{owner}/{repo}/issues/{issue_number}/labels' },
  { method: 'get', path: '/repos/{owner}/{repo}/issues/{issue_number}/events' },
  { method: 'get', path: '/repos/{owner}/{repo}/collaborators/{username}/permission' },
  { method: 'get', path: '/repos/{owner}/{repo}/compare/{basehead}', answers: ['200'] },
  { method: 'post', path: '/repos/{owner}/{repo}/check-runs' },
  { method: 'patch', path: '/repos/{owner}/{repo}/check-runs/{check_run_id}' },
  { method: 'get', path: '/repos/{owner}/{repo}/pulls' },
  { method: 'get', path: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', answers: ['200'] },
  { method: 'get', path: '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', answers: ['200'] },
  { method: 'get', path: '/repos/{owner}/{repo}/actions/artifacts', answers: ['200'] },
  { method: 'get', path: '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}' },
]
/** Words for people, which no validator reads. */
const PROSE = new Set(['description', 'summary', 'externalDocs', 'x-github', 'example', 'examples', 'tags', 'title', 'operationId', 'deprecated', 'x-multi-segment'])

const whole = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const components = {}

function keep(node, inProperties = false) {
  if (Array.isArray(node)) return node.map((item) => keep(item))
  if (typeof node !== 'object' || node === null) return node
  if (typeof node.$ref === 'string') keepComponent(node.$ref)
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => inProperties || !PROSE.has(key))
      .map(([key, value]) => [key, keep(value, key === 'properties')]),
  )
}

function keepComponent(ref) {
  const [, , kind, name] = ref.split('/')
  components[kind] ??= {}
  if (name in components[kind]) return
  components[kind][name] = {}
  components[kind][name] = keep(whole.components[kind][name])
}

const paths = {}
for (const { method, path, answers = [] } of OPERATIONS) {
  const operation = whole.paths[path]?.[method]
  if (operation === undefined) throw new Error(`GitHub describes no ${method} ${path}`)
  const responses = Object.fromEntries(
    answers.map((status) => [status, { content: { 'application/json': { schema: keep(operation.responses[status].content['application/json'].schema) } } }]),
  )
  paths[path] ??= {}
  paths[path][method] = { parameters: keep(operation.parameters ?? []), ...(operation.requestBody && { requestBody: keep(operation.requestBody) }), responses }
}
console.log(JSON.stringify({ openapi: whole.openapi, info: { title: whole.info.title, version: whole.info.version, license: whole.info.license }, paths, components }, null, 1))

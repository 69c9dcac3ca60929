import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'

const bundle = inject('bundle')
const root = path.join(import.meta.dirname, '../..')
const licenses = readFileSync(path.join(bundle, 'licenses.txt'), 'utf8')

/** Packages whose files the bundler names in the comments it leaves before their code. */
const bundled = new Set(
  readdirSync(bundle, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [...readFileSync(path.join(bundle, file), 'utf8').matchAll(/^ *\/\/ (?:.*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map(([, name]) => name ?? '')),
)

const sections = licenses.split(`\n\n${'='.repeat(80)}\n\n`).slice(1)

test('every package in the bundle comes with its licence', () => {
  expect(bundled.size).toBeGreaterThan(50)
  expect([...bundled].filter((name) => !new RegExp(`^${name} \\d+\\.\\d+\\.\\d+.* \\(.+\\)$`, 'm').test(licenses))).toEqual([])
})

test('every dependency is one of them, with its copyright', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  for (const [name, version] of Object.entries(dependencies)) {
    expect([name, sections.filter((section) => section.split('\n\n')[0]?.includes(`${name} ${version} (`) && /copyright/i.test(section))]).toEqual([name, [expect.anything()]])
  }
})

test('licences do not tell the machine they were collected on', () => {
  expect(licenses).not.toContain(root)
  expect(licenses).not.toContain(bundle)
  expect(licenses).not.toMatch(/\r|^\/(?:home|root|tmp|Users)\//m)
})

test('no package without a licence is shipped', () => {
  const names = sections.flatMap((section) => section.split('\n\n')[0]?.split('\n') ?? []).filter((line) => /^\S+ \d+\.\d+\.\d+/.test(line))
  expect(names.length).toBeGreaterThan(50)
  expect(names.filter((name) => !/ \(.+\)$/.test(name))).toEqual([])
})

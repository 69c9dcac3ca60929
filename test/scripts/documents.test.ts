import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { documents } from '../../scripts/docs/documents.ts'
import { METRICS } from '../../src/budget/metrics.ts'
import { configurationJsonSchema } from '../../src/budget/schema.ts'

test('every generated file is what its source makes of it', async () => {
  for (const [path, text] of Object.entries(documents())) {
    expect(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'), `${path}: run \`npm run docs\``).toBe(text)
  }
})

test('the page of the configuration names every key and every figure', () => {
  const page = documents()['docs/config.md'] ?? ''
  const { properties } = configurationJsonSchema() as { properties: Record<string, unknown> }
  for (const key of [...Object.keys(properties), ...METRICS]) expect(key === '$schema' || page.includes(`\`${key}\``), key).toBe(true)
})

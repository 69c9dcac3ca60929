import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openZip } from '../../src/baseline/zip.ts'
import { type ZipEntry, zip } from '../support/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'model-budget-zip-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0

function written(content: Buffer): string {
  const file = join(folder, `${++count}.zip`)
  writeFileSync(file, content)
  return file
}
const open = (entries: readonly ZipEntry[]) => openZip(written(zip(entries)))

test('reads entries by name, as text or to a file with its hash', async () => {
  const reader = await open([
    { name: 'report.json', content: '{"ä":1}' },
    { name: 'profiles/0.json', content: 'x'.repeat(100_000) },
  ])
  expect(reader.names).toEqual(['report.json', 'profiles/0.json'])
  expect(await reader.text('report.json', 100)).toBe('{"ä":1}')
  const target = join(folder, 'out')

  // printf '{"ä":1}' | sha256sum
  expect(await reader.toFile('report.json', target, 100)).toBe('735cf7b354374809aa89cce3cf8638d1a5daa493d99bd3d7cac81bdf277c3760')
  expect(readFileSync(target, 'utf8')).toBe('{"ä":1}')
  reader.close()
})

test('refuses what is missing or larger than allowed', async () => {
  const reader = await open([{ name: 'report.json', content: 'x'.repeat(1001) }])
  await expect(reader.text('other.json', 1000)).rejects.toThrow('the artifact has no other.json')
  await expect(reader.text('report.json', 1000)).rejects.toThrow('larger than 1000 bytes')
})

test('stops unpacking a bomb that claims to be small', async () => {
  const reader = await open([{ name: 'report.json', content: Buffer.alloc(50_000_000), claimedBytes: 1000 }])
  await expect(reader.text('report.json', 1000)).rejects.toMatchObject({ code: 'base/artifact' })
})

test.each(['../escape.json', '/etc/escape.json', 'C:/escape.json', 'a\\..\\escape.json', 'a/../../escape.json'])('refuses a zip with a file named %s', async (name) => {
  await expect(open([{ name, content: 'x' }])).rejects.toMatchObject({ code: 'base/artifact' })
  expect(existsSync(join(folder, '..', 'escape.json'))).toBe(false)
})

test('refuses what is no zip, half a zip, or a zip of too many files', async () => {
  const whole = zip([{ name: 'report.json', content: 'x'.repeat(1000) }])
  for (const bytes of [Buffer.alloc(0), Buffer.from('<html>not found</html>'), whole.subarray(0, whole.length / 2)]) {
    await expect(openZip(written(bytes))).rejects.toMatchObject({ code: 'base/artifact' })
  }
  const many = zip([{ name: 'report.json', content: 'x' }])
  many.writeUInt16LE(60_000, many.length - 22 + 8)
  many.writeUInt16LE(60_000, many.length - 22 + 10)
  await expect(openZip(written(many))).rejects.toThrow('60000 files')
})

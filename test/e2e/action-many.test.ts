import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { NODE_24 } from '../support/action.ts'
import { inspectMarkdown } from '../support/markdown.ts'
import { modelBytes } from '../support/model.ts'
import { Scene } from '../support/scene.ts'

vi.setConfig({ testTimeout: 300_000 })
const scene = Scene.create()
const folder = mkdtempSync(join(tmpdir(), 'model-budget-usage-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Makes a Node process leave what it used, in a file. */
const usageFile = join(folder, 'usage.json')
const meter = join(folder, 'meter.mjs')
writeFileSync(meter, `import { writeFileSync } from 'node:fs'\nprocess.on('exit', () => writeFileSync(${JSON.stringify(usageFile)}, JSON.stringify(process.resourceUsage())))\n`)
const METERED = { NODE_OPTIONS: `--import ${pathToFileURL(meter)}` }
const usage = () => {
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usageFile, 'utf8'))
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, memoryMiB: maxRSS / 1024 }
}

/** A network of `layers` convolutions with `channels` channels. */
function network(layers: number, channels: number): Buffer {
  return Buffer.from(
    modelBytes({
      inputs: [{ name: 't0', dtype: 'float32', shape: ['batch', channels, 56, 56] }],
      outputs: [{ name: `t${2 * layers}`, dtype: 'float32' }],
      initializers: Array.from({ length: layers }, (_, i) => ({ name: `w${i}`, dtype: 'float32' as const, dims: [channels, channels, 3, 3] })),
      nodes: Array.from({ length: layers }, (_, i) => [
        { op: 'Conv', name: `/layer.${i}/conv`, inputs: [`t${2 * i}`, `w${i}`], outputs: [`t${2 * i + 1}`], attributes: { pads: [1, 1, 1, 1] } },
        { op: 'Relu', name: `/layer.${i}/relu`, inputs: [`t${2 * i + 1}`], outputs: [`t${2 * i + 2}`] },
      ]).flat(),
    }),
  )
}

test('judges 500 models, 20 of them changed, within a minute of CPU time and 300 MiB, in one comment', async () => {
  const path = (n: number) => `teams/team-${n % 25}/model-${n}.onnx`
  const numbers = Array.from({ length: 500 }, (_, n) => n)
  scene.base = scene.repo.commit('500 models', Object.fromEntries(numbers.map((n) => [path(n), network(30, 8 + (n % 5))])))
  scene.repo.git('rm', '--quiet', 'models/detector.onnx')
  scene.base = scene.repo.commit('and only those', { 'model-budget.yml': 'version: 1\nbudgets:\n  macs: { increase: 5% }\n  params: 1M\n' })
  const head = scene.propose(Object.fromEntries(numbers.slice(0, 20).map((n) => [path(n), network(30, 16)])))
  const result = await scene.check(head, { env: METERED, inputs: { upload: 'true' } })
  expect(result.log).toContain('[500/500]')
  expect(result).toMatchObject({ code: 1, outputs: { verdict: 'fail', failed: '20' } })
  const { cpuSeconds, memoryMiB } = usage()
  expect(cpuSeconds).toBeLessThan(60)
  expect(memoryMiB).toBeLessThan(300)
  const [comment = '', ...others] = await scene.comments()
  expect(others).toEqual([])
  expect(comment.length).toBeLessThanOrEqual(65_000)
  expect(inspectMarkdown(comment).text).toMatch(/20 of 500 models over budget/)
  expect(Buffer.byteLength(result.summary)).toBeLessThan(1024 * 1024)
  expect(result.log.match(/^::error/gm)).toHaveLength(10)
})

test('starts, with nothing to do, in at most five times the CPU time of a bare Node', async () => {
  const empty = join(folder, 'empty.mjs')
  writeFileSync(empty, '')
  const least = async (run: () => Promise<unknown>): Promise<number> => {
    const times: number[] = []
    for (let i = 0; i < 5; i++) {
      await run()
      times.push(usage().cpuSeconds)
    }
    return Math.min(...times)
  }
  const bare = await least(async () => spawnSync(NODE_24, ['--import', meter, empty]))
  scene.repo.git('rm', '--quiet', '-r', '.')
  const nothing = await least(() => scene.run('push', {}, { base: 'none' }, METERED))
  expect(nothing / bare).toBeLessThan(5)
})

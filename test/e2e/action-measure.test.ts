import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { fakeNpm } from '../support/fake-npm.ts'
import { modelBytes } from '../support/model.ts'
import { Scene } from '../support/scene.ts'
import { tempFolder } from '../support/temp-folder.ts'

vi.setConfig({ testTimeout: 120_000 })
const scene = Scene.create()
const [bin, tools] = [tempFolder(), tempFolder()]

const BUDGETS = `version: 1
models:
  - path: m.onnx
    budgets: { latency.p50: { max: 10s, increase: 50% } }
measure: { timeBudget: 8s }
`

/** Products of 64 × 64, one after the other. */
function chain(depth: number): Buffer {
  const nodes = Array.from({ length: depth }, (_, i) => ({ op: 'MatMul', name: `layer${i}`, inputs: [i === 0 ? 'x' : `t${i}`, 'x'], outputs: [`t${i + 1}`] }))
  return Buffer.from(modelBytes({ opset: 17, irVersion: 8, inputs: [{ name: 'x', dtype: 'float32', shape: [64, 64] }], outputs: [{ name: `t${depth}`, dtype: 'float32' }], nodes }))
}

test('two jobs on a machine without a runtime fetch it into the tool cache, measure in pairs with base, and judge', async () => {
  scene.repo.git('rm', '--quiet', 'models/detector.onnx')
  scene.base = scene.repo.commit('base', { 'm.onnx': chain(4), 'model-budget.yml': BUDGETS })
  const head = scene.propose({ 'm.onnx': chain(5) })
  const job = (name: string) =>
    scene.check(head, {
      inputs: { 'comment-key': name },
      env: { RUNNER_TOOL_CACHE: tools, PATH: `${fakeNpm(bin)}:${process.env.PATH}` },
    })
  for (const { code, log, outputs } of await Promise.all([job('one'), job('two')])) {
    expect(log).toContain('m.onnx: fetching onnxruntime-node ')
    expect(code, log).toBe(0)
    const [{ checks, measured }] = JSON.parse(readFileSync(outputs['report-json'] ?? '', 'utf8')).models
    expect(measured).toMatchObject({ runtime: { package: 'onnxruntime-node', provider: 'cpu' }, base: { path: 'm.onnx' } })
    // How far eight seconds get depends on the machine: what they do not tell is a warning.
    const judged = [measured.limits[0].outcome, measured.paired.outcome]
    for (const outcome of judged) expect(outcome).toMatch(/^(pass|inconclusive)$/)
    expect(checks.map(({ outcome }: { outcome: string }) => outcome)).toEqual(judged.map((outcome) => (outcome === 'pass' ? 'pass' : 'warn')))
    expect(Number(outputs['latency-ms'])).toBeGreaterThan(0)
  }
  const [version = '', ...others] = readdirSync(join(tools, 'model-budget-ort'))
  expect([version, others]).toEqual([expect.stringMatching(/^[\d.]+-cpu$/), []])
  expect(readdirSync(join(tools, 'model-budget-ort', version))).toEqual([process.arch])
})

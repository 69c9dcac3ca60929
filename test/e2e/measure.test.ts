import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { testFolder } from '../measure/harness.ts'
import { type MODELS, writeTestModel } from '../measure/models.ts'
import { bundled, NODE_24 } from '../support/action.ts'
import { writeModel } from '../support/model.ts'

vi.setConfig({ testTimeout: 120_000 })

const root = path.join(import.meta.dirname, '../..')
const folder = testFolder()
const temporary = testFolder()

const RUNTIME = ['--runtime-path', path.join(root, 'node_modules'), '--provider', 'cpu']

/** Stacks of products: `depth` of them, by a producer whose name is all that tells two of one depth apart. */
function stack(name: string, depth: number, producer: string): void {
  writeModel(folder, name, {
    producer,
    opset: 17,
    irVersion: 8,
    inputs: [{ name: 'x', dtype: 'float32', shape: [64, 64] }],
    outputs: [{ name: `t${depth}`, dtype: 'float32', shape: [64, 64] }],
    nodes: Array.from({ length: depth }, (_, i) => ({ op: 'MatMul', name: `layer${i}`, inputs: [i === 0 ? 'x' : `t${i}`, 'x'], outputs: [`t${i + 1}`] })),
  })
}
stack('small.onnx', 4, 'a')
stack('large.onnx', 16, 'b')
for (const name of ['endless', 'huge', 'custom', 'half'] as const satisfies readonly (keyof typeof MODELS)[]) writeTestModel(folder, name)
writeFileSync(path.join(folder, 'corrupt.onnx'), Buffer.from([8, 8, 58, 200, 1, 10, 3]))

function measure(args: readonly string[], { node = process.execPath, environment = {} }: { node?: string; environment?: Record<string, string> } = {}) {
  const env = { ...process.env, TMPDIR: temporary, ...environment }
  return spawnSync(node, [bundled('cli.js'), 'measure', ...args], { cwd: folder, encoding: 'utf8', env })
}

test('measures a model and says so in every form', () => {
  const { status, stdout, stderr } = measure(['small.onnx', ...RUNTIME, '--samples', '20', '--warm-up', '1'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^small\.onnx\nonnxruntime-node 1\.30\.0, provider cpu, 1 thread, on .*; fed x float32 64×64\n\nLatency\n/)
  const json = measure(['small.onnx', ...RUNTIME, '--samples', '20', '--warm-up', '1', '--format', 'json'])
  expect(JSON.parse(json.stdout)).toMatchObject({ schema: 1, latency: { samples: 20, unit: 'ms' } })
  const csv = measure(['small.onnx', ...RUNTIME, '--samples', '20', '--warm-up', '1', '--format', 'csv'])
  expect(csv.stdout).toMatch(/^side,samples,mean,std,min,p50,p90,p95,p99\nhead,20(,[\d.]+){7}\n$/)
  const html = measure(['small.onnx', ...RUNTIME, '--samples', '20', '--warm-up', '1', '--format', 'html'])
  expect(html.stdout).toMatch(/^<!doctype html>[\s\S]*small\.onnx[\s\S]*Latency/i)
})

test('exits with 1 when the other model is beaten too clearly, and with 0 when it is not', () => {
  const slower = measure(['large.onnx', '--against', 'small.onnx', ...RUNTIME, '--warm-up', '1', '--increase', '10%'])
  expect(slower.status).toBe(1)
  expect(slower.stdout).toMatch(/✖ latency \+\d.* more than the allowed \+10 %/)
  const faster = measure(['small.onnx', '--against', 'large.onnx', ...RUNTIME, '--warm-up', '1', '--format', 'json'])
  expect(faster.status).toBe(0)
  expect(JSON.parse(faster.stdout).paired).toMatchObject({ outcome: 'pass', increase: 0.025 })
})

test.each([
  ['an endless loop', ['endless.onnx', '--time-budget', '2s'], /^error: endless\.onnx: did not finish within 2 s in its first run and was stopped\nhint: .*--time-budget/],
  ['100 GB', ['huge.onnx'], /^error: huge\.onnx: ran out of memory in its first run: .*\nhint: /],
  ['a custom operator', ['custom.onnx'], /^error: custom\.onnx: needs an operator that onnxruntime does not have .*\nhint: .*command/],
  ['a corrupted file', ['corrupt.onnx'], /^error: corrupt\.onnx: .*\nhint: /],
  ['no file at all', ['none.onnx'], /^error: none\.onnx: no such file\nhint: /],
  ['two models', ['small.onnx', 'large.onnx'], /^error: measure takes one model, not 2\nhint: /],
  ['a wrong provider', ['small.onnx', '--provider', 'cdua'], /^error: there is no provider "cdua" \(did you mean "cuda"\?\)\nhint: /],
  ['a share that is none', ['small.onnx', '--against', 'large.onnx', '--increase', '5'], /^error: --increase 5: /],
])('fails in one sentence with a hint and exit code 2 for %s', (_, args, message) => {
  const { status, stdout, stderr } = measure([...args, ...RUNTIME.slice(0, args.includes('--provider') ? 2 : 4)])
  expect(stderr).toMatch(message)
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
})

test('without a runtime and without a network says what to place where', () => {
  const elsewhere = testFolder()
  const environment = {
    RUNNER_TOOL_CACHE: elsewhere,
    HOME: elsewhere,
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_fetch_retries: '0',
    npm_config_cache: path.join(elsewhere, 'npm'),
  }
  const { status, stderr } = measure(['small.onnx', '--provider', 'cpu'], { environment })
  expect(status).toBe(2)
  expect(stderr).toMatch(/^error: onnxruntime-node 1\.30\.0 is not on this machine and could not be fetched: .*\nhint: run `npm install onnxruntime-node@1\.30\.0/)
})

test('measures half precision under Node 24 as under this one', () => {
  for (const node of [process.execPath, NODE_24]) {
    const { status, stdout, stderr } = measure(['half.onnx', ...RUNTIME, '--samples', '10', '--warm-up', '1', '--format', 'json'], { node })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout).inputs).toEqual([{ name: 'x', dtype: 'float16', shape: [4, 8] }])
  }
})

test('leaves no file behind', () => {
  expect(readdirSync(temporary)).toEqual([])
})

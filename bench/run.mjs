// `npm run bench`: what the command line costs, as ratios measured in one run. Models are generated, never committed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const { values: options } = parseArgs({ options: { cli: { type: 'string', default: path.join(root, 'dist', 'cli.js') } } })
const cli = path.resolve(options.cli)
const folder = mkdtempSync(path.join(os.tmpdir(), 'model-budget-bench-'))
const RUNS = 5

try {
  spawnSync(process.execPath, [path.join(root, 'scripts', 'run-ts.mjs'), path.join(root, 'bench', 'big-models.ts'), folder], { stdio: 'inherit' })
  const bare = measured(['-e', '0'])
  const version = measured([cli, '--version'])
  const rows = [
    ['bare Node start', bare, ''],
    ['--version', version, `${ratio(version.wallMs, bare.wallMs)} × bare start (target 2)`],
    ...['inline.onnx', 'external.onnx'].map((name) => largeModelRow(name, bare)),
    deepModelRow('deep.onnx'),
  ]
  for (const [name, { wallMs, cpuMs, peakMiB }, remark] of rows) {
    console.log(`${name.padEnd(32)} ${wallMs.toFixed(0).padStart(6)} ms wall ${cpuMs.toFixed(0).padStart(6)} ms CPU ${peakMiB.toFixed(0).padStart(5)} MiB   ${remark}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** About 900 nodes, the batch free: taken as 1, with formulas. */
function largeModelRow(name, bare) {
  const file = path.join(folder, name)
  const profile = measured([cli, 'profile', file, '--dim', 'sequence=128', '--format', 'json', '--debug'])
  const [, read, total] = /read (\d+) of (\d+) bytes/.exec(profile.stderr) ?? []
  const files = name === 'external.onnx' ? [file, path.join(folder, 'external.data')] : [file]
  const cat = wallOf('cat', files)
  const size = files.reduce((sum, one) => sum + statSync(one).size, 0)
  const above = (profile.cpuMs - bare.cpuMs) / 1000
  const remark = `${above.toFixed(2)} s CPU above a bare start (target 0.5; peak 130 MiB), ${ratio(profile.wallMs, cat)} × cat, ${((100 * Number(read)) / Number(total)).toFixed(3)} % of bytes read (target 1)`
  return [`${name} (${(size / 2 ** 30).toFixed(2)} GiB)`, profile, remark]
}

/** 6,000 nodes, every tensor declared, batch and sequence free: all figures are formulas. */
function deepModelRow(name) {
  return [`${name} (6,000 nodes)`, measured([cli, 'profile', path.join(folder, name), '--format', 'json']), 'target 1,500 ms wall']
}

/** Medians of a few runs of Node. */
function measured(args) {
  const resources = path.join(folder, 'resources.json')
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    const { stderr } = spawnSync(process.execPath, ['--import', path.join(root, 'bench', 'resources.mjs'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, BENCH_RESOURCES: resources },
      maxBuffer: 2 ** 30,
    })
    return { wallMs: performance.now() - start, stderr, ...JSON.parse(readFileSync(resources, 'utf8')) }
  })
  const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[RUNS >> 1]
  return { wallMs: median('wallMs'), cpuMs: median('cpuMs'), peakMiB: median('peakMiB'), stderr: runs[0].stderr }
}

function wallOf(command, args) {
  const start = performance.now()
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'] })
  return performance.now() - start
}

function ratio(a, b) {
  return (a / b).toFixed(2)
}

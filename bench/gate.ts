// `npm run bench:gate`: whole gates on this machine: how often they cry wolf, how often they see a true slowdown, how long they take.
// Options: --same N, --slower N (gates per model), --models a,b, --increase 0.025, --node PATH, --record FILE.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildSync } from 'esbuild'
import { NO_BINDINGS } from '../src/analyze/bindings.ts'
import { cpuPressure } from '../src/measure/device.ts'
import { PINNED_VERSION } from '../src/measure/find-runtime.ts'
import { measureModel } from '../src/measure/measure.ts'
import type { MeasureTarget } from '../src/measure/options.ts'
import { profileFile } from '../src/profile-file.ts'
import { isKnown } from '../src/util/figure.ts'
import { writeModel } from '../test/support/model.ts'
import { BLOCKS, GATE_MODELS } from './gate-models.ts'
import type { RecordedGate, Recording } from './recording.ts'

const { values } = parseArgs({
  options: {
    same: { type: 'string', default: '20' },
    slower: { type: 'string', default: '7' },
    models: { type: 'string', default: Object.keys(GATE_MODELS).join(',') },
    increase: { type: 'string', default: '0.025' },
    node: { type: 'string', default: process.execPath },
    record: { type: 'string' },
  },
})
const increase = Number(values.increase)
const folder = mkdtempSync(path.join(os.tmpdir(), 'model-budget-gate-'))
const worker = path.join(folder, 'worker.mjs')

try {
  buildSync({ entryPoints: ['src/measure/worker.ts'], bundle: true, format: 'esm', platform: 'node', target: 'node20', outfile: worker })
  const start = { at: Date.now(), pressure: cpuPressure() }
  const gates: RecordedGate[] = []
  for (const model of values.models.split(',')) gates.push(...(await gatesOf(model)))
  const waited = cpuPressure()
  const pressure = waited === undefined || start.pressure === undefined ? undefined : (waited - start.pressure) / 1000 / (Date.now() - start.at)
  const machine = `${os.cpus()[0]?.model ?? os.arch()}, ${os.cpus().length} processors, ${os.platform()}`
  const recording: Recording = { machine, node: process.version, runtime: PINNED_VERSION, pressure, gates }
  if (values.record !== undefined) writeFileSync(values.record, `${JSON.stringify(recording, null, 2)}\n`)
  report(recording)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function gatesOf(model: string): Promise<readonly RecordedGate[]> {
  const base = targetOf(model, BLOCKS, 'base')
  const gates: RecordedGate[] = []
  for (const [extra, count] of [
    [0, Number(values.same)],
    [1, Number(values.slower)],
    [2, Number(values.slower)],
  ] as const) {
    const head = targetOf(model, BLOCKS + extra, 'head')
    for (let i = 0; i < count; i++) gates.push(await gateOf(model, base, head))
  }
  return gates
}

function targetOf(model: string, blocks: number, producer: string): MeasureTarget {
  const make = GATE_MODELS[model]
  if (make === undefined) throw new Error(`there is no model ${model}: ${Object.keys(GATE_MODELS).join(', ')}`)
  const { analysis } = profileFile(writeModel(folder, `${model}-${blocks}-${producer}.onnx`, make(blocks, producer)), { bindings: NO_BINDINGS })
  return { model: analysis.model, profile: analysis.profile }
}

async function gateOf(model: string, base: MeasureTarget, head: MeasureTarget): Promise<RecordedGate> {
  const cpu: number[] = []
  const wall: number[] = []
  const start = Date.now()
  const { paired } = await measureModel({
    base,
    head,
    increase,
    bindings: NO_BINDINGS,
    workspace: process.cwd(),
    environment: process.env,
    provider: 'cpu',
    worker,
    node: values.node,
    onRound: ({ logRatio }) => {
      wall.push(logRatio?.wall ?? Number.NaN)
      if (logRatio?.cpu !== undefined) cpu.push(logRatio.cpu)
    },
  })
  const growth = work(head) / work(base) - 1
  const gate: RecordedGate = {
    model,
    growth,
    outcome: paired?.outcome ?? 'inconclusive',
    seconds: (Date.now() - start) / 1000,
    clock: paired?.clock ?? 'wall',
    cpu: cpu.map(rounded),
    wall: wall.map(rounded),
  }
  const ratio = paired?.ratio === undefined ? '' : ` measured ${percent(paired.ratio - 1)}`
  console.log(`${model.padEnd(12)} ${percent(growth)} work${ratio}: ${gate.outcome} after ${wall.length} rounds, ${gate.seconds.toFixed(1)} s`)
  return gate
}

/** To a millionth: what a recording keeps. */
function rounded(logRatio: number): number {
  return Math.round(logRatio * 1e6) / 1e6
}

/** Counted multiply-accumulates: exact, and all that the extra blocks add besides a little elementwise work. */
function work({ profile }: MeasureTarget): number {
  const { macs } = profile.totals
  if (!isKnown(macs)) throw new Error(macs.unknown)
  return macs.value
}

function report({ machine, pressure, gates }: Recording): void {
  console.log(`\n${machine}; some task waited for a processor ${pressure === undefined ? 'an unknown share' : percent(pressure).slice(1)} of the time\n`)
  console.log('model        growth   gates  pass  fail  inconclusive  rounds  seconds per gate')
  const groups = new Map<string, RecordedGate[]>()
  for (const gate of gates) groups.set(`${gate.model} ${gate.growth}`, [...(groups.get(`${gate.model} ${gate.growth}`) ?? []), gate])
  for (const group of groups.values()) {
    const count = (outcome: string) => String(group.filter((gate) => gate.outcome === outcome).length)
    const mean = (of: (gate: RecordedGate) => number) => (group.reduce((sum, gate) => sum + of(gate), 0) / group.length).toFixed(1)
    const [first] = group
    const cells = [(first?.model ?? '').padEnd(12), percent(first?.growth ?? 0).padStart(6), String(group.length).padStart(7), count('pass').padStart(5), count('fail').padStart(5)]
    console.log(`${cells.join(' ')} ${count('inconclusive').padStart(13)} ${mean((gate) => gate.wall.length).padStart(7)} ${mean((gate) => gate.seconds).padStart(17)}`)
  }
  const wrong = gates.filter(({ growth, outcome }) => (growth === 0 ? outcome === 'fail' : growth > 1.5 * increase && outcome !== 'fail'))
  console.log(`\n${wrong.length === 0 ? 'no gate was wrong' : `${wrong.length} gates were wrong`}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}

function percent(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)} %`
}

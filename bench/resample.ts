// What gates would have said of machines like those that were recorded: `node scripts/run-ts.mjs bench/resample.ts [RECORDING…]`.
// Rounds are drawn with replacement from the A/A gates of a recording, with a random sign, and a true slowdown is added to their logs.
// What no recording holds, such as rarer disturbances, no resampling shows.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CPU_TIME_RULE, DEFAULT_INCREASE, decideRatio, type GateRule, WALL_TIME_RULE } from '../src/measure/gate.ts'
import { uniform } from '../test/measure/synthetic.ts'
import type { Recording } from './recording.ts'

const GATES = 3000
const GROWTHS = [0, DEFAULT_INCREASE, 0.05, 0.1]
const folder = path.join(process.cwd(), 'bench', 'recordings')

const given = process.argv.slice(2)
const recorded = () => readdirSync(folder).filter((name) => name.endsWith('.json'))
const files = given.length > 0 ? given : recorded().map((name) => path.join(folder, name))

console.log(`share of ${GATES} resampled gates that fail | pass, and rounds per A/A gate; allowed growth ${DEFAULT_INCREASE * 100} %\n`)
for (const file of files) {
  const recording = JSON.parse(readFileSync(file, 'utf8')) as Recording
  console.log(`${path.basename(file)}: ${recording.machine}, Node ${recording.node}, onnxruntime-node ${recording.runtime}`)
  for (const model of new Set(recording.gates.map((gate) => gate.model))) {
    const same = recording.gates.filter((gate) => gate.model === model && gate.growth === 0)
    resample(
      model,
      'CPU time',
      same.flatMap((gate) => gate.cpu),
      CPU_TIME_RULE,
    )
    resample(
      model,
      'wall time',
      same.flatMap((gate) => gate.wall),
      WALL_TIME_RULE,
    )
  }
}

function resample(model: string, clock: string, rounds: readonly number[], rule: GateRule): void {
  if (rounds.length < rule.minRounds) return
  const cells = GROWTHS.map((growth) => {
    const outcomes = Array.from({ length: GATES }, (_, i) => gate(rounds, growth, rule, uniform(i * 7919 + Math.round(growth * 1e6))))
    const share = (outcome: string) => (outcomes.filter((one) => one.outcome === outcome).length / GATES).toFixed(4)
    const mean = outcomes.reduce((sum, one) => sum + one.rounds, 0) / GATES
    return { text: `+${(growth * 100).toFixed(1)} %: ${share('fail')} | ${share('pass')}`, mean }
  })
  console.log(
    `  ${model.padEnd(12)} ${clock.padEnd(9)} (${rounds.length} rounds, sd ${deviation(rounds).toFixed(4)})  ${cells.map(({ text }) => text).join('   ')}   ${cells[0]?.mean.toFixed(1)} rounds`,
  )
}

function gate(rounds: readonly number[], growth: number, rule: GateRule, next: () => number): { outcome: string; rounds: number } {
  const drawn: number[] = []
  while (drawn.length < rule.maxRounds) {
    const value = rounds[Math.floor(next() * rounds.length)] ?? 0
    drawn.push((next() < 0.5 ? value : -value) + Math.log1p(growth))
    const outcome = decideRatio(drawn, DEFAULT_INCREASE, rule)
    if (outcome !== undefined) return { outcome, rounds: drawn.length }
  }
  return { outcome: 'inconclusive', rounds: drawn.length }
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

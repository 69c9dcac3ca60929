// What gates would have said of machines like those that were recorded: `node scripts/run-ts.mjs bench/resample.ts [FOLDER]`.
// What no recording holds, such as rarer disturbances, no resampling shows.
import path from 'node:path'
import { CPU_TIME_RULE, DEFAULT_INCREASE, WALL_TIME_RULE } from '../src/measure/gate.ts'
import { readRecordings, roundsOfSame } from './recording.ts'
import { resampleGates } from './resampling.ts'

const GATES = 3000
const GROWTHS = [0, DEFAULT_INCREASE, 0.05, 0.1]
const [folder = path.join(process.cwd(), 'bench', 'recordings')] = process.argv.slice(2)

console.log(`shares of ${GATES} gates that fail | pass, by true growth; rounds of a gate without growth; allowed growth ${percent(DEFAULT_INCREASE)}`)
for (const [name, recording] of readRecordings(folder)) {
  console.log(`\n${name}: ${recording.machine}, Node ${recording.node}, onnxruntime-node ${recording.runtime}`)
  console.log(['model       ', 'clock', 'rounds', '    sd', ...GROWTHS.map((growth) => `+${percent(growth)}`.padStart(15)), 'rounds'].join('  '))
  for (const model of new Set(recording.gates.map((gate) => gate.model))) {
    for (const rule of [CPU_TIME_RULE, WALL_TIME_RULE]) {
      const rounds = roundsOfSame(recording, model, rule.clock)
      const rates = GROWTHS.map((growth) => resampleGates(rounds, growth, DEFAULT_INCREASE, rule, GATES))
      const cells = rates.map(({ fail, pass }) => `${fail.toFixed(4)} | ${pass.toFixed(4)}`)
      console.log(
        [model.padEnd(12), rule.clock.padEnd(5), String(rounds.length).padStart(6), deviation(rounds).toFixed(4), ...cells, rates[0]?.rounds.toFixed(1).padStart(6)].join('  '),
      )
    }
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

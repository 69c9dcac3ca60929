// Gates drawn from recorded rounds, to see how often they err.
import { decideRatio, type GateRule } from '../src/measure/gate.ts'
import { uniform } from '../test/measure/synthetic.ts'

/** Of many gates on one true growth. */
export interface Rates {
  readonly fail: number
  readonly pass: number
  readonly inconclusive: number
  /** Mean per gate. */
  readonly rounds: number
}

/**
 * What gates would have said on a machine like the one recorded.
 * @param logRatios log(head ÷ base) of rounds on two copies of one model; drawn with replacement, with a random sign
 * @param growth true slowdown as a share, added to the logarithms
 * @param increase allowed growth as a share
 */
export function resampleGates(logRatios: readonly number[], growth: number, increase: number, rule: GateRule, gates: number): Rates {
  const total = { fail: 0, pass: 0, inconclusive: 0, rounds: 0 }
  for (let i = 0; i < gates; i++) {
    const next = uniform(i * 7919 + Math.round(growth * 1e6))
    const drawn: number[] = []
    let outcome: ReturnType<typeof decideRatio>
    while (outcome === undefined && drawn.length < rule.maxRounds) {
      const value = logRatios[Math.floor(next() * logRatios.length)] ?? 0
      drawn.push((next() < 0.5 ? value : -value) + Math.log1p(growth))
      outcome = decideRatio(drawn, increase, rule)
    }
    total[outcome ?? 'inconclusive']++
    total.rounds += drawn.length
  }
  return { fail: total.fail / gates, pass: total.pass / gates, inconclusive: total.inconclusive / gates, rounds: total.rounds / gates }
}

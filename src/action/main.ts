import { setOutput } from '@actions/core'
import type { ConfigurationError } from '../budget/load-config.ts'
import type { Verdict } from '../budget/verdict.ts'
import { readEvent } from '../github/event.ts'
import { AppError, messageOf } from '../util/errors.ts'
import { type Context, createContext } from './context.ts'
import { turnsRed } from './fail-on.ts'
import { type Inputs, readInputs } from './inputs.ts'
import { log } from './log.ts'
import { NO_OUTPUTS, type Outputs } from './outputs.ts'

type Mode = (context: Context) => Promise<Partial<Outputs>>

/** Modes are loaded when they are asked for: start-up stays short. */
const MODES: Readonly<Record<Inputs['mode'], () => Promise<Mode>>> = {
  check: async () => (await import('./check.ts')).check,
  baseline: async () => (await import('./baseline.ts')).baseline,
  merge: async () => (await import('./merge.ts')).merge,
  report: async () => (await import('./report.ts')).report,
}

process.exitCode = await main(process.env)

async function main(env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const inputs = readInputs(env)
    if (inputs.token !== undefined) log.hide(inputs.token)
    const mode = await MODES[inputs.mode]()
    const outputs = { ...NO_OUTPUTS, ...(await mode(createContext(env, inputs, readEvent(env)))) }
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
    if (outputs.verdict === '') return 0
    log.info(`Verdict: ${outputs.verdict}`)
    return turnsRed(outputs.verdict as Verdict['verdict'], inputs['fail-on']) ? 1 : 0
  } catch (thrown) {
    return report(thrown)
  }
}

/** An expected failure is an annotation; a bug of ours also shows where it happened. */
function report(thrown: unknown): number {
  if (isConfigurationError(thrown)) {
    for (const { message, hint, at } of thrown.complaints) log.error(message, hint, at)
    return 1
  }
  if (thrown instanceof AppError) {
    log.error(thrown.message, thrown.hint)
    return 1
  }
  log.error(`This is a bug in model-budget, please report it: ${messageOf(thrown)}`)
  if (thrown instanceof Error && thrown.stack !== undefined) log.info(thrown.stack)
  return 70
}

/** Told by its shape: the class would bring the whole reader of configurations into every start. */
function isConfigurationError(thrown: unknown): thrown is ConfigurationError {
  return thrown instanceof AppError && thrown.name === 'ConfigurationError'
}

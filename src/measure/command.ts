import { spawn } from 'node:child_process'
import { AppError } from '../util/errors.ts'
import type { Deadline } from './child.ts'
import { onInterrupt } from './cleanup.ts'
import { withoutSecrets } from './environment.ts'
import { secondsText } from './failure.ts'
import type { Side } from './protocol.ts'
import type { Round, SideRound } from './round.ts'
import { medianOf } from './stats.ts'
import { parseTrtexec } from './trtexec.ts'

/** A benchmark of the user's own, run once per round and side in place of onnxruntime. */
export interface CommandSettings {
  /** For `sh -c`; `{model}`, `{side}` and `{round}` stand for the model's path, `base` or `head`, and the number of the round. */
  readonly command: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly deadline: Deadline
  readonly head: string
  readonly base?: string
}

const LARGEST_OUTPUT = 16 * 2 ** 20

const PLACEHOLDERS: ReadonlyMap<string, string> = new Map([
  ['{model}', 'MODEL_BUDGET_MODEL'],
  ['{side}', 'MODEL_BUDGET_SIDE'],
  ['{round}', 'MODEL_BUDGET_ROUND'],
])

/**
 * The command with its placeholders as shell variables, quoted to fit where they stand: a path is never pasted into the command, so
 * that nothing in a file's name is run, split or matched.
 */
export function shellCommand(command: string): string {
  let quote = ''
  return command.replace(/\\[\s\S]|['"]|\{(?:model|side|round)\}/g, (token) => {
    const variable = PLACEHOLDERS.get(token)
    if (variable !== undefined) return quote === '"' ? `\${${variable}}` : quote === "'" ? `'"\${${variable}}"'` : `"\${${variable}}"`
    if (token === quote || (quote === "'" && token === "\\'")) quote = ''
    else if (quote === '' && token.length === 1) quote = token
    return token
  })
}

/**
 * Runs the command for each side of a round, in the order given.
 * @throws AppError `measure/command-failed` when it fails, says nothing readable, or runs out of time
 */
export async function runCommandRound(settings: CommandSettings, first: Side, index: number): Promise<Round> {
  const { head, base } = settings
  if (base === undefined) return { first, head: await runSide(settings, head, 'head', index) }
  const sides = new Map<Side, SideRound>()
  for (const side of first === 'base' ? (['base', 'head'] as const) : (['head', 'base'] as const)) {
    sides.set(side, await runSide(settings, side === 'base' ? base : head, side, index))
  }
  const [headRound, baseRound] = [sides.get('head') as SideRound, sides.get('base') as SideRound]
  return { first, head: headRound, base: baseRound, logRatio: { wall: Math.log(medianOf(headRound.wallMs) / medianOf(baseRound.wallMs)) } }
}

async function runSide(settings: CommandSettings, model: string, side: Side, index: number): Promise<SideRound> {
  const { ok, stdout, why, isTimedOut } = await runShell(settings, { MODEL_BUDGET_MODEL: model, MODEL_BUDGET_SIDE: side, MODEL_BUDGET_ROUND: String(index) })
  if (!ok) {
    throw new AppError(isTimedOut ? 'measure/timed-out' : 'measure/command-failed', `${model}: the benchmark command ${why}`, {
      hint: isTimedOut ? 'give it more with `--time-budget`' : 'run it by hand with MODEL_BUDGET_MODEL set to the model',
    })
  }
  const wallMs = parseOutput(stdout)
  if (wallMs === undefined) {
    throw new AppError('measure/command-output', `${model}: the benchmark command printed neither JSON with "latencyMs" nor a summary of trtexec`, {
      hint: 'print {"latencyMs": [12.1, 12.3, …]}, one entry per run in milliseconds',
    })
  }
  return { wallMs }
}

/**
 * Times of single runs in what a benchmark printed: a JSON object `{"latencyMs": [12.1, …]}` alone or as its last line, or the summary
 * of trtexec.
 */
export function parseOutput(stdout: string): readonly number[] | undefined {
  const text = stdout.trim()
  for (const candidate of [text, text.slice(text.lastIndexOf('\n') + 1)]) {
    const samples = parseSamples(candidate)
    if (samples !== undefined) return samples
  }
  return parseTrtexec(text)
}

function parseSamples(text: string): readonly number[] | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    const { latencyMs } = JSON.parse(text) as { latencyMs?: unknown }
    const samples = Array.isArray(latencyMs) ? latencyMs : [latencyMs]
    return samples.length > 0 && samples.every((value) => typeof value === 'number' && Number.isFinite(value) && value > 0) ? samples : undefined
  } catch {
    return undefined
  }
}

interface ShellResult {
  readonly ok: boolean
  readonly stdout: string
  /** What went wrong, for a sentence. */
  readonly why: string
  readonly isTimedOut: boolean
}

function runShell({ command, environment, deadline }: CommandSettings, variables: Readonly<Record<string, string>>): Promise<ShellResult> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', shellCommand(command)], { env: { ...withoutSecrets(environment), ...variables }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    const killGroup = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // Already gone.
      }
    }
    const forget = onInterrupt(killGroup)
    let stopped: 'timed-out' | 'flooded' | undefined
    const stop = (reason: typeof stopped) => {
      stopped ??= reason
      killGroup()
    }
    const timer = setTimeout(() => stop('timed-out'), Math.max(0, deadline.at - Date.now()))
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
      if (stdout.length > LARGEST_OUTPUT) stop('flooded')
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr = (stderr + chunk).slice(-2000)
    })
    const finish = (succeeded: boolean, ending: string) => {
      clearTimeout(timer)
      forget()
      const said = stderr.replace(/\s+/g, ' ').trim().slice(-300)
      const reasons = { 'timed-out': `did not finish within ${secondsText(deadline.limitMs)} and was stopped`, flooded: 'printed too much and was stopped' }
      const why = stopped === undefined ? `${ending}${said === '' ? '' : `: ${said}`}` : reasons[stopped]
      resolve({ ok: succeeded && stopped === undefined, stdout, why, isTimedOut: stopped === 'timed-out' })
    }
    child.once('error', (error) => finish(false, `could not be started (${error.message})`))
    child.once('close', (code, signal) => finish(code === 0, signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`))
  })
}

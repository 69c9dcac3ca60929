import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { onInterrupt } from './cleanup.ts'
import { type Death, diedInstead, failedRequest } from './failure.ts'
import type { Conversation, Reply, Stage } from './protocol.ts'

export interface ChildOptions {
  /** For sentences: the model on whose behalf the child runs. */
  readonly model: string
  readonly node: string
  readonly worker: string
  readonly environment: Readonly<Record<string, string>>
  /** Address-space limit; for a device that reserves addresses without using them, none. */
  readonly addressSpaceBytes?: number
  /** Resident memory at which the child is stopped. */
  readonly residentBytes?: number
  /** CPU time after which the kernel ends the child even if nobody is left to stop it. */
  readonly cpuSeconds?: number
}

/** A moment of `Date.now()` and, for sentences, how long after the start it is. */
export interface Deadline {
  readonly at: number
  readonly limitMs: number
}

export interface MeasuringChild {
  readonly pid: number
  /** Throws an `AppError` that names the stage when the child fails, dies, or has not answered by the deadline. */
  ask<S extends Stage>(stage: S, body: Conversation[S]['request'], deadline: Deadline): Promise<Conversation[S]['answer']>
  /** Ends the child and all it started; resolves when it is gone. */
  stop(): Promise<void>
}

const WATCH_MS = 200
const STDERR_KEPT = 8192

/** Starts a fresh measuring child in a process group of its own. */
export function startChild(options: ChildOptions): MeasuringChild {
  const child = spawnLimited(options)
  const stderr = lastOf(child)
  const gone = new Promise<Death>((resolve) => {
    child.once('error', (error) => resolve({ kind: 'exited', code: null, signal: null, stderr: error.message }))
    child.once('close', (code, signal) => resolve({ kind: 'exited', code, signal, stderr: stderr() }))
  })
  let cause: Death | undefined
  let alive = true
  const forget = onInterrupt(() => killGroup(child))
  void gone.then(() => {
    alive = false
    forget()
  })
  const end = (death: Death) => {
    cause ??= death
    killGroup(child)
  }
  if (options.residentBytes !== undefined) void watchMemory(child, options.residentBytes, () => alive, end)

  return {
    pid: child.pid ?? -1,
    async ask(stage, body, { at, limitMs }) {
      const timer = setTimeout(() => end({ kind: 'timed-out', limitMs }), Math.max(0, at - Date.now()))
      const answered = new Promise<Reply>((resolve) => child.once('message', (reply) => resolve(reply as Reply)))
      try {
        if (child.connected) child.send({ stage, body }, () => {})
        const outcome = await Promise.race([answered, gone])
        if ('kind' in outcome) throw diedInstead(options.model, stage, cause ?? outcome)
        if (!outcome.ok) throw failedRequest(options.model, stage, outcome.message, stderr())
        return outcome.answer as never
      } finally {
        clearTimeout(timer)
        child.removeAllListeners('message')
      }
    },
    async stop() {
      end({ kind: 'stopped' })
      await gone
    },
  }
}

/** Ends the child when this process dies without a word; `setpriv` is part of util-linux, but not of every system. */
const DIE_WITH_PARENT = 'if setpriv --pdeathsig KILL true 2>/dev/null; then exec setpriv --pdeathsig KILL "$0" "$@"; fi'

function spawnLimited({ node, worker, environment, addressSpaceBytes, cpuSeconds }: ChildOptions): ChildProcess {
  const script = [
    'ulimit -c 0',
    ...(addressSpaceBytes === undefined ? [] : [`ulimit -v ${Math.ceil(addressSpaceBytes / 1024)}`]),
    ...(cpuSeconds === undefined ? [] : [`ulimit -t ${Math.ceil(cpuSeconds)}`]),
    DIE_WITH_PARENT,
    'exec "$0" "$@"',
  ].join('; ')
  const [command, args] = process.platform === 'linux' ? ['sh', ['-c', script, node, worker]] : [node, [worker]]
  return spawn(command, args, {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

/** Keeps the end of what the child says to stderr. */
function lastOf(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-STDERR_KEPT)
  })
  return () => text
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

async function watchMemory(child: ChildProcess, limitBytes: number, isAlive: () => boolean, end: (death: Death) => void): Promise<void> {
  while (isAlive()) {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    const resident = Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
    if (resident > limitBytes) return end({ kind: 'over-memory', limitBytes })
    await sleep(WATCH_MS, undefined, { ref: false })
  }
}

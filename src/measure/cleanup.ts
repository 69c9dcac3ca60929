const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const pending = new Set<() => void>()
let installed = false

/**
 * Runs `clean` when this process exits or is told to stop, unless the returned function is called before. It must be synchronous.
 * A signal then goes on to whoever else handles it, or ends the process as it would have.
 */
export function onInterrupt(clean: () => void): () => void {
  pending.add(clean)
  if (!installed) install()
  return () => {
    pending.delete(clean)
    if (pending.size === 0) uninstall()
  }
}

function install(): void {
  installed = true
  process.on('exit', cleanAll)
  for (const signal of SIGNALS) process.on(signal, interrupted)
}

function uninstall(): void {
  installed = false
  process.off('exit', cleanAll)
  for (const signal of SIGNALS) process.off(signal, interrupted)
}

function cleanAll(): void {
  for (const clean of pending) clean()
  pending.clear()
}

function interrupted(signal: NodeJS.Signals): void {
  cleanAll()
  uninstall()
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

import { AppError } from '../util/errors.ts'
import type { Deadline } from './child.ts'
import { runCommandRound } from './command.ts'
import { cpuDevice } from './device.ts'
import type { Engine } from './engine.ts'
import type { MeasureOptions } from './options.ts'

/**
 * The user's own benchmark as an engine: only the times it prints are known.
 * @throws AppError for what such a benchmark cannot give
 */
export async function openCommand(options: MeasureOptions, command: string, deadline: Deadline): Promise<Engine> {
  if (process.platform === 'win32') throw new AppError('measure/command-shell', 'a benchmark command needs a POSIX shell', { hint: 'measure on Linux or macOS' })
  if (options.batch !== undefined || options.layers === true) {
    throw new AppError('measure/command-figures', 'a benchmark command gives latency only, neither throughput nor time per layer', {
      hint: 'leave out `batch` and `layers`, or `command`',
    })
  }
  const { head, base, environment } = options
  const settings = { command, environment, deadline, head: head.model.path, ...(base && { base: base.model.path }) }
  return {
    runtime: { package: 'command', version: command, provider: 'command', threads: options.threads ?? 1, optimization: 'unknown' },
    isCpuTimeValid: false,
    isDeviceTime: false,
    runRound: (first, _, index) => runCommandRound(settings, first, index),
    device: () => ({ device: cpuDevice(), notes: [] }),
    notes: [],
  }
}

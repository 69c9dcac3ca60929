import type { TerminalOptions } from '../report/terminal/render.ts'
import type { Arguments } from './args.ts'

/** How results look on this terminal, or in the file or pipe that stands for one. */
export function terminalOptions(args: Arguments): TerminalOptions {
  const isTerminal = args.get('output') === undefined && process.stdout.isTTY === true
  return {
    color: isTerminal && !args.has('no-color') && (process.env.NO_COLOR ?? '') === '',
    width: isTerminal ? process.stdout.columns : undefined,
  }
}

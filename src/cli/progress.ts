import { createSpinner } from 'nanospinner'
import type { Arguments } from './args.ts'

/** What is being done, on one line of the terminal that is gone in the end. */
export interface Progress {
  readonly say: (text: string) => void
  readonly stop: () => void
}

/** On a terminal only, and not when `--quiet` is given. Work that does not wait shows each text once. */
export function startProgress(args: Arguments): Progress {
  const { stderr } = process
  if (args.has('quiet') || stderr.isTTY !== true) return { say: () => {}, stop: () => {} }
  const spinner = createSpinner('', { stream: stderr })
  const width = Math.max(20, (stderr.columns ?? 80) - 4)
  return {
    say: (text) => {
      spinner.update({ text: text.replace(/\p{C}+/gu, ' ').slice(0, width) })
      spinner.spin()
    },
    stop: () => {
      spinner.clear()
    },
  }
}

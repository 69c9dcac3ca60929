#!/usr/bin/env node
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { AppError } from '../util/errors.ts'
import { fileFailure, isFileFailure } from '../util/file-failure.ts'
import { VERSION } from '../util/version.ts'
import { type Arguments, parseCommandLine } from './args.ts'
import { helpText } from './help.ts'
import { bugLines, errorLines, type Output, openOutput } from './output.ts'

type Run = (args: Arguments, output: Output) => Promise<number>

/** Commands are loaded when they are asked for: start-up stays short. */
const RUN: Record<NonNullable<Arguments['command']>, () => Promise<Run>> = {
  profile: async () => (await import('./commands/profile.ts')).profileCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  plan: async () => (await import('./commands/plan.ts')).planCommand,
  measure: async () => (await import('./commands/measure.ts')).measureCommand,
  init: async () => (await import('./commands/init.ts')).initCommand,
}

// Node 20 spends a third of a run on optimising functions that are hardly called again: V8 11 has no quick optimiser in between. It reads
// this threshold, in bytes of bytecode executed, whenever it decides; from 4 to 16 times the usual one all is well.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000')

// A reader that has seen enough closes the pipe: the command goes on without it, and its exit code stays its own.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`${errorLines({ message: `the result cannot be written: ${fileFailure(error)}` })}\n`)
  process.exit(2)
})
process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  try {
    const args = parseCommandLine(words)
    if (args.has('version')) {
      process.stdout.write(`${VERSION}\n`)
      return 0
    }
    if (args.has('help') || args.command === undefined) {
      process.stdout.write(helpText(args.command))
      return args.has('help') ? 0 : 2
    }
    const output = openOutput(args.get('output'))
    const run = await RUN[args.command]()
    const code = await run(args, output)
    output.finish()
    return code
  } catch (error) {
    const expected = error instanceof AppError ? error : isFileFailure(error) ? { message: `${path.relative('', error.path)}: ${fileFailure(error)}` } : undefined
    process.stderr.write(`${expected === undefined ? bugLines(error) : errorLines(expected)}\n`)
    return expected === undefined ? 70 : 2
  }
}

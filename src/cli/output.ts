import { writeFileSync } from 'node:fs'
import { AppError, messageOf } from '../util/errors.ts'
import { fileFailure } from '../util/file-failure.ts'

/** Where results go: stdout, or the file of `--output`. Messages and progress go to stderr. */
export interface Output {
  readonly result: (text: string) => void
  readonly message: (text: string) => void
  /** Writes what is left; results of `--output` appear whole. */
  readonly finish: () => void
}

/** @throws AppError `usage/unwritable-output` before any work is done */
export function openOutput(file: string | undefined): Output {
  const parts: string[] = []
  if (file !== undefined) writeOutput(file, '')
  return {
    result: (text) => {
      if (file === undefined) process.stdout.write(text)
      else parts.push(text)
    },
    message: (text) => process.stderr.write(`${text}\n`),
    finish: () => {
      if (file !== undefined) writeOutput(file, parts.join(''))
    },
  }
}

function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    throw new AppError('usage/unwritable-output', `--output ${file} cannot be written: ${fileFailure(cause)}`, {
      hint: 'name a file in a folder that is there and may be written to',
      cause,
    })
  }
}

/** `error: FILE: what is wrong`, a line for each thing that is, and a hint where there is one. */
export function errorLines(error: { readonly message: string; readonly hint?: string | undefined }, file?: string): string {
  const lines = error.message.split('\n').map((line) => `error: ${plain(file === undefined || line.startsWith(file) ? line : `${file}: ${line}`)}`)
  return [...lines, ...(error.hint === undefined ? [] : [`hint: ${plain(error.hint)}`])].join('\n')
}

/** A bug of ours: the only case with a stack. */
export function bugLines(error: unknown): string {
  return `error: this is a bug in model-budget, please report it: ${plain(messageOf(error))}\n${error instanceof Error ? error.stack : ''}`
}

/** One line without control characters: names come from files. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()
}

import { parseArgs } from 'node:util'
import { COMMANDS, COMMON_OPTIONS, type CommandName, FORMATS, type Format, OPTIONS, type Option, type OptionName } from '../options.ts'
import { closest, didYouMean, suggestion } from '../util/closest.ts'
import { AppError } from '../util/errors.ts'
import { shellWord } from '../util/shell-word.ts'

/** What stands on the command line, checked against the options of its command. */
export interface Arguments {
  readonly command: CommandName | undefined
  readonly positionals: readonly string[]
  readonly has: (name: OptionName) => boolean
  /** The last value given. */
  readonly get: (name: OptionName) => string | undefined
  /** All values given, in order. */
  readonly all: (name: OptionName) => readonly string[]
}

/**
 * Parses GNU spelling: `--name value`, `--name=value`, `--`.
 * @throws AppError `usage/…` with a "did you mean" for unknown commands and options
 */
export function parseCommandLine(args: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(OPTIONS as Record<string, Option>).map(([name, { value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', multiple: true, ...(name === 'help' && { short: 'h' }) } as const,
    ]),
  )
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const given = new Map<string, string[]>()
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind === 'option') given.set(token.name, [...(given.get(token.name) ?? []), optionValue(token)])
  }
  const command = commandOf(words[0])
  const allowed: readonly string[] = command === undefined ? COMMON_OPTIONS : [...COMMON_OPTIONS, ...COMMANDS[command].options]
  const [, unexpected] = words
  if (command !== undefined && unexpected !== undefined && COMMANDS[command].arguments === '' && !given.has('help')) throw unexpectedWord(command, unexpected)
  for (const name of given.keys()) if (!allowed.includes(name)) throw unknownOption(name, command, allowed)
  return {
    command,
    positionals: words.slice(1),
    has: (name) => given.has(name),
    get: (name) => given.get(name)?.at(-1),
    all: (name) => given.get(name) ?? [],
  }
}

/** @throws AppError for a form there is not */
export function formatOf(args: Arguments): Format {
  const format = args.get('format') ?? 'table'
  const known = FORMATS.find((candidate) => candidate === format)
  if (known === undefined) throw new AppError('usage/unknown-format', `--format ${format} does not exist${didYouMean(format, FORMATS)}`, { hint: `one of ${FORMATS.join(', ')}` })
  return known
}

/** A whole number of at least `least`, or undefined when the option is not given. */
export function wholeNumber(args: Arguments, name: OptionName, least = 1): number | undefined {
  const text = args.get(name)
  if (text === undefined) return undefined
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < least || text.trim() === '') {
    throw new AppError('usage/not-a-number', `--${name} ${text}: expected a whole number of at least ${least}`)
  }
  return number
}

/** One of a few words, or undefined when the option is not given. */
export function choice<T extends string>(args: Arguments, name: OptionName, choices: readonly T[]): T | undefined {
  const text = args.get(name)
  const chosen = choices.find((candidate) => candidate === text)
  if (text !== undefined && chosen === undefined) {
    throw new AppError('usage/unknown-choice', `--${name} ${text} does not exist${didYouMean(text, choices)}`, { hint: `one of ${choices.join(', ')}` })
  }
  return chosen
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
}

function optionValue({ name, rawName, value }: OptionToken): string {
  const option = (OPTIONS as Record<string, Option>)[name]
  if (option === undefined) return value ?? ''
  if (option.value === undefined && value !== undefined) throw new AppError('usage/unexpected-value', `${rawName} takes no value`)
  if (option.value !== undefined && (value === undefined || (value.startsWith('--') && value.length > 2))) {
    throw new AppError('usage/missing-value', `${rawName} needs a value`, { hint: `${rawName} ${option.value}` })
  }
  return value ?? ''
}

function commandOf(word: string | undefined): CommandName | undefined {
  if (word === undefined) return undefined
  const names = Object.keys(COMMANDS) as CommandName[]
  const command = names.find((name) => name === word)
  if (command === undefined) {
    const isModel = /\.onnx$/i.test(word)
    throw new AppError('usage/unknown-command', `there is no command "${word}"${didYouMean(word, names)}`, {
      hint: isModel ? `model-budget profile ${shellWord(word)}` : word === 'help' ? 'model-budget --help' : `commands: ${names.join(', ')}`,
    })
  }
  return command
}

/** A word where a command takes none. */
function unexpectedWord(command: CommandName, word: string): AppError {
  const takesModels = (COMMANDS[command].options as readonly string[]).includes('models')
  return new AppError('usage/unexpected-word', `${command} takes options only, and "${word}" is none`, {
    hint: takesModels ? `--models ${shellWord(word)} says which models to look at` : `model-budget ${command} --help lists them`,
  })
}

function unknownOption(name: string, command: CommandName | undefined, allowed: readonly string[]): AppError {
  const option = `${name.length === 1 ? '-' : '--'}${name}`
  const owners = (Object.keys(COMMANDS) as CommandName[]).filter((other) => (COMMANDS[other].options as readonly string[]).includes(name))
  const where = command === undefined ? '' : ` of ${command}`
  const hint = owners.length > 0 ? `it belongs to ${owners.join(', ')}` : `model-budget ${command === undefined ? '' : `${command} `}--help lists them`
  const names = allowed.map((other) => `--${other}`)
  const beginning = name.length === 1 ? names.find((other) => other.startsWith(`-${option}`)) : undefined
  return new AppError('usage/unknown-option', `${option} is no option${where}${suggestion(beginning ?? closest(option, names))}`, { hint })
}

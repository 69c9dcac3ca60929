import { COMMANDS, COMMON_OPTIONS, type Command, type CommandName, OPTIONS, type Option, type OptionName } from '../options.ts'

/** The help text of the whole, or of one command. */
export function helpText(command: CommandName | undefined): string {
  const names = Object.keys(COMMANDS) as CommandName[]
  if (command === undefined) {
    const rows = names.map((name): [string, string] => [`${name} ${COMMANDS[name].arguments}`.trim(), COMMANDS[name].summary])
    return [
      'Keeps neural networks within their budgets: what an ONNX model costs, what changed, and why.',
      '',
      'Usage: model-budget COMMAND [options]',
      '',
      'Commands',
      ...columns(rows),
      '',
      'Options of every command',
      ...columns(COMMON_OPTIONS.map(optionRow)),
      '',
      'Exit codes: 0 fine, 1 a budget is exceeded or unknown, 2 wrong usage or unreadable input, 70 a bug of ours',
      '',
    ].join('\n')
  }
  const { arguments: words, summary, options }: Command = COMMANDS[command]
  const own = options.length === 0 ? [] : ['Options', ...columns(options.map(optionRow)), '']
  return [
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    '',
    `Usage: model-budget ${command} ${words} [options]`.replace(/ {2,}/g, ' '),
    '',
    ...own,
    'Options of every command',
    ...columns(COMMON_OPTIONS.map(optionRow)),
    '',
  ].join('\n')
}

function optionRow(name: OptionName): [string, string] {
  const option: Option = OPTIONS[name]
  return [`--${name}${option.value === undefined ? '' : ` ${option.value}`}`, option.help + (option.isRepeatable === true ? ' (repeatable)' : '')]
}

function columns(rows: readonly [string, string][]): readonly string[] {
  const width = Math.min(36, Math.max(...rows.map(([left]) => left.length)))
  return rows.map(([left, right]) => (left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`))
}

import path from 'node:path'
import { escapePath } from 'tinyglobby'
import { type Parsed, parseDuration, parseShare } from '../../budget/units.ts'
import { measureModel } from '../../measure/measure.ts'
import type { MeasureResult } from '../../measure/measure-result.ts'
import type { MeasureOptions, MeasureTarget } from '../../measure/options.ts'
import { inputRules, settingsOf } from '../../measure-project.ts'
import type { OptionName } from '../../options.ts'
import { profileFile } from '../../profile-file.ts'
import { loadProject } from '../../project.ts'
import { renderMarkdown } from '../../report/markdown/render.ts'
import { measureView } from '../../report/measure-view.ts'
import { renderTerminal, type TerminalOptions } from '../../report/terminal/render.ts'
import { AppError } from '../../util/errors.ts'
import { type Arguments, formatOf, wholeNumber } from '../args.ts'
import { bindingsOf } from '../given.ts'
import type { Output } from '../output.ts'

/** `measure MODEL [--against BASE]`: returns the exit code, 1 when the comparison fails. */
export async function measureCommand(args: Arguments, output: Output): Promise<number> {
  const [model, ...others] = args.positionals
  if (model === undefined || others.length > 0) {
    throw new AppError('usage/one-model', `measure takes one model, not ${args.positionals.length}`, { hint: 'model-budget measure model.onnx --against base.onnx' })
  }
  const result = await measureModel(await optionsOf(args, model, output))
  output.result(rendered(result, args))
  return result.paired?.outcome === 'fail' ? 1 : 0
}

/** What `measure` measures with, from the command line and the configuration. */
export async function optionsOf(args: Arguments, model: string, output: Output): Promise<MeasureOptions> {
  const root = process.cwd()
  const relative = path.relative(root, model)
  const { models, configuration } = await loadProject({
    root,
    configFile: args.get('config'),
    models: [/[*?[\]{}!]/.test(relative) ? escapePath(relative) : relative],
    bindings: bindingsOf(args),
  })
  const bindings = models[0]?.bindings ?? bindingsOf(args)
  const settings = configuration?.measure ?? {}
  const against = args.get('against')
  const { samples, ...fromConfiguration } = settingsOf(settings)
  return {
    ...(against === undefined && samples !== undefined && { samples }),
    ...fromConfiguration,
    ...given(args),
    head: target(model, bindings),
    ...(against !== undefined && { base: target(against, bindings) }),
    bindings,
    rules: inputRules(settings),
    workspace: root,
    environment: process.env,
    say: args.has('quiet') || !process.stderr.isTTY ? () => {} : (progress) => output.message(progress),
  }
}

function target(file: string, bindings: MeasureOptions['bindings']): MeasureTarget {
  const { model, profile } = profileFile(file, { bindings }).analysis
  return { model, profile }
}

/** What the command line says, and nothing else. */
function given(args: Arguments): Partial<MeasureOptions> {
  const said = {
    provider: args.get('provider'),
    runtimePath: args.get('runtime-path'),
    threads: wholeNumber(args, 'threads'),
    samples: wholeNumber(args, 'samples'),
    warmUp: wholeNumber(args, 'warm-up', 0),
    increase: parsed(args, 'increase', parseShare),
    timeBudgetMs: parsed(args, 'time-budget', parseDuration),
    batch: args.get('batch') === 'auto' ? 'auto' : wholeNumber(args, 'batch'),
    layers: args.has('layers') ? true : undefined,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

function parsed(args: Arguments, name: OptionName, parse: (text: string) => Parsed): number | undefined {
  const text = args.get(name)
  if (text === undefined) return undefined
  const result = parse(text)
  if ('value' in result) return result.value
  throw new AppError('usage/bad-value', `--${name} ${text}: ${result.problem}`)
}

function rendered(result: MeasureResult, args: Arguments): string {
  const format = formatOf(args)
  switch (format) {
    case 'json':
      return `${JSON.stringify(result, null, 2)}\n`
    case 'jsonl':
      return `${JSON.stringify(result)}\n`
    case 'markdown':
      return renderMarkdown(measureView(result))
    case 'csv':
      return csv(result)
    case 'table':
      return renderTerminal(measureView(result), terminal(args))
    default:
      throw new AppError('usage/unknown-format', `measure has no form "${format}"`, { hint: 'one of table, json, jsonl, markdown, csv' })
  }
}

function terminal(args: Arguments): TerminalOptions {
  const { stdout, env } = process
  const isTerminal = stdout.isTTY === true && args.get('output') === undefined
  return { color: isTerminal && !args.has('no-color') && (env.NO_COLOR ?? '') === '', width: isTerminal ? stdout.columns : undefined }
}

const CSV_COLUMNS = ['samples', 'mean', 'std', 'min', 'p50', 'p90', 'p95', 'p99'] as const

/** One row per side, times in milliseconds. */
function csv({ latency, base }: MeasureResult): string {
  const row = (side: string, of: MeasureResult['latency']) => [side, ...CSV_COLUMNS.map((column) => of[column])].join(',')
  return `${[['side', ...CSV_COLUMNS].join(','), ...(base === undefined ? [] : [row('base', base.latency)]), row('head', latency)].join('\n')}\n`
}

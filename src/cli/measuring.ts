import path from 'node:path'
import { escapePath } from 'tinyglobby'
import { type Parsed, parseDuration, parseShare } from '../budget/units.ts'
import type { MeasureOptions, MeasureTarget } from '../measure/options.ts'
import { inputRules, settingsOf } from '../measure-project.ts'
import type { OptionName } from '../options.ts'
import { profileFile } from '../profile-file.ts'
import { loadProject } from '../project.ts'
import { AppError } from '../util/errors.ts'
import { type Arguments, wholeNumber } from './args.ts'
import { bindingsOf } from './given.ts'
import { namingFile } from './name-file.ts'
import type { Output } from './output.ts'

/** How a model is measured: as the command line says, else as the configuration does. */
export async function measureOptions(args: Arguments, model: string, output: Output): Promise<Omit<MeasureOptions, 'head' | 'base'>> {
  const root = process.cwd()
  const relative = path.relative(root, model)
  const { models, configuration } = await loadProject({
    root,
    configFile: args.get('config'),
    models: [/[*?[\]{}!]/.test(relative) ? escapePath(relative) : relative],
    bindings: bindingsOf(args),
  })
  const settings = configuration?.measure ?? {}
  const { samples, ...fromConfiguration } = settingsOf(settings)
  return {
    ...(args.get('against') === undefined && samples !== undefined && { samples }),
    ...fromConfiguration,
    ...given(args),
    bindings: models[0]?.bindings ?? bindingsOf(args),
    rules: inputRules(settings),
    workspace: root,
    environment: process.env,
    say: args.has('quiet') || !process.stderr.isTTY ? () => {} : (progress) => output.message(progress),
  }
}

/** A model to measure, with its profile at these sizes. */
export function measureTarget(file: string, bindings: MeasureOptions['bindings']): MeasureTarget {
  const { model, profile } = namingFile(file, () => profileFile(file, { bindings }).analysis)
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

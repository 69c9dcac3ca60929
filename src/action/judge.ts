import { setFlagsFromString } from 'node:v8'
import type { BaseSource } from '../base-source.ts'
import type { Configuration } from '../budget/configuration.ts'
import { evaluate } from '../budget/evaluate.ts'
import { findConfiguration } from '../budget/find-config.ts'
import type { Verdict } from '../budget/verdict.ts'
import { loadProject, type Project } from '../project.ts'
import type { CheckPorts } from '../run.ts'
import type { Context } from './context.ts'
import { findBase } from './find-base.ts'
import { log } from './log.ts'

export interface Judged {
  readonly verdict: Verdict
  readonly project: Project
}

/** Head's models against base and budgets: the pipeline, with what the action's inputs and the event say. */
export async function judge(context: Context): Promise<Judged> {
  const base = await findBase(context)
  try {
    log.info(`Compared with: ${base.info.commit ?? base.info.source}${base.info.note === undefined ? '' : ` (${base.info.note})`}`)
    const ofBase = await configurationOfBase(context, base)
    const project = await loadProject({
      root: context.workspace,
      configFile: context.inputs.config,
      models: context.inputs.models,
      bindings: context.inputs.bindings,
      ...(context.inputs['config-from'] === 'base' && { configuration: ofBase }),
    })
    const verdict = await check(context, project, base)
    return { verdict: await withNotes(verdict, context, project, ofBase), project }
  } finally {
    await base.close()
  }
}

async function check(context: Context, project: Project, base: BaseSource): Promise<Verdict> {
  if (project.models.length === 0 && !base.models.some((path) => project.covers(path))) return evaluate([], base.info)
  // Of hundreds of models each leaves garbage: collected sooner, it takes a third less memory.
  setFlagsFromString('--semi-space-growth-factor=1')
  const { runCheck } = await import('../run.ts')
  log.group(`Models: ${project.models.length}`)
  const verdict = await runCheck(project, {
    base,
    today: new Date().toISOString().slice(0, 10),
    conventions: context.inputs.conventions,
    ...(context.inputs.measure !== 'off' && { measure: measurer(context, project) }),
    areUnchangedLean: true,
    isEveryModelMeasured: context.inputs.measure === 'on',
    onModel: (done, total, path) => log.info(`[${done + 1}/${total}] ${path}`),
  })
  log.endGroup()
  return verdict
}

function measurer({ inputs, env }: Context, { root, configuration }: Project): CheckPorts['measure'] {
  const settings = {
    ...configuration?.measure,
    ...(inputs.provider !== undefined && { provider: inputs.provider }),
    ...(inputs['runtime-path'] !== undefined && { runtimePath: inputs['runtime-path'] }),
  }
  return async (model, base) => {
    const { measureProjectModel } = await import('../measure-project.ts')
    return measureProjectModel(model, base, { root, settings, environment: env, say: (progress) => log.info(`${model.path}: ${progress}`) })
  }
}

/** The configuration as base has it; undefined where base has none, or a broken one that cannot be judged by. */
async function configurationOfBase({ inputs }: Context, base: BaseSource): Promise<Configuration | undefined> {
  try {
    const found = await findConfiguration((path) => base.text(path), inputs.config)
    if (found === undefined) return undefined
    const { parseConfiguration } = await import('../budget/load-config.ts')
    return parseConfiguration(found.text, found.file)
  } catch {
    return undefined
  }
}

const NO_BUDGETS = { models: [], budgets: [], exclude: [], operators: new Map<string, never>() } as const

/** What the first screen says besides the figures: budgets that this very pull request changes, and whose budgets judged. */
async function withNotes(verdict: Verdict, { inputs }: Context, { configuration }: Project, ofBase: Configuration | undefined): Promise<Verdict> {
  const isJudgedByBase = inputs['config-from'] === 'base'
  const changes = ofBase === undefined || isJudgedByBase ? [] : (await import('../budget/budget-changes.ts')).budgetChanges(ofBase, configuration ?? NO_BUDGETS)
  const notes = [
    ...(verdict.notes ?? []),
    ...(isJudgedByBase ? [ofBase === undefined ? 'Base has no configuration to judge by: the one of head was used.' : "Judged by base's configuration."] : []),
    ...(configuration === undefined ? ['No configuration found, so no budget holds: `npx model-budget init` writes one.'] : []),
  ]
  return { ...verdict, ...(changes.length > 0 && { budgetChanges: changes }), ...(notes.length > 0 && { notes }) }
}

import type { BaseSource } from '../base-source.ts'
import { baselineFinder } from '../baseline/artifact.ts'
import type { CompareCommits } from '../baseline/commit.ts'
import { externalFilesOf } from '../baseline/external-files.ts'
import { type FindBaseline, openBase } from '../baseline/sources.ts'
import { BASELINE_ARTIFACT } from '../baseline/stored-baseline.ts'
import { budgetChanges } from '../budget/budget-changes.ts'
import type { Configuration } from '../budget/configuration.ts'
import { findConfiguration, parseConfiguration } from '../budget/load-config.ts'
import type { Verdict } from '../budget/verdict.ts'
import { artifactStore } from '../github/artifacts.ts'
import type { GitHubClient } from '../github/client.ts'
import { compareCommits } from '../github/compare.ts'
import { loadProject, type Project } from '../project.ts'
import { type CheckPorts, runCheck } from '../run.ts'
import { messageOf } from '../util/errors.ts'
import { artifactName } from './comment-key.ts'
import type { Context } from './context.ts'
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
    const baseConfiguration = await configurationOfBase(context, base)
    const project = await loadProject({
      root: context.workspace,
      configFile: context.inputs.config,
      models: context.inputs.models,
      bindings: context.inputs.bindings,
      ...(context.inputs['config-from'] === 'base' && { configuration: baseConfiguration }),
    })
    log.group(`Models: ${project.models.length}`)
    const verdict = await runCheck(project, {
      base,
      today: new Date().toISOString().slice(0, 10),
      conventions: context.inputs.conventions,
      ...(context.inputs.measure !== 'off' && { measure: measurer(context, project) }),
      isEveryModelMeasured: context.inputs.measure === 'on',
      onModel: (done, total, path) => log.info(`[${done + 1}/${total}] ${path}`),
    })
    log.endGroup()
    return { verdict: withNotes(verdict, context, project, baseConfiguration), project }
  } finally {
    await base.close()
  }
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

async function findBase(context: Context): Promise<BaseSource> {
  const { inputs, event, workspace, temporary } = context
  const client = await context.client()
  const compare: CompareCommits | undefined = client === undefined ? undefined : async (from, to) => context.attempt('compare', () => compareCommits(client)(from, to))
  return openBase({
    base: inputs.base,
    ...(inputs['base-models'] !== undefined && { baseModels: inputs['base-models'] }),
    root: workspace,
    temporary,
    externalFiles: externalFilesOf,
    git: { trusted: true, ...(inputs.token !== undefined && { credentials: { serverUrl: event.run.serverUrl, token: inputs.token } }) },
    hint: event.base,
    ...(compare !== undefined && { compareCommits: compare }),
    ...(client !== undefined && compare !== undefined && { findBaseline: (request) => findBaseline(context, client, compare, request) }),
  })
}

/** Whoever stores no baselines need not grant the permission to read them: only who names one is told what is missing. */
async function findBaseline(context: Context, client: GitHubClient, compare: CompareCommits, request: Parameters<FindBaseline>[0]): ReturnType<FindBaseline> {
  const { inputs, event, temporary } = context
  const branch = event.baseBranch
  if (branch === undefined) return { none: 'no branch is known that could have stored a baseline' }
  const defaultName = artifactName(BASELINE_ARTIFACT, inputs['comment-key'])
  const find = () => baselineFinder({ store: artifactStore(client, event.run.workflowFile), branch, defaultName, compareCommits: compare, temporary })(request)
  const none = 'stored baselines cannot be read'
  if (request.name !== undefined) return (await context.attempt('baseline', find)) ?? { none }
  return find().catch((thrown: unknown) => ({ none: `${none} (${messageOf(thrown)})` }))
}

/** The configuration as base has it; undefined where base has none, or a broken one that cannot be judged by. */
async function configurationOfBase({ inputs }: Context, base: BaseSource): Promise<Configuration | undefined> {
  try {
    const found = await findConfiguration((path) => base.text(path), inputs.config)
    return found === undefined ? undefined : parseConfiguration(found.text, found.file)
  } catch {
    return undefined
  }
}

const NO_BUDGETS = { models: [], budgets: [], exclude: [], operators: new Map<string, never>() } as const

/** What the first screen says besides the figures: budgets that this very pull request changes, and whose budgets judged. */
function withNotes(verdict: Verdict, { inputs }: Context, project: Project, baseConfiguration: Configuration | undefined): Verdict {
  const changes = baseConfiguration === undefined || inputs['config-from'] === 'base' ? [] : budgetChanges(baseConfiguration, project.configuration ?? NO_BUDGETS)
  const notes = [
    ...(inputs['config-from'] === 'base'
      ? [baseConfiguration === undefined ? 'Base has no configuration to judge by: the one of head was used.' : "Judged by base's configuration."]
      : []),
    ...(project.configuration === undefined ? ['No configuration found, so no budget holds: `npx model-budget init` writes one.'] : []),
  ]
  return { ...verdict, ...(changes.length > 0 && { budgetChanges: changes }), ...(notes.length > 0 && { notes: [...(verdict.notes ?? []), ...notes] }) }
}

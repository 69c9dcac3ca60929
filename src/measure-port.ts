import path from 'node:path'
import { analyzeModel } from './analyze/profile.ts'
import type { BaseModel } from './base-source.ts'
import type { Measured } from './budget/judge-measured.ts'
import { isLatency } from './budget/metrics.ts'
import type { Budget } from './budget/verdict.ts'
import { loadModel } from './graph/load-model.ts'
import { parseInputRule } from './measure/input-rules.ts'
import { measureModel } from './measure/measure.ts'
import type { MeasureOptions, MeasureTarget } from './measure/options.ts'
import type { LatencyFigure } from './measure/measure-result.ts'
import type { Project, ProjectModel } from './project.ts'
import { AppError } from './util/errors.ts'

export interface MeasurePortOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** In place of the configuration's. */
  readonly provider?: string | undefined
  readonly runtimePath?: string | undefined
  readonly say?: ((progress: string) => void) | undefined
}

/** Measures a model of a project as its budgets and the configuration ask; what cannot be measured is unknown, with its reason. */
export function measurePort(project: Project, options: MeasurePortOptions): (model: ProjectModel, base: BaseModel | undefined) => Promise<Measured> {
  return async (model, base) => {
    try {
      const head = path.resolve(project.root, model.path)
      const other = base?.unchanged === true ? head : base?.file
      return await withTarget(head, model, (target) =>
        other === undefined ? measureModel(request(target, undefined, model, project, options)) : withTarget(other, model, (from) => measureModel(request(target, from, model, project, options))),
      )
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { unknown: error.hint === undefined ? error.message : `${error.message}; ${error.hint}` }
    }
  }
}

/** The file stays open while it is measured: small weights are read on demand. */
async function withTarget<T>(file: string, { bindings }: ProjectModel, use: (target: MeasureTarget) => Promise<T>): Promise<T> {
  const loaded = loadModel(file)
  try {
    return await use({ model: loaded.model, profile: analyzeModel(loaded.model, { bindings, areUnknownDimsAllowed: true }).profile })
  } finally {
    loaded.close()
  }
}

function request(head: MeasureTarget, base: MeasureTarget | undefined, model: ProjectModel, project: Project, options: MeasurePortOptions): MeasureOptions {
  const settings = project.configuration?.measure ?? {}
  const provider = options.provider ?? settings.provider
  const runtimePath = options.runtimePath ?? settings.runtimePath
  const increase = tightestIncrease(model.budgets)
  const rules = new Map(Object.entries(settings.inputs ?? {}).map(([name, rule]) => [name, parseInputRule(name, rule)]))
  const needsThroughput = model.budgets.some(({ metric }) => metric === 'throughput')
  const batch = settings.batch ?? (needsThroughput ? 'auto' : undefined)
  return {
    head,
    ...(base !== undefined && increase !== undefined && { base, increase }),
    bindings: model.bindings,
    rules,
    workspace: project.root,
    environment: options.environment,
    limits: limitsOf(model.budgets),
    ...(provider !== undefined && { provider }),
    ...(runtimePath !== undefined && { runtimePath }),
    ...(settings.allowFallback !== undefined && { allowFallback: settings.allowFallback }),
    ...(settings.threads !== undefined && { threads: settings.threads }),
    ...(settings.samples !== undefined && increase === undefined && { samples: settings.samples }),
    ...(settings.warmUp !== undefined && { warmUp: settings.warmUp }),
    ...(settings.timeBudget !== undefined && { timeBudgetMs: settings.timeBudget }),
    ...(settings.layers !== undefined && { layers: settings.layers }),
    ...(settings.command !== undefined && { command: settings.command }),
    ...(batch !== undefined && { batch }),
    ...(options.say !== undefined && { say: options.say }),
  }
}

/** One paired measurement serves all relative budgets: it runs until the tightest is decided. */
function tightestIncrease(budgets: readonly Budget[]): number | undefined {
  const shares = budgets.flatMap(({ metric, limit }) => (isLatency(metric) && limit.kind === 'increase' ? [limit.share] : []))
  return shares.length === 0 ? undefined : Math.min(...shares)
}

function limitsOf(budgets: readonly Budget[]): NonNullable<MeasureOptions['limits']> {
  return budgets.flatMap(({ metric, limit }) => (isLatency(metric) && limit.kind === 'max' ? [{ figure: metric.slice('latency.'.length) as LatencyFigure, max: limit.value }] : []))
}

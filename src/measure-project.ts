import path from 'node:path'
import type { BaseModel } from './base-source.ts'
import type { MeasureSettings } from './budget/configuration.ts'
import type { Measured } from './budget/judge-measured.ts'
import { isLatency, PEAK_ARENA, THROUGHPUT } from './budget/metrics.ts'
import type { Budget, LatencyMetric } from './budget/verdict.ts'
import { parseInputRule } from './measure/input-rules.ts'
import { measureModel } from './measure/measure.ts'
import type { LatencyFigure } from './measure/measure-result.ts'
import type { MeasureOptions, MeasureTarget } from './measure/options.ts'
import type { Limit } from './measure/summarize-rounds.ts'
import { profileFile } from './profile-file.ts'
import type { ProjectModel } from './project.ts'
import { AppError } from './util/errors.ts'

/** What measuring needs of the world, and what goes before the configuration. */
export interface MeasuringContext extends Pick<MeasureOptions, 'environment' | 'worker' | 'say'> {
  readonly root: string
  readonly settings: MeasureSettings
}

/**
 * Measures a model as its budgets ask: alone, or in pairs with base where growth is limited. What cannot be measured is unknown, with
 * the reason, so that one model never loses the others.
 */
export async function measureProjectModel({ path: file, bindings, budgets }: ProjectModel, base: BaseModel | undefined, context: MeasuringContext): Promise<Measured> {
  const { root, settings, ...world } = context
  try {
    const head = target(path.resolve(root, file), bindings)
    const increase = strictestIncrease(budgets)
    const isArenaCompared = budgets.some(({ metric, limit }) => metric === PEAK_ARENA && limit.kind === 'increase')
    const needsBase = base !== undefined && (increase !== undefined || isArenaCompared)
    const { baseTarget, problem }: BaseTarget = needsBase ? await baseTargetOf(base, head, bindings) : {}
    const isPaired = baseTarget !== undefined && increase !== undefined
    const needsThroughput = budgets.some(({ metric }) => metric === THROUGHPUT)
    const { samples, ...given } = settingsOf(settings)
    const result = await measureModel({
      ...given,
      ...(!isPaired && samples !== undefined && { samples }),
      ...world,
      head,
      ...(isPaired && { base: baseTarget }),
      ...(baseTarget !== undefined && isArenaCompared && { memoryBase: baseTarget }),
      bindings,
      rules: inputRules(settings),
      workspace: root,
      ...(increase !== undefined && { increase }),
      limits: limitsOf(budgets),
      ...(needsThroughput && { batch: settings.batch ?? 'auto' }),
    })
    const notes = problem === undefined ? result.notes : [...result.notes, `base was not measured: ${problem}`]
    return { ...result, notes, model: { path: file }, ...(result.base && base && { base: { ...result.base, path: base.path } }) }
  } catch (error) {
    if (error instanceof AppError) return { unknown: error.message.replaceAll(path.resolve(root, file), file) }
    throw error
  }
}

function target(file: string, bindings: ProjectModel['bindings']): MeasureTarget {
  const { model, profile } = profileFile(file, { bindings, areNamesShared: true }).analysis
  return { model, profile }
}

/** Base, ready to be run, or why it cannot be. */
interface BaseTarget {
  readonly baseTarget?: MeasureTarget
  readonly problem?: string
}

/** A base that cannot be had loses the budgets that need it, and no others. */
async function baseTargetOf(base: BaseModel, head: MeasureTarget, bindings: ProjectModel['bindings']): Promise<BaseTarget> {
  if (base.unchanged === true) return { baseTarget: head }
  try {
    const file = base.fetchWhole === undefined ? base.file : await base.fetchWhole()
    if (file === undefined) return { problem: 'only its profile is stored' }
    return { baseTarget: target(file, bindings) }
  } catch (error) {
    if (error instanceof AppError) return { problem: error.message }
    throw error
  }
}

/** The options that the configuration sets, names and units as the engine has them. */
export function settingsOf({ provider, allowFallback, threads, samples, warmUp, timeBudget, batch, layers, runtimePath, command }: MeasureSettings): Partial<MeasureOptions> {
  const given = { provider, allowFallback, threads, samples, warmUp, timeBudgetMs: timeBudget, batch, layers, runtimePath, command }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** How the configuration fills inputs. */
export function inputRules({ inputs = {} }: MeasureSettings): NonNullable<MeasureOptions['rules']> {
  return new Map(Object.entries(inputs).map(([name, rule]) => [name, parseInputRule(name, rule)]))
}

function strictestIncrease(budgets: readonly Budget[]): number | undefined {
  const shares = budgets.flatMap(({ metric, limit }) => (isLatency(metric) && limit.kind === 'increase' ? [limit.share] : []))
  return shares.length === 0 ? undefined : Math.min(...shares)
}

function limitsOf(budgets: readonly Budget[]): readonly Limit[] {
  return budgets.flatMap(({ metric, limit }) => (isLatency(metric) && limit.kind === 'max' ? [{ figure: figureOf(metric), max: limit.value }] : []))
}

function figureOf(metric: LatencyMetric): LatencyFigure {
  return metric.slice('latency.'.length) as LatencyFigure
}

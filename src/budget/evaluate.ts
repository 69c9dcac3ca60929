import { type ModelProfile, SCHEMA } from '../analyze/model-profile.ts'
import type { Cause, Comparison } from '../compare/comparison.ts'
import { judgeMeasured, type Measured } from './judge-measured.ts'
import { type Judgement, judgeStatic, type MissingBase } from './judge-static.ts'
import { isMeasuredMetric, METRIC_INFO } from './metrics.ts'
import { type BaseInfo, type Budget, type Check, type ModelVerdict, OUTCOMES, type Outcome, type Verdict } from './verdict.ts'

/** A model and everything its budgets are judged by. */
export interface JudgedModel {
  readonly id: string
  readonly path: string
  readonly comparison: Comparison
  readonly budgets: readonly Budget[]
  /** Latency and throughput, or why there are none. */
  readonly measured?: Measured
  /** Why the comparison has no base: the model is new unless said otherwise. */
  readonly withoutBase?: MissingBase
  readonly renamedFrom?: { readonly id: string; readonly path: string }
}

/**
 * Judges every budget of a model.
 *
 * A figure that is not exact passes or fails only where everything it may be does; otherwise the budget is `unknown`. `level: warn`
 * keeps every outcome at `warn` or better. A budget whose `until` has passed fails whatever the figure.
 * @param today ISO date, UTC.
 */
export function evaluateModel(model: JudgedModel, today: string): ModelVerdict {
  const { id, path, comparison, budgets, measured, withoutBase, renamedFrom } = model
  return {
    id,
    path,
    comparison,
    checks: budgets.map((budget) => judge(budget, model, today)),
    ...(measured === undefined || 'unknown' in measured ? {} : { measured }),
    ...(renamedFrom === undefined ? {} : { renamedFrom }),
    ...(withoutBase !== undefined && 'unknown' in withoutBase && { baseProblem: withoutBase.unknown }),
  }
}

/** A model that base has and head has not: listed, never judged. */
export function deletedModel(id: string, deleted: ModelProfile): ModelVerdict {
  return { id, path: deleted.model.path, comparison: undefined, checks: [], deleted }
}

/** A model that cannot be read: nothing about it is known, so the verdict is not `pass`. */
export function unreadableModel(id: string, path: string, error: NonNullable<ModelVerdict['error']>): ModelVerdict {
  return { id, path, comparison: undefined, checks: [], error }
}

/** The verdict over all models: the worst of their checks. */
export function evaluate(models: readonly ModelVerdict[], base: BaseInfo): Verdict {
  const verdict = worstOutcome(models.map(outcomeOf))
  return { schema: SCHEMA, verdict: verdict === 'skipped' ? 'pass' : verdict, base, models }
}

/** The worst outcome of a model's checks; a model that cannot be read is unknown. */
export function outcomeOf({ checks, error }: ModelVerdict): Outcome {
  return worstOutcome([...checks.map(({ outcome }) => outcome), ...(error === undefined ? [] : (['unknown'] as const))])
}

function worstOutcome(outcomes: readonly Outcome[]): Outcome {
  return OUTCOMES[Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))] ?? 'pass'
}

function judge(budget: Budget, model: JudgedModel, today: string): Check {
  const judgement = expire(budget, today, withCause(budget, model.comparison, judgementOf(budget, model)))
  const reason = budget.reason !== undefined && judgement.outcome !== 'pass' ? ` (reason of the budget: ${budget.reason})` : ''
  return { budget, actual: judgement.actual, outcome: limitedTo(budget.level, judgement.outcome), message: `${judgement.message}${reason}` }
}

function judgementOf(budget: Budget, { comparison, measured, withoutBase = { skipped: 'the model is new' } }: JudgedModel): Judgement {
  const { metric } = budget
  if (isMeasuredMetric(metric)) return judgeMeasured({ ...budget, metric }, measured ?? { unknown: 'measuring is off' }, comparison.base !== undefined, withoutBase)
  return judgeStatic({ ...budget, metric }, comparison, withoutBase)
}

/** Adds the first cause to a failure of a total that grew. */
function withCause(budget: Budget, { base, deltas, causes }: Comparison, judgement: Judgement): Judgement {
  const [cause] = causes
  const delta = deltas.find(({ metric }) => metric === budget.metric)
  if (judgement.outcome !== 'fail' || base === undefined || cause === undefined || (delta?.change ?? 0) <= 0) return judgement
  return { ...judgement, message: `${judgement.message}${causeSuffix(cause)}` }
}

/** How a check's message ends where a cause is known; a report of several checks leaves it out where it said so already. */
export function causeSuffix({ what, effect }: Cause): string {
  return `; cause: ${what}: ${effect}`
}

function expire({ until, metric }: Budget, today: string, judgement: Judgement): Judgement {
  if (until === undefined || today <= until) return judgement
  return { ...judgement, outcome: 'fail', message: `${METRIC_INFO[metric].label}: the budget ran out on ${until}, set it anew; ${judgement.message}` }
}

function limitedTo(level: Budget['level'], outcome: Outcome): Outcome {
  return level === 'warn' && OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf('warn') ? 'warn' : outcome
}

import picomatch from 'picomatch'
import type { ModelProfile, NodeFigureName, TotalName } from '../analyze/model-profile.ts'
import type { Comparison } from '../compare/comparison.ts'
import { type Figure, isKnown, leastOf, mostOf, sumFigures, type UnknownFigure } from '../util/figure.ts'
import { figureText, type STATUS_SIGNS } from '../util/figure-text.ts'
import { counted, distinctTexts, quantityText, shareText, signedShareText } from '../util/quantity-text.ts'
import { judgeIncrease, judgeTotalIncrease } from './increase.ts'
import { METRIC_INFO } from './metrics.ts'
import type { Budget, Metric, Outcome } from './verdict.ts'

/** What a budget says of a figure, before its level is looked at. */
export interface Judgement {
  readonly outcome: Outcome
  readonly actual: Figure
  readonly message: string
}

/** Why a model has no base side: there is none, and growth is not judged; or it cannot be had, and growth is unknown. */
export type MissingBase = { readonly skipped: string } | UnknownFigure

/** The figure a budget is about, in base and head. */
export interface Subject {
  /** For sentences: `MACs`, `MACs of /neck/** (12 nodes)`. */
  readonly name: string
  readonly head: Figure
  /** undefined: there is nothing to compare with. */
  readonly base: Figure | undefined
  /** Why there is nothing to compare with, if so. */
  readonly withoutBase: string
  /** Whether head stays within a share over base; undefined: it depends. */
  readonly isWithin: (share: number) => boolean | undefined
}

/**
 * Judges a budget on a total, or on the sum over the nodes its glob matches.
 * @param withoutBase why there is no base, where there is none.
 */
export function judgeStatic(budget: Budget & { readonly metric: TotalName }, comparison: Comparison, withoutBase: MissingBase): Judgement {
  const subject = budget.layers === undefined ? ofModel(budget.metric, comparison, withoutBase) : ofLayers(budget.metric as NodeFigureName, budget.layers, comparison, withoutBase)
  if (subject === undefined) {
    const why = `no node matches ${budget.layers}`
    return {
      outcome: 'unknown',
      actual: { unknown: why },
      message: `${METRIC_INFO[budget.metric].label} of ${budget.layers}: ${why}, so the budget cannot be checked; nodes are matched by their keys`,
    }
  }
  return judgeSubject(subject, budget)
}

/** Judges a limit on a figure that is known for certain, or unknown for a reason. */
export function judgeSubject(subject: Subject, { limit, metric }: Pick<Budget, 'limit' | 'metric'>): Judgement {
  return limit.kind === 'increase' ? judgeGrowth(subject, limit.share, metric) : judgeMax(subject, limit.value, metric)
}

function ofModel(metric: TotalName, comparison: Comparison, withoutBase: MissingBase): Subject {
  const { base, head } = comparison
  const isWithin = (share: number) => (base === undefined ? undefined : judgeTotalIncrease(comparison, base, metric, share))
  return { name: METRIC_INFO[metric].label, head: head.totals[metric], ...baseOf(base?.totals[metric], withoutBase), isWithin }
}

function baseOf(base: Figure | undefined, withoutBase: MissingBase): Pick<Subject, 'base' | 'withoutBase'> {
  return 'unknown' in withoutBase ? { base: base ?? withoutBase, withoutBase: '' } : { base, withoutBase: withoutBase.skipped }
}

function ofLayers(metric: NodeFigureName, glob: string, { base, head }: Comparison, withoutBase: MissingBase): Subject | undefined {
  const matches = picomatch(glob, { dot: true, windows: false, flags: 's' })
  const figuresOf = (profile: ModelProfile): readonly Figure[] => profile.nodes.filter(({ key }) => matches(key)).map((node) => node.figures[metric] ?? { value: 0 })
  const [figures, before] = [figuresOf(head), base === undefined ? [] : figuresOf(base)]
  if (figures.length === 0) return undefined
  const [now, then] = [sumFigures(figures), before.length === 0 ? undefined : sumFigures(before)]
  return {
    name: `${METRIC_INFO[metric].label} of ${glob} (${counted(figures.length, 'node')})`,
    head: now,
    ...baseOf(then, base === undefined ? withoutBase : { skipped: 'no node of base matches' }),
    isWithin: (share) => (then === undefined ? undefined : judgeIncrease(then, now, share)),
  }
}

function judgeMax({ name, head }: Subject, max: number, metric: Metric): Judgement {
  const { unit } = METRIC_INFO[metric]
  const judgement = (outcome: Outcome, message: string): Judgement => ({ outcome, actual: head, message: `${name}: ${message}` })
  if (mostOf(head) <= max) return judgement('pass', `${figureText(head, unit)}, within ${quantityText(max, unit)}`)
  if (leastOf(head) > max) {
    const [least, limit] = distinctTexts(leastOf(head), max, unit)
    const excess = max > 0 ? ` by ${quantityText(leastOf(head) - max, unit)} (${signedShareText(leastOf(head) / max - 1)})` : ''
    return judgement('fail', `${isKnown(head) && head.status === undefined ? '' : 'at least '}${least}, above the limit of ${limit}${excess}`)
  }
  const limit = `the limit of ${quantityText(max, unit)}`
  return judgement(
    'unknown',
    isKnown(head)
      ? `${figureText(head, unit)} is ${KINDS[head.status ?? 'estimate']}, which does not tell whether ${limit} is kept`
      : `not known (${head.unknown}), so ${limit} cannot be checked`,
  )
}

const KINDS: Readonly<Record<keyof typeof STATUS_SIGNS, string>> = { upper: 'an upper bound', lower: 'a lower bound', estimate: 'an estimate' }

function judgeGrowth(subject: Subject, share: number, metric: Metric): Judgement {
  const { name, head, base, withoutBase } = subject
  const { unit } = METRIC_INFO[metric]
  const judgement = (outcome: Outcome, message: string): Judgement => ({ outcome, actual: head, message: `${name}: ${message}` })
  const allowed = `+${shareText(share)}`
  if (base === undefined) return judgement('skipped', `${figureText(head, unit)}; the limit of ${allowed} is skipped: ${withoutBase}`)
  const unknown = [head, base].find((figure) => !isKnown(figure))
  const isWithin = subject.isWithin(share)
  if (isWithin === undefined || (isWithin && unknown !== undefined)) {
    const why =
      unknown !== undefined && !isKnown(unknown)
        ? `${unknown === head ? 'not known' : 'not known in base'} (${unknown.unknown})`
        : `${figureText(head, unit)} after ${figureText(base, unit)} in base, which are no exact figures`
    return judgement('unknown', `${why}, so the limit of ${allowed} cannot be checked`)
  }
  const growth = growthText(base, head)
  const [before, after] =
    isKnown(base) && isKnown(head) && base.status === undefined && head.status === undefined
      ? distinctTexts(base.value, head.value, unit)
      : [figureText(base, unit), figureText(head, unit)]
  return isWithin
    ? judgement('pass', `${after} after ${before} (${growth}), within ${allowed}`)
    : judgement('fail', `${after} after ${before} (${growth}), above the limit of ${allowed}`)
}

function growthText(base: Figure, head: Figure): string {
  if (!isKnown(base) || !isKnown(head)) return 'by more than is known'
  if (base.value === head.value) return 'unchanged'
  return base.value === 0 ? 'from nothing' : signedShareText(head.value / base.value - 1)
}

import type { TotalName } from '../analyze/model-profile.ts'
import { outcomeOf } from '../budget/evaluate.ts'
import { type ModelVerdict, OUTCOMES, type Verdict } from '../budget/verdict.ts'
import { isKnown } from '../util/figure.ts'

/** The action's outputs, by their names in action.yml; empty text where there is nothing to say. */
export interface Outputs {
  readonly verdict: string
  readonly failed: string
  readonly 'report-json': string
  readonly 'report-markdown': string
  readonly 'report-html': string
  readonly 'comment-id': string
  readonly 'comment-url': string
  readonly params: string
  readonly macs: string
  readonly flops: string
  readonly 'latency-ms': string
}

export const NO_OUTPUTS: Outputs = {
  verdict: '',
  failed: '',
  'report-json': '',
  'report-markdown': '',
  'report-html': '',
  'comment-id': '',
  'comment-url': '',
  params: '',
  macs: '',
  flops: '',
  'latency-ms': '',
}

/** What the verdict says: the outcome, and the figures of the single or worst model. */
export function verdictOutputs({ verdict, models }: Verdict): Pick<Outputs, 'verdict' | 'failed' | 'params' | 'macs' | 'flops' | 'latency-ms'> {
  const worst = worstModel(models)
  const total = (name: TotalName): string => {
    const figure = worst?.comparison?.head.totals[name]
    return figure !== undefined && isKnown(figure) ? String(figure.value) : ''
  }
  const latency = worst?.measured?.latency.p50
  return {
    verdict,
    failed: String(models.flatMap(({ checks }) => checks).filter(({ outcome }) => outcome === 'fail').length),
    params: total('params'),
    macs: total('macs'),
    flops: total('flops'),
    'latency-ms': latency === undefined ? '' : String(latency),
  }
}

/** The first of the models with the worst outcome that were profiled. */
function worstModel(models: readonly ModelVerdict[]): ModelVerdict | undefined {
  const severity = (model: ModelVerdict): number => OUTCOMES.indexOf(outcomeOf(model))
  return models
    .filter(({ comparison }) => comparison !== undefined)
    .reduce<ModelVerdict | undefined>((worst, model) => (worst !== undefined && severity(worst) >= severity(model) ? worst : model), undefined)
}

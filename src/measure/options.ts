import type { BindingRequest } from '../analyze/bindings.ts'
import type { ModelProfile } from '../analyze/model-profile.ts'
import type { Model } from '../graph/graph.ts'
import type { InputRule } from './input-rules.ts'
import type { Round } from './round.ts'
import type { Limit } from './summarize-rounds.ts'

/** A model with its static profile. */
export interface MeasureTarget {
  readonly model: Model
  readonly profile: ModelProfile
}

export interface MeasureOptions {
  readonly head: MeasureTarget
  /** Measured in pairs with head; absent: head alone. */
  readonly base?: MeasureTarget
  readonly bindings: BindingRequest
  /** How inputs are filled, by name. */
  readonly rules?: ReadonlyMap<string, InputRule>
  /** The checkout: what file rules and the runtime path are relative to. */
  readonly workspace: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** `auto` unless given. */
  readonly provider?: string
  readonly allowFallback?: boolean
  /** Threads within an operator, 1 unless given: the only number whose CPU time can be gated. */
  readonly threads?: number
  /** Growth over base that is allowed, as a share. */
  readonly increase?: number
  /** Absolute limits on head's latency. */
  readonly limits?: readonly Limit[]
  /** Samples of a model measured alone, over all rounds. */
  readonly samples?: number
  /** Runs before the first sample. */
  readonly warmUp?: number
  readonly timeBudgetMs?: number
  /** Also measure throughput, at this batch or the best. */
  readonly batch?: 'auto' | number
  /** Also measure the memory of this model, run alone. */
  readonly memoryBase?: MeasureTarget
  /** Also measure the time of each layer, against what the machine can do. */
  readonly layers?: boolean
  readonly runtimePath?: string
  /** A benchmark of the user's own in place of onnxruntime. */
  readonly command?: string
  /** Most memory a model may take. */
  readonly memoryBytes?: number
  readonly seed?: number
  /** The measuring child's bundle and the Node to run it, where not those of this program. */
  readonly worker?: string
  readonly node?: string
  readonly say?: (progress: string) => void
  /** Called with each round as it is done. */
  readonly onRound?: (round: Round) => void
}

export const DEFAULT_TIME_BUDGET_MS = 90_000

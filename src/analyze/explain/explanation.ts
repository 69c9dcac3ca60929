import type { Figure } from '../../util/figure.ts'
import type { NodeFigureName, TensorProfile } from '../model-profile.ts'
import type { Formula } from './formula.ts'

/** A name of the formulas, what it stands for, and its size here. */
export interface NamedSize {
  readonly symbol: string
  readonly meaning: string
  readonly size: number | string
}

export type ExplainedFigure = 'outputSize' | 'params' | 'macs' | 'flops' | 'flopsWithoutBias' | 'strictFlops' | 'memoryAccess' | 'other'

/** Figures of the profile, as explanations name them and in their order. */
export const PROFILE_FIGURES = {
  params: { what: 'Parameters', figure: 'params' },
  macs: { what: 'MACs', figure: 'macs' },
  flops: { what: 'FLOPs', figure: 'flops' },
  transcendentals: { what: 'Transcendentals', figure: 'other' },
  readBytes: { what: 'Bytes read', figure: 'memoryAccess' },
  writeBytes: { what: 'Bytes written', figure: 'memoryAccess' },
} as const satisfies Partial<Record<NodeFigureName, Pick<ClosedFormula, 'what' | 'figure'>>>

/** A closed formula before its numbers are filled in. */
export interface ClosedFormula {
  readonly what: string
  readonly figure: ExplainedFigure
  readonly formula: Formula
  /** The figure of the profile that it must come to: where it does not, the profile is right. */
  readonly equals?: NodeFigureName
  /** Names that only this formula uses, told by other rows. */
  readonly own?: readonly NamedSize[]
}

/** Formulas of a kind of layer. */
export interface LayerFormulas {
  /** What the layer is: `2-D convolution, depthwise`. */
  readonly kind: string
  readonly sizes: readonly NamedSize[]
  readonly formulas: readonly ClosedFormula[]
  readonly notes?: readonly string[]
  /** Layers that belong together: a separable convolution, an attention. */
  readonly together?: readonly { readonly title: string; readonly sizes: readonly NamedSize[]; readonly formulas: readonly ClosedFormula[] }[]
}

/** A formula with its numbers filled in. */
export interface FilledFormula {
  readonly what: string
  readonly figure: ExplainedFigure
  readonly formula: string
  readonly filled: string
  readonly value: Figure
}

export interface ExplainedTensor extends TensorProfile {
  readonly name: string
}

/** How a layer's figures come about. */
export interface Explanation {
  readonly key: string
  readonly op: string
  readonly domain: string
  readonly module: string
  readonly kind: string
  readonly inputs: readonly ExplainedTensor[]
  readonly outputs: readonly ExplainedTensor[]
  readonly sizes: readonly NamedSize[]
  readonly formulas: readonly FilledFormula[]
  readonly together: readonly { readonly title: string; readonly sizes: readonly NamedSize[]; readonly formulas: readonly FilledFormula[] }[]
  /** The rule by which the operator is counted, as docs/operators.md has it. */
  readonly counts?: string
  readonly notes: readonly string[]
}

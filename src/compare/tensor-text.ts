import type { JsonDim, TensorProfile } from '../analyze/model-profile.ts'

/** A tensor for people: `float32[1,3,224,224]`, `int64[?]`, `sequence(float32)`. */
export function tensorText({ dtype, shape, type }: TensorProfile): string {
  if (type !== undefined) return type
  return `${dtype ?? '?'}${shape === null || shape === undefined ? ' of unknown rank' : `[${shape.map((dim) => dim ?? '?').join(',')}]`}`
}

/** Elements of a tensor where every dimension is a number. */
export function knownElements({ shape }: TensorProfile): number | undefined {
  if (shape === null || shape === undefined || !shape.every((dim): dim is number => typeof dim === 'number')) return undefined
  return shape.reduce((product, dim) => product * dim, 1)
}

/** Dimensions that differ between two shapes of equal rank; undefined when the ranks differ or one is not known. */
export function changedDims(base: TensorProfile, head: TensorProfile): readonly { readonly from: JsonDim; readonly to: JsonDim }[] | undefined {
  const [a, b] = [base.shape ?? undefined, head.shape ?? undefined]
  if (a === undefined || b === undefined || a.length !== b.length) return undefined
  return a.flatMap((from, axis) => {
    const to = b[axis] ?? null
    return from === to ? [] : [{ from, to }]
  })
}

/** A weight as a profile describes it, such as `float32[64,3,7,7]`, back as a tensor. */
export function parseWeight(text: string): { readonly dtype: string; readonly shape: readonly number[] } {
  const match = /^([^[]*)\[([\d,]*)\]$/.exec(text)
  return { dtype: match?.[1] ?? text, shape: match?.[2] === undefined || match[2] === '' ? [] : match[2].split(',').map(Number) }
}

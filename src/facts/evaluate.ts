import type { Shape } from './dim.ts'
import { MAX_VALUE_ELEMENTS, type Scalar, type Value } from './fact.ts'
import { countOf, type Sizes, smallSizes } from './indexing.ts'

/** A tensor in a computation on values; without a value nothing is known of its elements. */
export interface Operand {
  readonly shape: Shape
  readonly value: Value | undefined
}

/** Terms of the expressions that one computation may take in: sizes, pads and axes are short lists of short expressions. */
const MAX_SYMBOLIC_TERMS = 256

/** The terms that `count` elements computed from a value take in. */
function symbolicTerms(value: Value | undefined, count: number): number {
  if (value === undefined || value.length === 0) return 0
  const terms = value.reduce<number>((sum, element) => sum + (typeof element === 'object' && element !== null ? element.terms.length : 0), 0)
  return (terms * count) / value.length
}

function isTooLong(value: Value): boolean {
  return symbolicTerms(value, value.length) > MAX_SYMBOLIC_TERMS
}

/**
 * The value of a tensor of `shape` whose elements are `compute` of the operands' elements, which broadcast as NumPy has it.
 * Undefined when the tensor is too large to be followed, or no element is known.
 */
export function evaluateElementwise(operands: readonly Operand[], shape: Shape, compute: (...elements: Scalar[]) => Scalar): Value | undefined {
  const sizes = smallSizes(shape)
  if (sizes === undefined || operands.every(({ value }) => value === undefined)) return undefined
  if (operands.reduce((terms, { value }) => terms + symbolicTerms(value, countOf(sizes)), 0) > MAX_SYMBOLIC_TERMS) return undefined
  if (!operands.every((operand) => fits(operand.shape, sizes))) return undefined
  const readers = operands.map((operand) => reader(operand, sizes))
  return unlessUnknown(Array.from({ length: countOf(sizes) }, (_, i) => compute(...readers.map((read) => read(i)))))
}

/** Whether a shape broadcasts to `target` without changing it. */
function fits(shape: Shape, target: Sizes): boolean {
  const lead = target.length - shape.length
  return lead >= 0 && shape.every((dim, axis) => dim === 1 || dim === target[axis + lead])
}

/** Reads an operand at a flat index into the broadcast shape. */
function reader({ shape, value }: Operand, target: Sizes): (index: number) => Scalar {
  if (value === undefined) return () => null
  if (value.length === 1) return () => value[0] ?? null
  const lead = target.length - shape.length
  const axes: { readonly size: number; readonly stride: number }[] = []
  let stride = 1
  for (let axis = target.length - 1; axis >= 0; axis--) {
    const own = axis < lead ? 1 : Number(shape[axis - lead])
    axes.push({ size: target[axis] ?? 1, stride: own === 1 ? 0 : stride })
    stride *= own
  }
  return (index) => {
    let rest = index
    let offset = 0
    for (const axis of axes) {
      offset += (rest % axis.size) * axis.stride
      rest = Math.floor(rest / axis.size)
    }
    return value[offset] ?? null
  }
}

/** Each group of elements that differ in `axes` alone becomes one element, in the order of the other axes. */
export function evaluateReduction({ shape, value }: Operand, axes: readonly number[], reduce: (elements: Value) => Scalar): Value | undefined {
  const sizes = smallSizes(shape)
  const kept = smallSizes(shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim)))
  if (value === undefined || sizes === undefined || kept === undefined || isTooLong(value)) return undefined
  const groups: Scalar[][] = Array.from({ length: countOf(kept) }, () => [])
  const groupOf = reader({ shape: kept, value: groups.map((_, i) => i) }, sizes)
  for (const [i, element] of value.entries()) groups[Number(groupOf(i))]?.push(element)
  return unlessUnknown(groups.map(reduce))
}

/** Each line of elements along `axis` becomes a line of `length` elements. */
export function evaluateLines({ shape, value }: Operand, axis: number, length: number, compute: (line: Value) => Value): Value | undefined {
  const sizes = smallSizes(shape)
  const result = smallSizes(shape.with(axis, length))
  if (value === undefined || sizes === undefined || result === undefined || isTooLong(value)) return undefined
  const size = sizes[axis] ?? 0
  const inner = countOf(sizes.slice(axis + 1))
  const lines = inner * countOf(sizes.slice(0, axis))
  if (lines > MAX_VALUE_ELEMENTS) return undefined
  const elements: Scalar[] = Array.from<Scalar>({ length: countOf(result) }).fill(null)
  for (let line = 0; line < lines; line++) {
    const [block, offset] = [Math.floor(line / inner), line % inner]
    const computed = compute(Array.from({ length: size }, (_, i) => value[(block * size + i) * inner + offset] ?? null))
    for (let i = 0; i < length; i++) elements[(block * length + i) * inner + offset] = computed[i] ?? null
  }
  return unlessUnknown(elements)
}

function unlessUnknown(value: Value): Value | undefined {
  return value.length > 0 && value.every((element) => element === null) ? undefined : value
}

import { elementsOf, type Shape } from './dim.ts'
import { MAX_VALUE_ELEMENTS, type Scalar, type Value } from './fact.ts'

/** A tensor in a computation on values; without a value nothing is known of its elements. */
export interface Operand {
  readonly shape: Shape
  readonly value: Value | undefined
}

/** The number of elements of a value of this shape; undefined when it is not known, or more than are followed. */
export function valueElements(shape: Shape): number | undefined {
  const elements = elementsOf(shape)
  return typeof elements === 'number' && elements <= MAX_VALUE_ELEMENTS && shape.every((dim) => typeof dim === 'number') ? elements : undefined
}

/**
 * The value of a tensor of `shape` whose elements are `compute` of the operands' elements, which broadcast as NumPy has it.
 * Undefined when the tensor is too large to be followed, or no element is known.
 */
export function evaluateElementwise(operands: readonly Operand[], shape: Shape, compute: (...elements: Scalar[]) => Scalar): Value | undefined {
  const elements = valueElements(shape)
  if (elements === undefined || operands.every(({ value }) => value === undefined)) return undefined
  const readers = operands.map((operand) => reader(operand, shape as readonly number[]))
  return unlessUnknown(Array.from({ length: elements }, (_, i) => compute(...readers.map((read) => read(i)))))
}

/** Reads an operand at a flat index into the broadcast shape. */
function reader({ shape, value }: Operand, target: readonly number[]): (index: number) => Scalar {
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
  const kept = shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim))
  const count = valueElements(kept)
  if (value === undefined || count === undefined) return undefined
  const groups: Scalar[][] = Array.from({ length: count }, () => [])
  const groupOf = reader({ shape: kept, value: Array.from({ length: count }, (_, i) => i) }, shape as readonly number[])
  for (const [i, element] of value.entries()) groups[Number(groupOf(i))]?.push(element)
  return unlessUnknown(groups.map(reduce))
}

/** Each line of elements along `axis` becomes a line of `length` elements. */
export function evaluateLines({ shape, value }: Operand, axis: number, length: number, compute: (line: Value) => Value): Value | undefined {
  const elements = valueElements(shape.with(axis, length))
  if (value === undefined || elements === undefined) return undefined
  const size = Number(shape[axis])
  const inner = Number(elementsOf(shape.slice(axis + 1)))
  const outer = Number(elementsOf(shape.slice(0, axis)))
  if (outer * inner > MAX_VALUE_ELEMENTS) return undefined
  const result = Array.from<Scalar>({ length: elements }).fill(null)
  for (let line = 0; line < outer * inner; line++) {
    const [block, offset] = [Math.floor(line / inner), line % inner]
    const computed = compute(Array.from({ length: size }, (_, i) => value[(block * size + i) * inner + offset] ?? null))
    for (let i = 0; i < length; i++) result[(block * length + i) * inner + offset] = computed[i] ?? null
  }
  return unlessUnknown(result)
}

function unlessUnknown(value: Value): Value | undefined {
  return value.length > 0 && value.every((element) => element === null) ? undefined : value
}

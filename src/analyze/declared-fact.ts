import { type Dim, isExpression, isWhole, substitute, symbol, symbolsOf } from '../facts/dim.ts'
import { parseDim } from '../facts/dim-text.ts'
import { type Fact, tensor } from '../facts/fact.ts'
import type { ValueInfo, ValueType } from '../graph/graph.ts'

type DeclaredDim = number | string | undefined

const known = new WeakMap<ValueInfo, Fact>()

/** The fact a declaration makes, symbols and expressions in place; anonymous dims are named `NAME.AXIS`. */
export function declaredFact(info: ValueInfo): Fact | undefined {
  if (info.type === undefined) return undefined
  const before = known.get(info)
  if (before !== undefined) return before
  const fact = typeFact(info.type, (axis) => symbol(`${info.name}.${axis}`))
  known.set(info, fact)
  return fact
}

/** In a sequence, an optional or a map nothing anonymous has a name of its own: such dims are not known. */
function typeFact(type: ValueType, anonymous: (axis: number) => Dim): Fact {
  const elementFact = (element: ValueType | undefined) => (element === undefined ? undefined : typeFact(element, () => null))
  if (type.kind === 'sequence') return { kind: 'sequence', element: elementFact(type.element), length: null }
  if (type.kind === 'optional') return { kind: 'optional', element: elementFact(type.element), isPresent: undefined }
  if (type.kind === 'map') return { kind: 'map', key: type.key, value: elementFact(type.value) }
  return tensor(
    type.dtype,
    type.shape?.map((dim, axis) => {
      const size = declaredDim(dim)
      return size === undefined ? anonymous(axis) : size
    }),
  )
}

/** Undefined for an anonymous dim: a negative number is what some exporters write for one. No tensor is as long as an infinite one. */
function declaredDim(dim: DeclaredDim): Dim | undefined {
  if (typeof dim === 'string') return dim === '' ? undefined : writtenDim(dim)
  if (dim === undefined || dim < 0) return undefined
  return Number.isSafeInteger(dim) ? dim : null
}

const MAX_WRITTEN = 1000
const written = new Map<string, Dim>()

/** Text that comes to a number which is no size is a name. A file writes the same few sizes over and over. */
function writtenDim(text: string): Dim {
  const before = written.get(text)
  if (before !== undefined) return before
  if (written.size >= MAX_WRITTEN) written.clear()
  const parsed = parseDim(text)
  const isSize = typeof parsed === 'number' ? parsed > 0 : symbolsOf(parsed).length > 0
  const dim = isSize ? parsed : symbol(text.trim())
  written.set(text, dim)
  return dim
}

/** Whether a size is none: below 0, or no whole number. */
export function isImpossible(dim: Dim): boolean {
  return typeof dim === 'number' ? dim < 0 : isExpression(dim) && !isWhole(dim) && symbolsOf(dim).length === 0
}

/** Puts dims in the place of symbols everywhere in a fact. */
export function substituteFact(fact: Fact | undefined, bindings: ReadonlyMap<string, Dim>): Fact | undefined {
  if (fact === undefined || bindings.size === 0) return fact
  if (fact.kind === 'sequence') return { ...fact, element: substituteFact(fact.element, bindings), length: substitute(fact.length, bindings) }
  if (fact.kind === 'optional') return { ...fact, element: substituteFact(fact.element, bindings) }
  if (fact.kind === 'map') return fact
  return { ...fact, shape: fact.shape?.map((dim) => substitute(dim, bindings)) }
}

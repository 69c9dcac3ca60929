import { type Amount, addAmounts, amount, NOTHING, timesAmount, unknownAmount } from '../facts/amount.ts'
import { ceilDiv, type Dim, multiply } from '../facts/dim.ts'
import { bitsOf, type DType } from '../facts/dtype.ts'
import { elementCount, type Fact, type TensorFact, whyNamed } from '../facts/fact.ts'

const known = new WeakMap<Fact, Amount>()

/** Memory that a value takes, at the true width of its elements; unknown with its reason. A sequence takes what its elements take. */
export function factBytes(fact: Fact | undefined, name: string): Amount {
  if (fact === undefined) return unknownAmount(whyUnsized(fact, name))
  const before = known.get(fact)
  if (before !== undefined) return before
  const bytes = bytesOf(fact, name)
  if (bytes.why === undefined) known.set(fact, bytes)
  return bytes
}

function bytesOf(fact: Fact, name: string): Amount {
  if (fact.kind === 'tensor') return elementBytes(elementCount(fact), fact.dtype, fact, name)
  if (fact.kind === 'map') return unknownAmount(`${name} is a map, whose size is not fixed`)
  if (fact.kind === 'optional') return optionalBytes(fact.isPresent, () => factBytes(fact.element, name))
  if (fact.elements !== undefined) return fact.elements.map((element) => factBytes(element, name)).reduce(addAmounts, NOTHING)
  return timesAmount(factBytes(fact.element, name), amount(fact.length, 'exact', `the length of ${name} is not known`))
}

function optionalBytes(isPresent: boolean | undefined, whole: () => Amount): Amount {
  return isPresent === false ? NOTHING : isPresent === true ? whole() : { ...whole(), status: 'upper' }
}

/** Bytes of some elements of a tensor, rounded up to whole bytes. */
export function elementBytes(elements: Dim, dtype: DType | undefined, fact: TensorFact | undefined, name: string): Amount {
  if (elements === 0) return NOTHING
  const bits = dtype === undefined ? undefined : bitsOf(dtype)
  if (bits === undefined) return unknownAmount(dtype === undefined ? `the type of ${name} is not known` : `${name} holds ${dtype}s, whose size is not fixed`)
  if (elements === null) return unknownAmount(whyUnsized(fact, name))
  return amount(bits % 8 === 0 ? multiply(elements, bits / 8) : ceilDiv(multiply(elements, bits), 8), 'exact', 'the formula is too long')
}

/** Why a value's size is not known. */
export function whyUnsized(fact: Fact | undefined, name: string): string {
  return fact?.kind === 'tensor' && fact.why !== undefined ? whyNamed(fact.why, name) : `the shape of ${name} is not known`
}

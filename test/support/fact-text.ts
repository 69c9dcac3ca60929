import { type Dim, dimKey } from '../../src/facts/dim.ts'
import { parseDim } from '../../src/facts/dim-text.ts'
import { bitsOf, type DType } from '../../src/facts/dtype.ts'
import { elementCount, type Fact, type Scalar, tensor } from '../../src/facts/fact.ts'

/**
 * A tensor fact as tests write it: `float32[1,3,4]`, a scalar `float32[]`, symbols `float32[N,2*S + 1]`, an unknown dim `float32[?,3]`,
 * an unknown rank `float32`, an unknown type `?[2]`, a value `int64[3]=1,2,N`, an initializer `weight float32[64,32]`.
 */
export function factOf(text: string): Fact {
  const match = /^(weight )?(\w+|\?)(?:\[([^\]]*)\])?(?:=(.*))?$/.exec(text)
  if (match === null) throw new Error(`not a fact: ${text}`)
  const [, weight, dtypeText, dims, values] = match
  const dtype = dtypeText === '?' ? undefined : (dtypeText as DType)
  const shape = dims === undefined ? undefined : items(dims).map(dimOf)
  const fact = tensor(dtype, shape, values === undefined ? undefined : items(values).map(scalarOf))
  if (values !== undefined && fact.value === undefined) throw new Error(`not as many values as the shape says: ${text}`)
  if (weight === undefined) return fact
  const elements = Number(elementCount(fact) ?? 0)
  const bits = dtype === undefined ? 8 : (bitsOf(dtype) ?? 8)
  return { ...fact, weight: { id: text, dtype, elements, bytes: Math.ceil((elements * bits) / 8) } }
}

/** The text of a tensor fact; its value only where `withValue`. */
export function textOfFact(fact: Fact | undefined, withValue: boolean): string {
  if (fact?.kind !== 'tensor') return fact?.kind ?? '?'
  const shape = fact.shape === undefined ? '' : `[${fact.shape.map(dimKey).join(',')}]`
  const value = withValue ? `=${fact.value?.map(textOfScalar).join(',') ?? 'unknown'}` : ''
  return normalized(`${fact.dtype ?? '?'}${shape}${value}`)
}

/** The text without spaces around commas, so that `[N, 3]` is `[N,3]`. */
export function normalized(text: string): string {
  return text.replaceAll(/\s*,\s*/g, ',')
}

/** Parts between the commas that stand in no parentheses. */
function items(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.split(/,(?![^(]*\))/).map((item) => item.trim())
}

function dimOf(text: string): Dim {
  return text === '?' ? null : parseDim(text)
}

const WORDS = new Map<string, Scalar>([
  ['true', true],
  ['false', false],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['nan', Number.NaN],
  ['?', null],
])

function scalarOf(text: string): Scalar {
  const word = WORDS.get(text)
  if (word !== undefined) return word
  return Number.isNaN(Number(text)) ? parseDim(text) : Number(text)
}

function textOfScalar(scalar: Scalar): string {
  for (const [word, value] of WORDS) if (Object.is(value, scalar)) return word
  return typeof scalar === 'boolean' ? String(scalar) : dimKey(scalar)
}

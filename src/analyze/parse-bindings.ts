import { AppError } from '../util/errors.ts'
import type { BindingRequest, Given } from './bindings.ts'

/** The words of `--shape`, `--dim` and `--value`, or of the action's inputs of the same meaning. */
export interface BindingWords {
  readonly shapes: readonly string[]
  readonly dims: readonly string[]
  readonly values: readonly string[]
}

/**
 * Reads `NAME=1x3x224x224`, `SYMBOL=8` and `INPUT=16000` (or `INPUT=1,2,3`, `INPUT=true`). In a shape `?` leaves an axis as it is.
 * @throws AppError `usage/bad-binding`
 */
export function parseBindings(words: BindingWords): BindingRequest {
  return {
    shapes: table(words.shapes, '--shape', 'NAME=1x3x224x224', parseShape),
    dims: table(words.dims, '--dim', 'SYMBOL=8', (text) => wholeNumber(text)),
    values: table(words.values, '--value', 'INPUT=16000', parseValue),
  }
}

function table<T>(words: readonly string[], from: Given<T>['from'], example: string, parse: (text: string) => T | undefined): ReadonlyMap<string, Given<T>> {
  const entries = words.map((word): [string, Given<T>] => {
    const at = word.lastIndexOf('=')
    const value = at < 1 ? undefined : parse(word.slice(at + 1).trim())
    if (value === undefined) throw new AppError('usage/bad-binding', `${from} ${word} cannot be read`, { hint: `it looks like ${from} ${example}` })
    return [word.slice(0, at).trim(), { value, from }]
  })
  return new Map(entries)
}

function wholeNumber(text: string): number | undefined {
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined
}

function parseShape(text: string): readonly (number | null)[] | undefined {
  if (text === '' || text === 'scalar') return []
  const sizes = text.split(/[x×,]/).map((part) => (part.trim() === '?' ? null : wholeNumber(part.trim())))
  return sizes.some((size) => size === undefined) ? undefined : (sizes as readonly (number | null)[])
}

function parseValue(text: string): readonly (number | boolean)[] | undefined {
  const elements = text.split(',').map((part) => {
    const word = part.trim()
    if (word === 'true' || word === 'false') return word === 'true'
    return word === '' || !Number.isFinite(Number(word)) ? undefined : Number(word)
  })
  return elements.some((element) => element === undefined) ? undefined : (elements as readonly (number | boolean)[])
}

import { didYouMean } from '../../util/closest.ts'
import { AppError } from '../../util/errors.ts'
import { listed } from '../../util/listed.ts'
import type { ModelProfile, NodeProfile } from '../model-profile.ts'

const MOST_NAMED = 5

/**
 * The node that a word means: its key, name, output, module or operator, or a part of a key or module that only it has. A module of several nodes is the
 * one that its weights are used by.
 * @throws AppError `usage/unknown-layer` with the nearest, or with the candidates
 */
export function findLayer({ nodes }: Pick<ModelProfile, 'nodes'>, word: string): NodeProfile {
  const ways: readonly ((node: NodeProfile) => boolean)[] = [
    ({ key }) => key === word,
    ({ name }) => name === word,
    ({ outputs }) => outputs.includes(word),
    ({ scope, weights }) => scope.join('.') === word && weights !== undefined,
    ({ scope }) => scope.join('.') === word,
    ({ op }) => op.toLowerCase() === word.toLowerCase(),
    ({ key, scope }) => key.toLowerCase().includes(word.toLowerCase()) || scope.join('.').includes(word),
  ]
  for (const way of ways) {
    const found = nodes.filter(way)
    const [only] = found
    if (found.length === 1 && only !== undefined) return only
    if (found.length > 1) throw ambiguous(word, found)
  }
  const keys = nodes.map(({ key }) => key)
  const paths = nodes.map(({ scope }) => scope.join('.')).filter((path) => path !== '')
  throw new AppError('usage/unknown-layer', `there is no layer "${word}"${didYouMean(word, new Set([...keys, ...paths]))}`, { hint: 'model-budget profile MODEL lists the layers' })
}

function ambiguous(word: string, found: readonly NodeProfile[]): AppError {
  const keys = found.map(({ key }) => key)
  return new AppError('usage/unknown-layer', `"${word}" could be ${found.length} layers: ${listed(keys, MOST_NAMED)}`, { hint: 'give the whole name of one' })
}

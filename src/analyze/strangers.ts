import { symbolsOf } from '../facts/dim.ts'
import { parseDim } from '../facts/dim-text.ts'
import { didYouMean } from '../util/closest.ts'
import { AppError } from '../util/errors.ts'
import { groupBy } from '../util/group-by.ts'
import { listed } from '../util/listed.ts'
import type { BindingRequest, Given } from './bindings.ts'
import type { ModelProfile, TensorProfile } from './model-profile.ts'

/** What of a profile tells its sizes. */
export type Sized = Pick<ModelProfile, 'bindings' | 'inputs'> & Partial<Pick<ModelProfile, 'tensors'>>

/**
 * Refuses names given on the command line that none of the models knows.
 * @throws AppError `usage/unknown-symbol`, `usage/unknown-input`
 */
export function refuseStrangers(request: BindingRequest, profiles: readonly Sized[]): void {
  if (profiles.length === 0) return
  const bound = new Set(profiles.flatMap(({ bindings }) => Object.keys(bindings)))
  const stranger = [...request.dims].find((given) => isStranger(given, bound))?.[0]
  if (stranger !== undefined) throw unknownSymbol(stranger, writtenSymbols(profiles))
  const inputs = new Set(profiles.flatMap((profile) => profile.inputs.map(({ name }) => name)))
  const input = [...request.shapes, ...request.values].find((given) => isStranger(given, inputs))?.[0]
  if (input !== undefined)
    throw new AppError('usage/unknown-input', `no model has an input "${input}"${didYouMean(input, inputs)}`, { hint: `their inputs: ${listed([...inputs])}` })
}

/** A model with what is said of it. */
export interface Described {
  readonly request: BindingRequest
  readonly profile: Sized
}

interface Kind {
  readonly what: string
  readonly said: (request: BindingRequest) => readonly (readonly [string, Given<unknown>])[]
  readonly known: (profile: Sized) => readonly string[]
  readonly near: (profile: Sized) => readonly string[]
}

const inputNames = ({ inputs }: Sized): readonly string[] => inputs.map(({ name }) => name)

const KINDS: readonly Kind[] = [
  { what: 'dimension', said: ({ dims }) => [...dims], known: ({ bindings }) => Object.keys(bindings), near: (profile) => writtenSymbols([profile]) },
  { what: 'input', said: ({ shapes, values }) => [...shapes, ...values], known: inputNames, near: inputNames },
]

/** Sentences about names of the configuration that none of the models it says them of has: one of several may lack a name. */
export function strangeNames(models: readonly Described[]): readonly string[] {
  return KINDS.flatMap(({ what, said, known, near }) => {
    const uses = models.flatMap(({ request, profile }) => said(request).flatMap(([name, { from }]) => (from === 'config' ? [{ name, profile }] : [])))
    return [...groupBy(uses, ({ name }) => name)].flatMap(([name, all]) => {
      if (all.some(({ profile }) => known(profile).includes(name))) return []
      const suggestion = didYouMean(
        name,
        all.flatMap(({ profile }) => near(profile)),
      )
      return [`The configuration names the ${what} ${JSON.stringify(name)}, which no model has${suggestion}.`]
    })
  })
}

function isStranger([name, { from }]: readonly [string, Given<unknown>], known: ReadonlySet<string>): boolean {
  return from !== 'config' && !known.has(name)
}

/** A size that is there, and yet unbound, is one of a stored profile. */
function unknownSymbol(name: string, symbols: readonly string[]): AppError {
  if (symbols.includes(name))
    return new AppError('usage/unknown-symbol', `"${name}" is a size of a stored profile, which stays as it is`, { hint: 'name the model file in its place' })
  const hint = symbols.length === 0 ? 'all their sizes are fixed; --shape INPUT=1x3x224x224 overrides them' : `their symbols: ${listed(symbols)}`
  return new AppError('usage/unknown-symbol', `no model has a dimension named "${name}"${didYouMean(name, symbols)}`, { hint })
}

/** Every name that a size of a tensor is written with, those of the inputs first. */
function writtenSymbols(profiles: readonly Sized[]): readonly string[] {
  const ofTensor = ({ shape }: TensorProfile): readonly string[] => (shape ?? []).flatMap((size) => (typeof size === 'string' ? symbolsOf(parseDim(size)) : []))
  const inputs = profiles.flatMap((profile) => [...Object.keys(profile.bindings), ...profile.inputs.flatMap(ofTensor)])
  return [...new Set([...inputs, ...profiles.flatMap(({ tensors = {} }) => Object.values(tensors).flatMap(ofTensor))])]
}

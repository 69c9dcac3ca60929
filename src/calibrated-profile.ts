import type { BindingRequest } from './analyze/bindings.ts'
import type { Analysis } from './analyze/profile.ts'
import { type Learned, learnSizes } from './measure/learn-sizes.ts'
import type { RunOptions } from './measure/run-as-written.ts'
import { type FileOptions, type ProfiledFile, profileFile } from './profile-file.ts'
import { AppError, type Diagnostic } from './util/errors.ts'
import { shellWord } from './util/shell-word.ts'

/** What a run needs besides the model and its sizes. */
export type RunContext = Omit<RunOptions, 'head' | 'bindings'>

/** A profile, and the sizes it was made at: what was given and what was learned. */
export interface CalibratedFile extends ProfiledFile {
  readonly bindings: BindingRequest
}

/** Sizes that are bound may open the way to others, so many times. */
const MAX_ROUNDS = 8

/**
 * The profile of a model at the sizes, trip counts and branches that one run had where they depend on data. They are bound as
 * `--dim` binds them, and a note for each says where it comes from; what was given is not learned. A model in which nothing depends
 * on data is not run.
 * @throws AppError for free sizes, for a model that cannot be run, and where onnxruntime is missing
 */
export async function calibratedProfile(path: string, options: FileOptions, context: RunContext): Promise<CalibratedFile> {
  let found = profileFile(path, options)
  if (open(found.analysis, options.bindings).size === 0) return { ...withNotes(found, [NOTHING_TO_LEARN]), bindings: options.bindings }
  refuseFreeSizes(path, found.analysis)
  const { model, profile } = found.analysis
  const lesson = await learnSizes({ ...context, head: { model, profile }, bindings: options.bindings })
  const known = new Map<string, Learned>()
  let bindings = options.bindings
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const news = [...open(found.analysis, bindings).keys()].flatMap((name) => lesson.valueOf(name) ?? [])
    if (news.length === 0) break
    for (const each of news) known.set(each.name, each)
    bindings = { ...bindings, dims: new Map([...bindings.dims, ...news.map(({ name, value }) => [name, { value, from: '--dim' }] as const)]) }
    found = profileFile(path, { ...options, bindings, areNamesShared: true })
  }
  const nodes = open(found.analysis, options.bindings)
  const notes = [...known.values()].map((each) => learnedNote(each, nodes.get(each.name)))
  const missed = [...open(found.analysis, bindings)].map(([name, node]) => missedNote(name, node))
  const assumed = lesson.notes.map((message): Diagnostic => ({ code: 'shape/calibrated', level: 'note', message }))
  return { ...withNotes(found, [...notes, ...missed, ...assumed]), bindings }
}

/** Names of what only a run can tell and nobody gave, with the names of their nodes. */
function open({ inference: { freshDims, decisions } }: Analysis, { dims }: BindingRequest): ReadonlyMap<string, string> {
  return new Map([...freshDims, ...decisions].filter(([name]) => !dims.has(name)).map(([name, { node }]) => [name, node]))
}

function refuseFreeSizes(path: string, { profile }: Analysis): void {
  const free = profile.inputs.flatMap(({ name, shape }) => (shape ?? []).flatMap((dim) => (typeof dim === 'string' ? [{ name, dim }] : [])))
  const [first] = free
  if (first === undefined) return
  const names = [...new Set(free.map(({ dim }) => dim))]
  throw new AppError('usage/free-sizes', `${path}: --calibrate runs the model, and ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} free`, {
    hint: `give every size: --dim NAME=N, or --shape ${shellWord(`${first.name}=…`)}`,
  })
}

const NOTHING_TO_LEARN: Diagnostic = { code: 'shape/calibrated', level: 'note', message: 'no size depends on the data: the model was not run' }

function learnedNote({ name, value, least }: Learned, node: string | undefined): Diagnostic {
  const range = least === undefined ? '' : `, the largest of ${least} to ${value} that were seen`
  return {
    code: 'shape/calibrated',
    level: 'note',
    message: `${name} is ${value}${range}: learned from one run, at these sizes and on ${MADE_UP}`,
    ...(node === undefined ? {} : { at: { node } }),
    hint: `other data may give others: --dim ${shellWord(`${name}=N`)}`,
  }
}

const MADE_UP = 'made-up inputs unless the configuration gives some'

function missedNote(name: string, node: string): Diagnostic {
  return {
    code: 'shape/not-calibrated',
    level: 'warning',
    message: `${name} depends on the data, and the run does not settle it`,
    at: { node },
    hint: `give it: --dim ${shellWord(`${name}=N`)}`,
  }
}

function withNotes(found: ProfiledFile, notes: readonly Diagnostic[]): ProfiledFile {
  const { analysis } = found
  const { profile } = analysis
  return { ...found, analysis: { ...analysis, profile: { ...profile, diagnostics: [...profile.diagnostics, ...notes] } } }
}

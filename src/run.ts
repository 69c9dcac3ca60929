import path from 'node:path'
import { refuseStrangers } from './analyze/bindings.ts'
import { customSpecs } from './analyze/custom-operators.ts'
import { type FailedProfile, isFailed, type ModelProfile } from './analyze/model-profile.ts'
import type { BaseModel, BaseSource } from './base-source.ts'
import { deletedModel, evaluate, evaluateModel, unreadableModel } from './budget/evaluate.ts'
import type { Measured } from './budget/judge-measured.ts'
import { isMeasuredMetric } from './budget/metrics.ts'
import type { ModelVerdict, Verdict } from './budget/verdict.ts'
import { compare } from './compare/compare.ts'
import { pairModels } from './compare/pair-models.ts'
import { chooseConventions } from './conventions/index.ts'
import { type FileOptions, tryProfile } from './profile-file.ts'
import type { Project, ProjectModel } from './project.ts'
import { messageOf } from './util/errors.ts'

/** What a check needs of the world besides the files of head. */
export interface CheckPorts {
  readonly base: BaseSource
  /** Measures a model whose budgets ask for it; undefined: measuring is off. */
  readonly measure?: ((model: ProjectModel, base: BaseModel | undefined) => Promise<Measured>) | undefined
  /** Also models whose budgets do not ask for it. */
  readonly isEveryModelMeasured?: boolean
  /** ISO date, UTC: what `until` is compared with. */
  readonly today: string
  readonly conventions?: readonly string[]
  /** Keeps no layers and tensors of a model that base has byte for byte: those of hundreds would fill the memory. */
  readonly areUnchangedLean?: boolean
  /** Called before each model. */
  readonly onModel?: ((done: number, total: number, path: string) => void) | undefined
}

/** Head of a model with what base has of it. */
interface Side {
  readonly model: ProjectModel
  readonly head: ModelProfile
  readonly base: ModelProfile | undefined
  readonly found: BaseModel | undefined
  /** Why there is no base side. */
  readonly withoutBase: string
  readonly renamedFrom?: { readonly id: string; readonly path: string }
}

/**
 * The whole pipeline: profiles of head → base → comparison → verdict. One model that cannot be read never loses the others.
 * @throws AppError only for what concerns all models
 */
export async function runCheck(project: Project, ports: CheckPorts): Promise<Verdict> {
  chooseConventions(ports.conventions ?? [])
  const specs = customSpecs(project.configuration?.operators ?? new Map())
  const options = (model: Pick<ProjectModel, 'bindings'>): FileOptions => ({
    bindings: model.bindings,
    customSpecs: specs,
    areNamesShared: true,
    ...(ports.conventions === undefined ? {} : { conventions: ports.conventions }),
  })
  const verdicts: ModelVerdict[] = []
  const sides: Side[] = []
  const usedPaths = new Set<string>()
  for (const [done, model] of project.models.entries()) {
    ports.onModel?.(done, project.models.length, model.path)
    const found = await findBase(ports.base, model)
    if (found.base !== undefined) usedPaths.add(found.base.path)
    if (model.isMissing) {
      verdicts.push(missingModel(model, found.base, options(model)))
      continue
    }
    const head = tryProfileAs(path.resolve(project.root, model.path), model.path, options(model))
    if (isFailed(head)) {
      verdicts.push(unreadableModel(model.id, model.path, head.error))
      continue
    }
    const side = sideOf(model, head, found, ports.base, options(model))
    // Only a model without a base side may turn out to be renamed.
    if (side.base === undefined) sides.push(side)
    else verdicts.push(lean(await judge(side, ports), ports))
  }
  if (project.given !== undefined)
    refuseStrangers(
      project.given,
      sides.map(({ head }) => head),
    )
  const { renamed, deleted } = await findRenamed(project, ports.base, sides, usedPaths, options)
  verdicts.push(...deleted)
  for (const side of sides) verdicts.push(await judge(renamed.get(side.model.path) ?? side, ports))
  const order = new Map(project.models.map((model, i) => [model.path, i]))
  const last = project.models.length
  const verdict = evaluate(
    verdicts.sort((a, b) => (order.get(a.path) ?? last) - (order.get(b.path) ?? last)),
    ports.base.info,
  )
  const notes = project.emptyGlobs.map((pattern) => `No file matches ${JSON.stringify(pattern)}, which the configuration names: nothing was checked there.`)
  return notes.length === 0 ? verdict : { ...verdict, notes }
}

async function judge(side: Side, { measure, isEveryModelMeasured, today }: CheckPorts): Promise<ModelVerdict> {
  const { model, head, base, found, withoutBase, renamedFrom } = side
  const measured = isEveryModelMeasured === true || needsMeasuring(model) ? await measure?.(model, found) : undefined
  return evaluateModel(
    {
      id: model.id,
      path: model.path,
      comparison: compare(base, head),
      budgets: model.budgets,
      withoutBase,
      ...(measured === undefined ? {} : { measured }),
      ...(renamedFrom === undefined ? {} : { renamedFrom }),
    },
    today,
  )
}

function lean(verdict: ModelVerdict, { areUnchangedLean }: CheckPorts): ModelVerdict {
  const { comparison } = verdict
  if (areUnchangedLean !== true || comparison === undefined || comparison.base !== comparison.head) return verdict
  const head = { ...comparison.head, nodes: [], tensors: {} }
  return { ...verdict, comparison: { ...comparison, base: head, head } }
}

/** Whether a budget of the model can only be judged by running it. */
export function needsMeasuring({ budgets }: Pick<ProjectModel, 'budgets'>): boolean {
  return budgets.some(({ metric }) => isMeasuredMetric(metric))
}

async function findBase(base: BaseSource, model: ProjectModel): Promise<{ readonly base?: BaseModel; readonly problem?: string }> {
  try {
    const found = await base.find({ path: model.path, id: model.id })
    return found === undefined ? {} : { base: found }
  } catch (error) {
    return { problem: messageOf(error) }
  }
}

function sideOf(model: ProjectModel, head: ModelProfile, found: { readonly base?: BaseModel; readonly problem?: string }, source: BaseSource, options: FileOptions): Side {
  const without = (withoutBase: string): Side => ({ model, head, base: undefined, found: undefined, withoutBase })
  if (found.problem !== undefined) return without(`its base cannot be had: ${found.problem}`)
  if (found.base === undefined) return without(source.info.source === 'none' ? `there is no base (${source.info.note ?? 'none was found'})` : 'the model is new')
  const base = baseProfile(found.base, head, options)
  if (base === undefined) return without('base holds no profile of it')
  if (isFailed(base)) return without(`its base cannot be profiled: ${base.error.message}`)
  // A folder of base models has paths of its own.
  const isSamePlace = found.base.path === model.path || source.info.source === 'path'
  const renamedFrom = isSamePlace ? {} : { renamedFrom: { id: model.id, path: found.base.path } }
  return { model, head, base, found: found.base, withoutBase: '', ...renamedFrom }
}

/** The profile of a base file under its own path; head's own where the bytes are the same. */
function baseProfile(base: BaseModel, head: ModelProfile | undefined, options: FileOptions): ModelProfile | FailedProfile | undefined {
  if (base.unchanged === true && head !== undefined) return head
  return base.file === undefined ? base.profile : tryProfileAs(base.file, base.path, options)
}

/** Profiles a file that stands for another path. */
function tryProfileAs(file: string, as: string, options: FileOptions): ModelProfile | FailedProfile {
  const profile = tryProfile(file, options)
  if (isFailed(profile)) return { ...profile, model: { path: as }, error: { ...profile.error, message: profile.error.message.replaceAll(file, as) } }
  return { ...profile, model: { ...profile.model, path: as } }
}

function missingModel(model: ProjectModel, base: BaseModel | undefined, options: FileOptions): ModelVerdict {
  const profile = base === undefined ? undefined : baseProfile(base, undefined, options)
  if (profile !== undefined && !isFailed(profile)) return deletedModel(model.id, profile)
  return unreadableModel(model.id, model.path, {
    code: 'model/missing',
    message: `${model.path}: no such file`,
    hint: 'the configuration names it: build it first, or take it out',
  })
}

/** Head's new models that are base's gone ones under another name, and base's models that are gone for good. */
async function findRenamed(
  project: Project,
  source: BaseSource,
  sides: readonly Side[],
  usedPaths: ReadonlySet<string>,
  options: (model: Pick<ProjectModel, 'bindings'>) => FileOptions,
): Promise<{ readonly renamed: ReadonlyMap<string, Side>; readonly deleted: readonly ModelVerdict[] }> {
  const gone = source.models.filter((file) => !usedPaths.has(file) && project.covers(file))
  const left = await Promise.all(
    gone.map(async (file) => {
      const found = await source.find({ path: file, id: file }).catch(() => undefined)
      const profile = found === undefined ? undefined : baseProfile(found, undefined, options({ bindings: { shapes: new Map(), dims: new Map(), values: new Map() } }))
      return found === undefined || profile === undefined || isFailed(profile) ? [] : [{ id: file.replace(/\.[^./]+$/, ''), path: file, profile, found }]
    }),
  )
  const fresh = sides.filter(({ base }) => base === undefined).map((side) => ({ id: side.model.id, path: side.model.path, profile: side.head, side }))
  const { pairs, deleted } = pairModels<{ id: string; path: string; profile: ModelProfile; side?: Side; found?: BaseModel }>(left.flat(), fresh)
  const renamed = new Map<string, Side>()
  for (const { base, head } of pairs) {
    if (head.side === undefined || base.found === undefined) continue
    const profile = baseProfile(base.found, undefined, options(head.side.model))
    if (profile === undefined || isFailed(profile)) continue
    renamed.set(head.path, { ...head.side, base: profile, found: base.found, withoutBase: '', renamedFrom: { id: base.id, path: base.path } })
  }
  return { renamed, deleted: deleted.map(({ id, profile }) => deletedModel(id, profile)) }
}

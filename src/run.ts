import path from 'node:path'
import { NO_BINDINGS } from './analyze/bindings.ts'
import { customSpecs } from './analyze/custom-operators.ts'
import { isFailed, type ModelProfile } from './analyze/model-profile.ts'
import { type Described, refuseStrangers, strangeNames } from './analyze/strangers.ts'
import { baseProfile, type Found, findBase, type Making, sketch, tryProfileAs } from './base-side.ts'
import type { BaseModel, BaseSource } from './base-source.ts'
import { deletedModel, evaluate, evaluateModel, unreadableModel } from './budget/evaluate.ts'
import type { Measured } from './budget/judge-measured.ts'
import type { MissingBase } from './budget/judge-static.ts'
import { isMeasuredMetric } from './budget/metrics.ts'
import type { ModelVerdict, Verdict } from './budget/verdict.ts'
import { compare } from './compare/compare.ts'
import { pairModels } from './compare/pair-models.ts'
import { chooseConventions } from './conventions/index.ts'
import type { FileOptions } from './profile-file.ts'
import { profileSettings } from './profile-settings.ts'
import type { Project, ProjectModel } from './project.ts'

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
  readonly withoutBase?: MissingBase
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
  const makingOf = (model: ProjectModel): Making => ({ options: options(model), settings: profileSettings(model.bindings, project.configuration?.operators) })
  const verdicts: ModelVerdict[] = []
  const sides: Side[] = []
  const usedPaths = new Set<string>()
  const read: Described[] = []
  for (const [done, model] of project.models.entries()) {
    ports.onModel?.(done, project.models.length, model.path)
    const found = await findBase(ports.base, model)
    usedPaths.add(found.base?.path ?? model.path)
    if (model.isMissing) {
      verdicts.push(missingModel(model, found.base, options(model)))
      continue
    }
    const head = tryProfileAs(path.resolve(project.root, model.path), model.path, options(model))
    if (isFailed(head)) {
      verdicts.push(unreadableModel(model.id, model.path, head.error))
      continue
    }
    read.push({ request: model.bindings, profile: { bindings: head.bindings, inputs: head.inputs, tensors: head.tensors } })
    const side = await sideOf(model, head, found, ports.base, makingOf(model))
    if (mayBeRenamed(side)) sides.push(side)
    else verdicts.push(lean(await judge(side, ports), ports))
  }
  // A name that none of these knows may be that of a model which cannot be read.
  const isAllRead = !verdicts.some(({ error }) => error !== undefined)
  if (project.given !== undefined && isAllRead)
    refuseStrangers(
      project.given,
      read.map(({ profile }) => profile),
    )
  const { renamed, deleted } = await findRenamed(project, ports.base, sides, usedPaths, options({ bindings: NO_BINDINGS }), makingOf)
  verdicts.push(...deleted)
  for (const side of sides) verdicts.push(await judge(renamed.get(side.model.path) ?? side, ports))
  const order = new Map(project.models.map((model, i) => [model.path, i]))
  const last = project.models.length
  const verdict = evaluate(
    verdicts.sort((a, b) => (order.get(a.path) ?? last) - (order.get(b.path) ?? last)),
    ports.base.info,
  )
  const emptyGlobs = project.emptyGlobs.map((pattern) => `No file matches ${JSON.stringify(pattern)}, which the configuration names: nothing was checked there.`)
  const notes = [...emptyGlobs, ...(isAllRead ? strangeNames(read) : [])]
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
      ...(withoutBase === undefined ? {} : { withoutBase }),
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
function needsMeasuring({ budgets }: Pick<ProjectModel, 'budgets'>): boolean {
  return budgets.some(({ metric }) => isMeasuredMetric(metric))
}

async function sideOf(model: ProjectModel, head: ModelProfile, found: Found, source: BaseSource, making: Making): Promise<Side> {
  const base = await baseProfile(found, source, head, making)
  if (!isProfile(base) || found.base === undefined) return { model, head, base: undefined, found: undefined, ...(!isProfile(base) && { withoutBase: base }) }
  // A folder of base models has paths of its own.
  const isSamePlace = found.base.path === model.path || source.info.source === 'path'
  const renamedFrom = isSamePlace ? {} : { renamedFrom: { id: model.id, path: found.base.path } }
  return { model, head, base, found: found.base, ...renamedFrom }
}

function isProfile(base: ModelProfile | MissingBase): base is ModelProfile {
  return 'schema' in base
}

/** Only a model that base does not have may be one of base's under another name. */
function mayBeRenamed({ withoutBase }: Side): boolean {
  return withoutBase !== undefined && 'skipped' in withoutBase
}

function missingModel(model: ProjectModel, base: BaseModel | undefined, options: FileOptions): ModelVerdict {
  const profile = base === undefined ? undefined : sketch(base, options)
  if (profile !== undefined) return deletedModel(model.id, profile)
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
  options: FileOptions,
  makingOf: (model: ProjectModel) => Making,
): Promise<{ readonly renamed: ReadonlyMap<string, Side>; readonly deleted: readonly ModelVerdict[] }> {
  const gone = source.models.filter((file) => !usedPaths.has(file) && project.covers(file))
  const left = await Promise.all(
    gone.map(async (file) => {
      const { base } = await findBase(source, { path: file, id: file })
      const profile = base === undefined ? undefined : sketch(base, options)
      return base === undefined || profile === undefined ? [] : [{ id: file.replace(/\.[^./]+$/, ''), path: file, profile, found: base }]
    }),
  )
  const fresh = sides.map((side) => ({ id: side.model.id, path: side.model.path, profile: side.head, side }))
  const { pairs, deleted } = pairModels<{ id: string; path: string; profile: ModelProfile; side?: Side; found?: BaseModel }>(left.flat(), fresh)
  const renamed = new Map<string, Side>()
  for (const { base, head } of pairs) {
    if (head.side === undefined || base.found === undefined) continue
    const side = await sideOf(head.side.model, head.side.head, { base: base.found }, source, makingOf(head.side.model))
    renamed.set(head.path, { ...side, renamedFrom: { id: base.id, path: base.path } })
  }
  return { renamed, deleted: deleted.map(({ id, profile }) => deletedModel(id, profile)) }
}

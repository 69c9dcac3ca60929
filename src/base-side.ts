import { type FailedProfile, isFailed, type ModelProfile } from './analyze/model-profile.ts'
import type { BaseModel, BaseSource } from './base-source.ts'
import type { MissingBase } from './budget/judge-static.ts'
import { type FileOptions, tryProfile } from './profile-file.ts'
import { AppError, messageOf } from './util/errors.ts'
import { VERSION } from './util/version.ts'

/** How profiles of a model are made, head's and base's alike. */
export interface Making {
  readonly options: FileOptions
  /** `profileSettings` of them: stored profiles made otherwise are not compared with. */
  readonly settings: string
}

/** What base has of a model, before any profile is made; `problem`: it has the model, and it cannot be had. */
export type Found = { readonly base?: BaseModel; readonly problem?: string }

/** Looks a model up in base; that it cannot be had is an answer, and never thrown. */
export async function findBase(source: BaseSource, model: { readonly path: string; readonly id: string }): Promise<Found> {
  try {
    const base = await source.find({ path: model.path, id: model.id })
    return base === undefined ? {} : { base }
  } catch (error) {
    return { problem: `it cannot be had: ${messageOf(error)}` }
  }
}

/** The profile that head is compared with, made as head's is; or why there is none. */
export async function baseProfile({ base, problem }: Found, source: BaseSource, head: ModelProfile, making: Making): Promise<ModelProfile | MissingBase> {
  if (problem !== undefined) return { unknown: problem }
  if (base === undefined) return { skipped: source.info.source === 'none' ? `there is no base (${source.info.note ?? 'none was found'})` : 'the model is new' }
  if (base.unchanged === true) return head
  try {
    return await comparableProfile(base, making)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { unknown: error.message }
  }
}

/** What a model of base is like, to list it or to find it under another name: sizes and settings may be of another run. */
export function sketch(base: BaseModel, options: FileOptions): ModelProfile | undefined {
  const profile = base.file === undefined ? base.profile : tryProfileAs(base.file, base.path, options)
  return profile === undefined || isFailed(profile) ? undefined : profile
}

async function comparableProfile(base: BaseModel, { options, settings }: Making): Promise<ModelProfile> {
  if (base.file === undefined && base.profile !== undefined && base.settings === settings) return base.profile
  const file = base.file ?? (await fetchedFile(base))
  const profile = tryProfileAs(file, base.path, options)
  if (isFailed(profile)) throw new AppError('base/unreadable', `it cannot be profiled: ${profile.error.message}`)
  return profile
}

async function fetchedFile({ profile, fetchFile }: BaseModel): Promise<string> {
  if (fetchFile === undefined) throw new AppError('base/settings', `its stored profile ${otherwise(profile)}, and the model file was not stored with it`)
  try {
    return await fetchFile()
  } catch (error) {
    throw new AppError('base/settings', `its stored profile ${otherwise(profile)}, and ${messageOf(error)}`)
  }
}

function otherwise(profile: ModelProfile | undefined): string {
  if (profile === undefined) return 'cannot be read'
  return profile.tool.version === VERSION ? 'was made with other sizes, values or operators' : `was made by version ${profile.tool.version}, which may count otherwise`
}

/** Profiles a file that stands for another path. */
export function tryProfileAs(file: string, as: string, options: FileOptions): ModelProfile | FailedProfile {
  const profile = tryProfile(file, options)
  if (isFailed(profile)) return { ...profile, model: { path: as }, error: { ...profile.error, message: profile.error.message.replaceAll(file, as) } }
  return { ...profile, model: { ...profile.model, path: as } }
}

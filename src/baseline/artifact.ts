import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BaseModel, BaseSource } from '../base-source.ts'
import { AppError, messageOf } from '../util/errors.ts'
import type { ArtifactStore, StoredRun } from './artifact-store.ts'
import type { CompareCommits } from './commit.ts'
import { MAX_EXTERNAL_DOWNLOAD } from './download-limit.ts'
import type { Git } from './git.ts'
import type { FindBaseline } from './sources.ts'
import { BASELINE_INDEX, contentArtifact, MAX_BASELINE_ZIP_BYTES, MAX_INDEX_BYTES, MAX_PROFILE_BYTES, parseIndex, type StoredBaseline, type StoredFile } from './stored-baseline.ts'
import { parseProfile } from './stored-profile.ts'
import { openZip, type ZipReader } from './zip.ts'

/** Runs that are looked through before giving up: each may cost a request or two. */
const MAX_RUNS = 20

export interface BaselineRequest {
  readonly store: ArtifactStore
  /** The branch whose runs store baselines. */
  readonly branch: string
  /** The artifact's name where the user names none. */
  readonly defaultName: string
  readonly compareCommits: CompareCommits
  readonly temporary: string
}

/**
 * The baseline of the newest successful run on the base branch at or before the commit compared with. A run without the artifact, or
 * with one that expired or does not hold to the schema, is passed over.
 */
export function baselineFinder({ store, branch, defaultName, compareCommits, temporary }: BaselineRequest): FindBaseline {
  return async ({ name = defaultName, commit, git }) => {
    const runs = (await store.runs(branch)).slice(0, MAX_RUNS)
    if (runs.length === 0) return { none: `no successful run of this workflow on ${branch} yet` }
    let reason = `no run on ${branch} at or before the commit compared with has stored a baseline named ${name}`
    for (const run of runs) {
      const behind = commit === undefined ? undefined : await commitsBehind(run.commit, commit, git, compareCommits)
      if (commit !== undefined && behind === undefined) continue
      const [artifact] = await store.artifacts({ run: run.id, name })
      if (artifact === undefined) continue
      const folder = await mkdtemp(join(temporary, 'model-budget-baseline-'))
      try {
        await store.download(artifact, join(folder, 'baseline.zip'), MAX_BASELINE_ZIP_BYTES)
        return await baselineSource({ store, run, folder, ...(behind !== undefined && { behind }) })
      } catch (thrown) {
        await rm(folder, { recursive: true, force: true })
        if (!(thrown instanceof AppError)) throw thrown
        reason = `the baseline of run ${run.id} cannot be used: ${messageOf(thrown)}`
      }
    }
    return { none: reason }
  }
}

/** Commits from `ancestor` to `commit`; undefined: it is no ancestor. */
async function commitsBehind(ancestor: string, commit: string, git: Git | undefined, compare: CompareCommits): Promise<number | undefined> {
  if (ancestor === commit) return 0
  const isKnown =
    git !== undefined && (await git.ask(['rev-parse', '--is-shallow-repository'])) === 'false' && (await git.ask(['cat-file', '-e', `${ancestor}^{tree}`])) !== undefined
  if (isKnown)
    return (await git.ask(['merge-base', '--is-ancestor', ancestor, commit])) === undefined ? undefined : Number(await git.text(['rev-list', '--count', `${ancestor}..${commit}`]))
  const distance = await compare(ancestor, commit)
  return distance?.mergeBase === ancestor ? distance.ahead : undefined
}

interface Source {
  readonly store: ArtifactStore
  readonly run: StoredRun
  readonly folder: string
  readonly behind?: number
}

async function baselineSource({ store, run, folder, behind }: Source): Promise<BaseSource> {
  const zip = await openZip(join(folder, 'baseline.zip'))
  const index = await zip
    .text(BASELINE_INDEX, MAX_INDEX_BYTES)
    .then((text) => {
      const parsed = parseIndex(text)
      if (parsed === undefined) throw new AppError('base/artifact', `${BASELINE_INDEX} does not hold to the schema`)
      return parsed
    })
    .catch((thrown: unknown) => {
      zip.close()
      throw thrown
    })
  const byPath = new Map(index.models.map((model) => [model.path, model]))
  const byId = new Map(index.models.map((model) => [model.id, model]))
  return {
    info: { source: 'artifact', commit: run.commit, ...(behind !== undefined && { behind }), note: `stored by run ${run.id}` },
    models: [...byPath.keys()].sort(),
    find: async ({ path, id }) => {
      const model = byPath.get(path) ?? byId.get(id)
      return model === undefined ? undefined : storedModel(store, zip, folder, model)
    },
    text: async () => undefined,
    close: async () => {
      zip.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function storedModel(store: ArtifactStore, zip: ZipReader, folder: string, model: StoredBaseline['models'][number]): Promise<BaseModel> {
  const profile = parseProfile(await zip.text(model.profile, MAX_PROFILE_BYTES))
  const [main, ...weights] = model.files
  if (profile === undefined && main === undefined)
    throw new AppError('base/artifact', `${model.path}: the stored profile does not hold to the schema`, { hint: 'run the workflow on the base branch again' })
  const stored = { path: model.path, ...(profile !== undefined && { profile, settings: model.settings }) }
  if (main === undefined) return stored
  const fetch = async (files: readonly StoredFile[]): Promise<string> => {
    for (const file of files) await fetchContent(store, folder, file)
    return join(folder, 'files', main.path)
  }
  return { ...stored, fetchFile: () => fetch([main, ...weights.filter(({ bytes }) => bytes <= MAX_EXTERNAL_DOWNLOAD)]), fetchWhole: () => fetch(model.files) }
}

/** Brings a file from the artifact of its content; what the hash does not fit is refused, so whoever stored it need not be trusted. */
async function fetchContent(store: ArtifactStore, folder: string, { path, sha256, bytes }: StoredFile): Promise<void> {
  const target = join(folder, 'files', path)
  if ((await stat(target).catch(() => undefined)) !== undefined) return
  const [artifact] = await store.artifacts({ name: contentArtifact(sha256) })
  if (artifact === undefined) throw new AppError('base/artifact', `${path}: the stored file has expired`, { hint: 'run the workflow on the base branch again' })
  const archive = join(folder, `${sha256}.zip`)
  const unpacked = join(folder, `${sha256}.part`)
  try {
    await store.download(artifact, archive, 2 * bytes + MAX_INDEX_BYTES)
    const zip = await openZip(archive)
    const hash = await zip.toFile(sha256, unpacked, bytes).finally(() => zip.close())
    if (hash !== sha256) throw new AppError('base/artifact', `${path}: the stored file is not what the baseline says`)
    await mkdir(dirname(target), { recursive: true })
    await rename(unpacked, target)
  } finally {
    await Promise.all([archive, unpacked].map((file) => rm(file, { force: true })))
  }
}

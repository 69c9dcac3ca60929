import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { customSpecs, type OperatorFormulas } from '../analyze/custom-operators.ts'
import { isFailed, SCHEMA } from '../analyze/model-profile.ts'
import { isCommitId } from '../baseline/commit.ts'
import { externalFilesOf } from '../baseline/external-files.ts'
import { BASELINE_ARTIFACT, BASELINE_INDEX, contentArtifact, type StoredBaseline, type StoredFile } from '../baseline/stored-baseline.ts'
import { artifactStore } from '../github/artifacts.ts'
import { tryProfile } from '../profile-file.ts'
import { profileSettings } from '../profile-settings.ts'
import { loadProject, type ProjectModel } from '../project.ts'
import { AppError } from '../util/errors.ts'
import { artifactName } from './comment-key.ts'
import type { Context } from './context.ts'
import { log } from './log.ts'
import { NO_OUTPUTS, type Outputs } from './outputs.ts'
import { hasArtifactService, uploadArtifact } from './upload.ts'

/** The name that `base: artifact:NAME` gives, else the one of the comment key. */
function baselineName({ inputs }: Context): string {
  return inputs.base.startsWith('artifact:') ? inputs.base.slice('artifact:'.length) : artifactName(BASELINE_ARTIFACT, inputs['comment-key'])
}

/**
 * `mode: baseline`: stores profiles and, unless `measure: off`, the model files, each content once in an artifact of its own, so that
 * later pull requests find what they are compared with and can measure in pairs. On an Enterprise Server the profiles stay
 * in a folder, for another step to upload.
 */
export async function baseline(context: Context): Promise<Partial<Outputs>> {
  const { inputs, event, workspace, temporary } = context
  const commit = event.head
  if (commit === undefined || !isCommitId(commit))
    throw new AppError('github/no-commit', 'a baseline needs to know its commit, and the event names none', { hint: 'run it on push' })
  const { models, configuration } = await loadProject({ root: workspace, configFile: inputs.config, models: inputs.models, bindings: inputs.bindings })
  const isUploaded = hasArtifactService(event.run.serverUrl)
  const folder = isUploaded ? await mkdtemp(join(temporary, 'model-budget-baseline-')) : await emptyFolder(join(temporary, BASELINE_ARTIFACT))
  try {
    const stored = await storeProfiles(context, models, folder, { operators: configuration?.operators ?? new Map(), isWithFiles: isUploaded && inputs.measure !== 'off' })
    const index: StoredBaseline = { schema: SCHEMA, commit, models: stored }
    await writeFile(join(folder, BASELINE_INDEX), JSON.stringify(index))
    const files = [join(folder, BASELINE_INDEX), ...stored.map(({ profile }) => join(folder, profile))]
    await context.attempt('baseline-upload', async () => {
      const contents = new Map(stored.flatMap((model) => model.files.map((file): [string, StoredFile] => [file.sha256, file])))
      // One that cannot be stored, or that another job is storing, does not lose the baseline.
      for (const file of contents.values()) await context.attempt('baseline-upload', () => uploadContent(context, file))
      await uploadArtifact({ name: baselineName(context), files, folder, serverUrl: event.run.serverUrl })
      log.info(`Stored the baseline of ${stored.length} models at ${commit} as ${baselineName(context)}.`)
    })
    return { ...NO_OUTPUTS, verdict: 'pass', failed: '0' }
  } finally {
    if (isUploaded) await rm(folder, { recursive: true, force: true })
  }
}

async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  return folder
}

interface Storing {
  readonly operators: ReadonlyMap<string, OperatorFormulas>
  /** Whether the index names the model files too. */
  readonly isWithFiles: boolean
}

async function storeProfiles(
  { inputs, workspace }: Context,
  models: readonly ProjectModel[],
  folder: string,
  { operators, isWithFiles }: Storing,
): Promise<StoredBaseline['models']> {
  const specs = customSpecs(operators)
  await mkdir(join(folder, 'profiles'))
  const stored: StoredBaseline['models'] = []
  for (const [number, { id, path, bindings }] of models.entries()) {
    const profile = tryProfile(join(workspace, path), { bindings, customSpecs: specs, areNamesShared: true, conventions: inputs.conventions })
    if (isFailed(profile)) {
      log.warn(`${path} is not in the baseline: ${profile.error.message}`, profile.error.hint)
      continue
    }
    const name = `profiles/${number}.json`
    await writeFile(join(folder, name), JSON.stringify({ ...profile, model: { ...profile.model, path } }))
    stored.push({ id, path, profile: name, settings: profileSettings(bindings, operators), files: isWithFiles ? await contentsOf(workspace, path) : [] })
  }
  return stored
}

/** The model file and those that hold its weights, by content. */
async function contentsOf(workspace: string, path: string): Promise<StoredFile[]> {
  const external = (await externalFilesOf(join(workspace, path))).map((location) => posix.join(posix.dirname(path), location))
  const files: StoredFile[] = []
  for (const file of [path, ...external]) {
    const found = await stat(join(workspace, file)).catch(() => undefined)
    if (found?.isFile()) files.push({ path: file, sha256: await sha256Of(join(workspace, file)), bytes: found.size })
  }
  return files
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** One artifact for each content; what any earlier run has stored, and has not expired, is not uploaded again. */
async function uploadContent({ client, event, workspace, temporary }: Context, { path, sha256 }: StoredFile): Promise<void> {
  const name = contentArtifact(sha256)
  const connected = await client()
  const known =
    connected === undefined
      ? []
      : await artifactStore(connected, undefined)
          .artifacts({ name })
          .catch(() => [])
  if (known.length > 0) return
  const folder = await mkdtemp(join(temporary, 'model-budget-file-'))
  try {
    const file = join(folder, sha256)
    await mkdir(dirname(file), { recursive: true })
    await link(join(workspace, path), file).catch(() => copyFile(join(workspace, path), file))
    await uploadArtifact({ name, files: [file], folder, compressionLevel: 1, serverUrl: event.run.serverUrl })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

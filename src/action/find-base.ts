import type { BaseSource } from '../base-source.ts'
import type { CompareCommits } from '../baseline/commit.ts'
import { type FindBaseline, openBase } from '../baseline/sources.ts'
import type { GitHubClient } from '../github/client.ts'
import { messageOf } from '../util/errors.ts'
import { artifactName } from './comment-key.ts'
import type { Context } from './context.ts'
import { withoutSecrets } from './log.ts'

/** Base, as the inputs and the event say; GitHub is asked only for what git does not know. */
export async function findBase(context: Context): Promise<BaseSource> {
  const { inputs, event, workspace, temporary } = context
  const isConnected = inputs.token !== undefined && event.run.owner !== ''
  return openBase({
    base: inputs.base,
    ...(inputs['base-models'] !== undefined && { baseModels: inputs['base-models'] }),
    root: workspace,
    temporary,
    externalFiles: async (modelFile) => (await import('../baseline/external-files.ts')).externalFilesOf(modelFile),
    git: { trusted: true, ...(inputs.token !== undefined && { credentials: { serverUrl: event.run.serverUrl, token: inputs.token } }) },
    hint: event.base,
    ...(isConnected && { compareCommits: comparer(context), findBaseline: (request) => findBaseline(context, request) }),
  })
}

function comparer(context: Context): CompareCommits {
  return async (from, to) => {
    const client = await context.client()
    if (client === undefined) return undefined
    const { compareCommits } = await import('../github/compare.ts')
    return context.attempt('compare', () => compareCommits(client)(from, to))
  }
}

/** Whoever stores no baselines need not grant the permission to read them: only who names one is told what is missing. */
async function findBaseline(context: Context, request: Parameters<FindBaseline>[0]): ReturnType<FindBaseline> {
  const { event } = context
  const client = await context.client()
  if (client === undefined || event.baseBranch === undefined) return { none: 'no branch is known that could have stored a baseline' }
  const branch = event.baseBranch
  const find = () => searchBaseline(context, client, branch, request)
  const none = 'stored baselines cannot be read'
  if (request.name !== undefined) return (await context.attempt('baseline', find)) ?? { none }
  return find().catch((thrown: unknown) => ({ none: `${none} (${withoutSecrets(messageOf(thrown))})` }))
}

async function searchBaseline(context: Context, client: GitHubClient, branch: string, request: Parameters<FindBaseline>[0]): ReturnType<FindBaseline> {
  const [{ baselineFinder }, { BASELINE_ARTIFACT }, { artifactStore }] = await Promise.all([
    import('../baseline/artifact.ts'),
    import('../baseline/stored-baseline.ts'),
    import('../github/artifacts.ts'),
  ])
  const { inputs, event, temporary } = context
  const defaultName = artifactName(BASELINE_ARTIFACT, inputs['comment-key'])
  return baselineFinder({ store: artifactStore(client, event.run.workflowFile), branch, defaultName, compareCommits: comparer(context), temporary })(request)
}

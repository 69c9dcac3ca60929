import { AppError } from '../util/errors.ts'

/** Hosts whose artifact service @actions/artifact speaks to; an Enterprise Server has none of the kind. */
const HOSTED = /^(github\.com|[^.]+\.ghe\.com|[^.]+\.ghe\.localhost|[^.]+\.localhost)$/i

/** Whether this action can upload artifacts there. */
export function hasArtifactService(serverUrl: string): boolean {
  return URL.canParse(serverUrl) && HOSTED.test(new URL(serverUrl).hostname)
}

export interface Upload {
  readonly name: string
  /** Absolute paths below `folder`; entries of the zip carry their paths relative to it. */
  readonly files: readonly string[]
  readonly folder: string
  /** 0 to 9; models hardly compress. */
  readonly compressionLevel?: number
  readonly serverUrl: string
}

/** Uploads an artifact of this run. @throws AppError `github/no-artifacts` on an Enterprise Server, else what the service answers. */
export async function uploadArtifact({ name, files, folder, compressionLevel, serverUrl }: Upload): Promise<void> {
  if (!hasArtifactService(serverUrl)) {
    const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname : serverUrl
    throw new AppError('github/no-artifacts', `${host} has no artifact service that this action could upload to; the files are in ${folder}`, {
      hint: `upload that folder as ${name} with version 3 of actions/upload-artifact: the workflow to copy is in docs/github.md, "GitHub Enterprise Server"`,
    })
  }
  const { DefaultArtifactClient } = await import('@actions/artifact')
  await new DefaultArtifactClient().uploadArtifact(name, [...files], folder, compressionLevel === undefined ? {} : { compressionLevel })
}

/** A successful run of this workflow in this repository, never in a fork. */
export interface StoredRun {
  readonly id: number
  readonly commit: string
}

export interface StoredArtifact {
  readonly id: number
  readonly name: string
  readonly bytes: number
}

/** Where runs leave artifacts; each call may throw what the API answers. */
export interface ArtifactStore {
  /** Runs on a branch, newest first. */
  runs(branch: string): Promise<readonly StoredRun[]>
  /** Artifacts of a run, or of all runs for the repository's own code and none of a fork's, that have not expired, newest first. */
  artifacts(where: { readonly run?: number; readonly name?: string }): Promise<readonly StoredArtifact[]>
  /** Writes an artifact's zip to a new file. @throws AppError `base/artifact` when it is larger than `maxBytes` */
  download(artifact: StoredArtifact, file: string, maxBytes: number): Promise<void>
}

import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArtifactStore, StoredArtifact } from '../baseline/artifact-store.ts'
import { parseVerdict } from '../baseline/stored-verdict.ts'
import { openZip } from '../baseline/zip.ts'
import type { Verdict } from '../budget/verdict.ts'
import { AppError } from '../util/errors.ts'
import { CONTEXT_JSON, REPORT_ARTIFACT, REPORT_JSON } from './report-files.ts'
import { parseRunContext, type RunContext } from './run-context.ts'

const MAX_ZIP_BYTES = 64 * 1024 * 1024
/** Of all reports of a run together. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024
const MAX_CONTEXT_BYTES = 64 * 1024
/** A matrix has at most 256 jobs. */
const MAX_REPORTS = 256

export interface StoredReport {
  readonly artifact: string
  readonly verdict: Verdict
  readonly context: RunContext
}

export interface ReportsRequest {
  readonly store: ArtifactStore
  readonly run: number
  readonly temporary: string
  /** The artifact that the reader itself leaves: an earlier attempt's is no result of another job. */
  readonly except?: string
  readonly refuse: (reason: AppError) => void
}

/**
 * The reports that the jobs of a run left, by artifact name, the newest of each: data only, read entry by entry and checked. What
 * cannot be used is told to `refuse`, and the others go on.
 */
export async function readReports({ store, run, temporary, except, refuse }: ReportsRequest): Promise<readonly StoredReport[]> {
  const newest = new Map<string, StoredArtifact>()
  for (const artifact of await store.artifacts({ run })) {
    const isReport = artifact.name === REPORT_ARTIFACT || artifact.name.startsWith(`${REPORT_ARTIFACT}-`)
    if (isReport && artifact.name !== except && !newest.has(artifact.name)) newest.set(artifact.name, artifact)
  }
  const reports: StoredReport[] = []
  let bytesLeft = MAX_REPORT_BYTES
  for (const artifact of [...newest.values()].slice(0, MAX_REPORTS)) {
    try {
      const { json, context } = await readReport(store, artifact, temporary, bytesLeft)
      bytesLeft -= Buffer.byteLength(json)
      reports.push({ artifact: artifact.name, ...parseReport(json, context, artifact.name) })
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
      refuse(thrown)
    }
  }
  return reports.sort((a, b) => (a.artifact < b.artifact ? -1 : 1))
}

function parseReport(json: string, contextJson: string, artifact: string): Omit<StoredReport, 'artifact'> {
  const [verdict, context] = [parseVerdict(json), parseRunContext(contextJson)]
  if (verdict === undefined || context === undefined) throw new AppError('report/schema', `the report in ${artifact} does not hold to the schema`)
  return { verdict, context }
}

async function readReport(store: ArtifactStore, artifact: StoredArtifact, temporary: string, maxBytes: number): Promise<{ readonly json: string; readonly context: string }> {
  const folder = await mkdtemp(join(temporary, 'model-budget-report-'))
  try {
    await store.download(artifact, join(folder, 'report.zip'), MAX_ZIP_BYTES)
    const zip = await openZip(join(folder, 'report.zip'))
    try {
      return { json: await zip.text(REPORT_JSON, maxBytes), context: await zip.text(CONTEXT_JSON, MAX_CONTEXT_BYTES) }
    } finally {
      zip.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What is left of a run on disk, for other steps and for the artifact. */
export interface ReportFiles {
  readonly folder: string
  readonly json: string
  readonly markdown: string
  readonly html: string
}

/** The report's artifact: a key of its own keeps several apart. */
export const REPORT_ARTIFACT = 'model-budget-report'
export const REPORT_JSON = 'report.json'
export const CONTEXT_JSON = 'context.json'

export interface ReportTexts {
  readonly json: string
  readonly markdown: string
  readonly html: string
  /** What the second workflow needs besides the report. */
  readonly context: string
}

export async function writeReportFiles(temporary: string, artifact: string, texts: ReportTexts): Promise<ReportFiles> {
  const folder = join(temporary, artifact)
  const files = { folder, json: join(folder, REPORT_JSON), markdown: join(folder, 'report.md'), html: join(folder, 'report.html') }
  await mkdir(folder, { recursive: true })
  await Promise.all([
    writeFile(files.json, texts.json),
    writeFile(files.markdown, texts.markdown),
    writeFile(files.html, texts.html),
    writeFile(join(folder, CONTEXT_JSON), texts.context),
  ])
  return files
}

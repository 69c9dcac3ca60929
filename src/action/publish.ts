import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Verdict } from '../budget/verdict.ts'
import { annotationsOf, limitAnnotations } from '../github/annotation.ts'
import { publishCheckRun } from '../github/check-run.ts'
import { type CommentOutcome, publishComment } from '../github/comment.ts'
import type { Stamp } from '../github/comment-marker.ts'
import { isWorthPosting } from './changed.ts'
import { artifactName } from './comment-key.ts'
import type { Context } from './context.ts'
import { turnsRed } from './fail-on.ts'
import { log } from './log.ts'
import type { Outputs } from './outputs.ts'
import { type Elsewhere, renderComment, renderHtml, renderJson, renderSummary, renderTitle } from './render.ts'
import { REPORT_ARTIFACT, type ReportFiles, writeReportFiles } from './report-files.ts'
import { runContextJson } from './run-context.ts'
import { uploadArtifact } from './upload.ts'

/** Which verdict is shown, and where besides the log. */
export interface Publication {
  readonly verdict: Verdict
  readonly key: string
  /** undefined: there is no pull request to comment on. */
  readonly pullRequest: number | undefined
  /** Where check runs go: the head of the pull request, else the commit under test. */
  readonly head: string | undefined
  readonly stamp: Stamp
}

/** Shows the verdict wherever it is asked for. Nothing that fails here changes the verdict. */
export async function publish(context: Context, publication: Publication): Promise<Partial<Outputs>> {
  const files = await context.attempt('files', () => leaveFiles(context, publication))
  if (files !== undefined && context.inputs.upload) await context.attempt('upload', () => upload(context, files))
  if (context.inputs.summary) await context.attempt('summary', () => writeSummary(context, publication.verdict))
  const isChecked = context.inputs['check-run'] && (await context.attempt('check-run', () => createCheckRun(context, publication))) === true
  // The log of the second workflow is that of the default branch, which a fork has no business annotating.
  if (context.inputs.annotations && context.inputs.mode !== 'report' && !isChecked)
    for (const annotation of limitAnnotations(annotationsOf(publication.verdict))) log.annotate(annotation)
  const comment = await context.attempt('comment', () => postComment(context, publication))
  return {
    ...(files !== undefined && { 'report-json': files.json, 'report-markdown': files.markdown, 'report-html': files.html }),
    ...(comment !== undefined && comment.done !== 'nothing' && { 'comment-id': String(comment.id), 'comment-url': comment.url }),
  }
}

async function leaveFiles({ inputs, temporary }: Context, { verdict, key, pullRequest, head }: Publication): Promise<ReportFiles> {
  const texts = {
    json: renderJson(verdict),
    html: renderHtml(verdict),
    markdown: renderSummary(verdict, { summary: false, artifact: false }),
    context: runContextJson({ key, pullRequest, head }),
  }
  return writeReportFiles(temporary, artifactName(REPORT_ARTIFACT, inputs['comment-key']), texts)
}

async function upload({ inputs, event }: Context, { folder }: ReportFiles): Promise<void> {
  const files = (await readdir(folder)).map((name) => join(folder, name))
  await uploadArtifact({ name: artifactName(REPORT_ARTIFACT, inputs['comment-key']), files, folder, serverUrl: event.run.serverUrl })
}

async function writeSummary({ env, inputs }: Context, verdict: Verdict): Promise<void> {
  if (env.GITHUB_STEP_SUMMARY !== undefined && env.GITHUB_STEP_SUMMARY !== '') await appendFile(env.GITHUB_STEP_SUMMARY, renderSummary(verdict, elsewhere(inputs)))
}

async function createCheckRun(context: Context, { verdict, key, head }: Publication): Promise<boolean> {
  const client = await context.client()
  if (client === undefined || head === undefined) return false
  // What a fork's run says of itself must not satisfy a required check.
  const isOwnWord = context.inputs.mode !== 'report'
  const conclusion = turnsRed(verdict.verdict, context.inputs['fail-on']) ? 'failure' : verdict.verdict === 'pass' && isOwnWord ? 'success' : 'neutral'
  await publishCheckRun(client, {
    name: `model-budget (${key})`,
    head,
    conclusion,
    title: renderTitle(verdict),
    summary: renderComment(verdict, elsewhere(context.inputs)),
    annotations: annotationsOf(verdict),
  })
  return true
}

async function postComment(context: Context, { verdict, key, pullRequest, stamp }: Publication): Promise<CommentOutcome | undefined> {
  if (pullRequest === undefined || context.inputs.comment === 'off') return undefined
  const client = await context.client()
  if (client === undefined) return undefined
  const outcome = await publishComment(client, {
    pullRequest,
    key,
    stamp,
    body: renderComment(verdict, elsewhere(context.inputs)),
    create: isWorthPosting(context.inputs.comment, verdict),
  })
  log.info(`Comment: ${outcome.done === 'nothing' ? 'none was asked for' : `${outcome.done}, ${outcome.url}`}`)
  return outcome
}

function elsewhere({ summary, upload: artifact }: Context['inputs']): Elsewhere {
  return { summary, artifact }
}

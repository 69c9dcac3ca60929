import { type FailedProfile, isFailed, type ModelProfile } from '../analyze/model-profile.ts'
import type { Format } from '../options.ts'
import { BUG } from '../profile-file.ts'
import { counted } from '../util/quantity-text.ts'
import type { Arguments } from './args.ts'
import { errorLines, type Output, plain } from './output.ts'

/** More than these say nothing new, and all stand in the JSON. */
const MAX_WARNINGS = 5

/** Forms for programs, whose readers see nothing of what a model is warned about. */
const SILENT: ReadonlySet<Format> = new Set<Format>(['json', 'jsonl', 'csv'])

/** Tells stderr why a model cannot be read, or what to know about one whose report goes to a program. */
export function tellProblems(profile: ModelProfile | FailedProfile, format: Format, args: Arguments, output: Output): void {
  const { path } = profile.model
  if (isFailed(profile)) output.message(failureText(profile))
  if (isFailed(profile) || args.has('quiet') || !SILENT.has(format)) return
  const warnings = profile.diagnostics.filter(({ level }) => level !== 'note')
  for (const { message } of warnings.slice(0, MAX_WARNINGS)) output.message(`warning: ${plain(`${path}: ${message}`)}`)
  if (warnings.length > MAX_WARNINGS) output.message(`warning: ${plain(path)}: and ${counted(warnings.length - MAX_WARNINGS, 'more warning')}`)
}

/** Of a bug of ours the stack stands as it is. */
function failureText({ model, error }: FailedProfile): string {
  if (error.code !== BUG) return errorLines(error, model.path)
  const [sentence = '', ...stack] = error.message.split('\n')
  return [errorLines({ message: sentence }, model.path), ...stack].join('\n')
}

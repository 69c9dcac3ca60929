import type { ModelProfile } from '../../analyze/model-profile.ts'
import { parseProfile } from '../../baseline/stored-profile.ts'
import { parseVerdict } from '../../baseline/stored-verdict.ts'
import type { Verdict } from '../../budget/verdict.ts'
import { mergeVerdicts } from '../../merge-verdicts.ts'
import { renderProfiles, renderVerdict } from '../../report/render.ts'
import { AppError } from '../../util/errors.ts'
import { type Arguments, formatOf } from '../args.ts'
import { type Output, plain } from '../output.ts'
import { readText } from '../read-text.ts'
import { terminalOptions } from '../rendering.ts'

/** `report JSON…`: renders stored profiles or verdicts; several verdicts become one, equal ones count once. Returns the exit code: the verdict's. */
export async function reportCommand(args: Arguments, output: Output): Promise<number> {
  const format = formatOf(args)
  if (args.positionals.length === 0)
    throw new AppError('usage/no-report', 'report needs stored results', { hint: 'model-budget check --format json --output report.json writes one' })
  const verdicts: { readonly name: string; readonly verdict: Verdict }[] = []
  const profiles: ModelProfile[] = []
  const seen = new Map<string, string>()
  for (const file of args.positionals) {
    const text = readText(file, 'report/missing')
    const before = seen.get(text)
    if (before !== undefined) {
      if (!args.has('quiet')) output.message(`warning: ${plain(before === file ? `${file} is named twice` : `${file} is the same as ${before}`)}, and taken once`)
      continue
    }
    seen.set(text, file)
    const verdict = parseVerdict(text)
    const profile = verdict === undefined ? parseProfile(text) : undefined
    if (verdict !== undefined) verdicts.push({ name: file, verdict })
    else if (profile !== undefined) profiles.push(profile)
    else throw new AppError('report/unknown', `${file}: is neither a verdict nor a profile of this version`, { hint: 'it takes the JSON of `check` and of `profile`' })
  }
  if (profiles.length > 0 && verdicts.length > 0)
    throw new AppError('usage/mixed-reports', 'profiles and verdicts cannot be shown in one report', { hint: 'name files of one kind' })
  const merged = verdicts.length === 1 ? verdicts[0]?.verdict : mergeVerdicts(verdicts)
  if (profiles.length > 0 || merged === undefined) {
    output.result(renderProfiles(profiles, format, terminalOptions(args)))
    return 0
  }
  output.result(renderVerdict(merged, format, terminalOptions(args)))
  return merged.verdict === 'fail' || merged.verdict === 'unknown' ? 1 : 0
}

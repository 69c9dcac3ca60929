import { calibratedProfile } from '../calibrated-profile.ts'
import { measureModel } from '../measure/measure.ts'
import type { MeasuredProfile } from '../measure/measure-result.ts'
import { type FileOptions, profileFile } from '../profile-file.ts'
import type { Arguments } from './args.ts'
import { measureOptions } from './measuring.ts'
import type { Output } from './output.ts'

/**
 * The profile of a model that is also run: to learn what depends on its data (`--calibrate`), to time it and its layers (`--measure`).
 * @throws AppError for what makes running impossible
 */
export async function profileByRunning(
  path: string,
  options: FileOptions,
  args: Arguments,
  output: Output,
): Promise<{ readonly profile: MeasuredProfile; readonly bytesRead: number }> {
  const settings = { ...(await measureOptions(args, path, output)), bindings: options.bindings }
  const { analysis, bytesRead } = args.has('calibrate') ? await calibratedProfile(path, options, settings) : profileFile(path, options)
  const { model, profile } = analysis
  if (!args.has('measure')) return { profile, bytesRead }
  return { profile: { ...profile, measured: await measureModel({ ...settings, head: { model, profile }, layers: true }) }, bytesRead }
}

import { calibratedProfile } from '../../calibrated-profile.ts'
import { torchModel } from '../../conventions/torch-model.ts'
import { measureModel } from '../../measure/measure.ts'
import { BUG, type FileOptions, failedProfile, withModel } from '../../profile-file.ts'
import { peerTable } from '../../report/peer-views/index.ts'
import type { PeerContext, PeerTable, ViewName } from '../../report/peer-views/peer-table.ts'
import { renderPeerTables } from '../../report/peer-views/render.ts'
import { timesByNode } from '../../report/peer-views/times.ts'
import { type Arguments, formatOf, wholeNumber } from '../args.ts'
import { measureOptions, measureTarget } from '../measuring.ts'
import { errorLines, type Output } from '../output.ts'
import { terminalOptions } from '../rendering.ts'

/** `profile MODEL… --view NAME`: the table another tool would print; returns the exit code. */
export async function peerViewCommand(view: ViewName, paths: readonly string[], optionsOf: (file: string) => FileOptions, args: Arguments, output: Output): Promise<number> {
  const [format, top, depth] = [formatOf(args), wholeNumber(args, 'top'), wholeNumber(args, 'depth', 0)]
  const tables: PeerTable[] = []
  let code = 0
  for (const path of paths) {
    try {
      const options = args.has('calibrate') ? await atLearnedSizes(path, optionsOf(path), args, output) : optionsOf(path)
      const times = args.has('measure') ? await timesOf(path, args, output) : undefined
      const context: Omit<PeerContext, 'analysis' | 'torch'> = { ...(times === undefined ? {} : { times }), ...(depth === undefined ? {} : { depth }) }
      tables.push(withModel(path, options, (analysis) => peerTable(view, { analysis, torch: torchModel(analysis), ...context })))
    } catch (thrown) {
      const { error } = failedProfile(path, thrown)
      output.message(errorLines(error, path))
      code = Math.max(code, error.code === BUG ? 70 : 2)
    }
  }
  if (tables.length > 0) output.result(renderPeerTables(tables, format, { ...terminalOptions(args), ...(top === undefined ? {} : { top }) }))
  return code
}

async function atLearnedSizes(path: string, options: FileOptions, args: Arguments, output: Output): Promise<FileOptions> {
  const settings = await measureOptions(args, path, output)
  return { ...options, bindings: (await calibratedProfile(path, options, settings)).bindings }
}

async function timesOf(path: string, args: Arguments, output: Output): Promise<ReturnType<typeof timesByNode>> {
  const options = await measureOptions(args, path, output)
  return timesByNode(await measureModel({ ...options, head: measureTarget(path, options.bindings), layers: true }))
}

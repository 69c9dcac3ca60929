import path from 'node:path'
import type { FileOptions } from '../profile-file.ts'
import { loadFileSettings, mergeBindings } from '../project.ts'
import type { Arguments } from './args.ts'
import { bindingsOf, conventionsOf } from './given.ts'

/** How each file is profiled: as the command line says, then as the configuration does. `count` files share the command line's names. */
export async function optionsByFile(args: Arguments, count: number): Promise<(file: string) => FileOptions> {
  const settingsOf = await loadFileSettings(process.cwd(), args.get('config'))
  const [bindings, conventions] = [bindingsOf(args), conventionsOf(args)]
  return (file) => {
    const settings = settingsOf(path.relative(process.cwd(), file))
    return { bindings: mergeBindings(bindings, settings.bindings), customSpecs: settings.customSpecs, conventions, areNamesShared: count > 1 }
  }
}

import { planJobs } from '../../plan.ts'
import { loadProject } from '../../project.ts'
import type { Arguments } from '../args.ts'
import { withBase } from '../base.ts'
import { bindingsOf } from '../given.ts'
import type { Output } from '../output.ts'

/** `plan`: prints the matrix of measuring jobs on one line, for `$GITHUB_OUTPUT`; returns the exit code. */
export async function planCommand(args: Arguments, output: Output): Promise<number> {
  const root = process.cwd()
  const project = await loadProject({ root, configFile: args.get('config'), models: args.all('models'), bindings: bindingsOf(args) })
  const matrix = await withBase(args, root, (base) => planJobs(project, base))
  output.result(`${JSON.stringify(matrix)}\n`)
  return 0
}

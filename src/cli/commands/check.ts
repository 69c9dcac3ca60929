import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BaseModel } from '../../base-source.ts'
import { updateConfig } from '../../budget/update-config.ts'
import type { Verdict } from '../../budget/verdict.ts'
import { measureProjectModel } from '../../measure-project.ts'
import { loadProject, type Project, type ProjectModel } from '../../project.ts'
import { renderVerdict } from '../../report/render.ts'
import { runCheck } from '../../run.ts'
import { AppError } from '../../util/errors.ts'
import { type Arguments, formatOf } from '../args.ts'
import { withBase } from '../base.ts'
import { bindingsOf, conventionsOf } from '../given.ts'
import { errorLines, type Output } from '../output.ts'
import { terminalOptions } from '../rendering.ts'

/** `check`: the action's job, locally. Returns the exit code: the verdict's, or 2 when a model cannot be read. */
export async function checkCommand(args: Arguments, output: Output): Promise<number> {
  const format = formatOf(args)
  const root = process.cwd()
  const project = await loadProject({ root, configFile: args.get('config'), models: args.all('models'), bindings: bindingsOf(args) })
  const verdict = await withBase(args, root, (base) =>
    runCheck(project, {
      base,
      today: new Date().toISOString().slice(0, 10),
      conventions: conventionsOf(args),
      measure: args.has('measure') ? measurer(project, args, output) : undefined,
    }),
  )
  for (const { path: file, error } of verdict.models) if (error !== undefined) output.message(errorLines(error, file))
  if (args.has('update')) return update(project, verdict, output)
  output.result(renderVerdict(verdict, format, terminalOptions(args)))
  if (project.configuration === undefined) output.message('hint: no configuration found, so no budget holds; `model-budget init` writes one')
  return exitCode(verdict)
}

function measurer(project: Project, args: Arguments, output: Output) {
  const say = args.has('quiet') || process.stderr.isTTY !== true ? () => {} : (progress: string) => output.message(progress)
  const context = { root: project.root, settings: project.configuration?.measure ?? {}, environment: process.env, say }
  return (model: ProjectModel, base: BaseModel | undefined) => measureProjectModel(model, base, context)
}

/** Writes today's figures into the configuration as its limits. */
function update({ root, configuration }: Project, verdict: Verdict, output: Output): number {
  if (configuration === undefined) throw new AppError('config/missing', 'there is no configuration to update', { hint: '`model-budget init` writes one' })
  const file = path.resolve(root, configuration.file)
  const before = readFileSync(file, 'utf8')
  const after = updateConfig(
    before,
    configuration.file,
    verdict.models.flatMap(({ checks }) => checks),
  )
  if (after !== before) writeFileSync(file, after)
  output.result(after === before ? `${configuration.file} is up to date\n` : `updated ${configuration.file}: its limits are today's figures\n`)
  return 0
}

function exitCode({ verdict, models }: Verdict): number {
  if (models.some(({ error }) => error !== undefined)) return 2
  return verdict === 'fail' || verdict === 'unknown' ? 1 : 0
}

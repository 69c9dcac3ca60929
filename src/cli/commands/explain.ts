import { explainLayer } from '../../analyze/explain/explain.ts'
import { SCHEMA } from '../../analyze/model-profile.ts'
import { withModel } from '../../profile-file.ts'
import { explainView } from '../../report/explain-view.ts'
import { json } from '../../report/json.ts'
import { renderViews } from '../../report/render.ts'
import { AppError } from '../../util/errors.ts'
import { shellWord } from '../../util/shell-word.ts'
import { type Arguments, formatOf } from '../args.ts'
import { optionsByFile } from '../file-options.ts'
import { namingFile } from '../name-file.ts'
import type { Output } from '../output.ts'
import { terminalOptions } from '../rendering.ts'

/** `explain MODEL LAYER`: how a layer's figures come about; returns the exit code. */
export async function explainCommand(args: Arguments, output: Output): Promise<number> {
  const format = formatOf(args)
  const [model, layer, ...others] = args.positionals
  if (model === undefined || layer === undefined || others.length > 0) throw wrongWords(args.positionals)
  if (format === 'csv') throw new AppError('usage/unknown-format', 'explain has no form "csv"', { hint: 'one of table, json, jsonl, markdown, html' })
  const optionsOf = await optionsByFile(args, 1)
  const explanation = namingFile(model, () => withModel(model, optionsOf(model), (analysis) => explainLayer(analysis, layer)))
  if (format === 'json' || format === 'jsonl') output.result(`${json({ schema: SCHEMA, model: { path: model }, ...explanation }, format === 'json')}\n`)
  else output.result(renderViews([explainView(explanation)], format, terminalOptions(args)))
  return 0
}

function wrongWords([model, ...others]: readonly string[]): AppError {
  if (model !== undefined && others.length === 0) {
    return new AppError('usage/model-and-layer', `explain needs a layer of ${model} too`, { hint: `model-budget profile ${shellWord(model)} lists them` })
  }
  const problem = model === undefined ? 'explain needs a model and a layer' : `explain takes a model and one layer, not ${others.length}`
  return new AppError('usage/model-and-layer', problem, { hint: 'model-budget explain MODEL LAYER; a name with spaces stands in quotes' })
}

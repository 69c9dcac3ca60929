import { measureModel } from '../../measure/measure.ts'
import type { MeasureResult } from '../../measure/measure-result.ts'
import { measureView } from '../../report/measure-view.ts'
import { renderViews } from '../../report/render.ts'
import { AppError } from '../../util/errors.ts'
import { type Arguments, formatOf } from '../args.ts'
import { measureOptions, measureTarget } from '../measuring.ts'
import type { Output } from '../output.ts'
import { terminalOptions } from '../rendering.ts'

/** `measure MODEL [--against BASE]`: returns the exit code, 1 when the comparison fails. */
export async function measureCommand(args: Arguments, output: Output): Promise<number> {
  const [model, ...others] = args.positionals
  if (model === undefined || others.length > 0) {
    throw new AppError('usage/one-model', `measure takes one model, not ${args.positionals.length}`, { hint: 'model-budget measure model.onnx --against base.onnx' })
  }
  const options = await measureOptions(args, model, output)
  const against = args.get('against')
  const result = await measureModel({
    ...options,
    head: measureTarget(model, options.bindings),
    ...(against !== undefined && { base: measureTarget(against, options.bindings) }),
  })
  output.result(rendered(result, args))
  return result.paired?.outcome === 'fail' ? 1 : 0
}

function rendered(result: MeasureResult, args: Arguments): string {
  const format = formatOf(args)
  switch (format) {
    case 'json':
      return `${JSON.stringify(result, null, 2)}\n`
    case 'jsonl':
      return `${JSON.stringify(result)}\n`
    case 'csv':
      return csv(result)
    default:
      return renderViews([measureView(result)], format, terminalOptions(args))
  }
}

const CSV_COLUMNS = ['samples', 'mean', 'std', 'min', 'p50', 'p90', 'p95', 'p99'] as const

/** One row per side, times in milliseconds. */
function csv({ latency, base }: MeasureResult): string {
  const row = (side: string, of: MeasureResult['latency']) => [side, ...CSV_COLUMNS.map((column) => of[column])].join(',')
  return `${[['side', ...CSV_COLUMNS].join(','), ...(base === undefined ? [] : [row('base', base.latency)]), row('head', latency)].join('\n')}\n`
}

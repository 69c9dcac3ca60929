import type { TorchCall, TorchModel } from '../../conventions/torch-call.ts'
import { torchinfo } from '../../conventions/torchinfo.ts'
import { torchsummary } from '../../conventions/torchsummary.ts'
import { moduleClass } from './module-class.ts'
import { containerNote, foldedNote, modulesNote } from './notes.ts'
import type { PeerContext, PeerRow, PeerTable } from './peer-table.ts'

/** Rows in the order in which modules finish, as torchsummary and torchinfo list them: containers after what they hold. */
export function torchsummaryView({ analysis, torch }: PeerContext): PeerTable {
  const { params, inputMB, forwardBackwardMB, paramsMB, totalMB } = torchsummary.figures(torch)
  const { multAdds } = torchinfo.figures(torch)
  const rows = finishedRows(torch)
  return {
    view: 'torchsummary',
    path: analysis.profile.model.path,
    noun: 'row',
    columns: [
      { key: 'layer', title: 'Layer (type)', format: 'text' },
      { key: 'module', title: 'Module', format: 'name', dropRank: 1 },
      { key: 'output', title: 'Output shape', format: 'shape' },
      { key: 'params', title: 'Param #', format: 'integer' },
      { key: 'multAdds', title: 'Mult-adds', format: 'count', dropRank: 2 },
    ],
    rows: rows.map(({ values }, i) => ({ values: { ...values, layer: `${values.layer}-${i + 1}` } })),
    total: { layer: 'Total', params, multAdds },
    totals: [
      { key: 'params', title: 'Total params', format: 'integer', value: params },
      { key: 'multAdds', title: 'Total mult-adds (torchinfo)', format: 'count', value: multAdds },
      { key: 'inputMB', title: 'Input size (MB)', format: 'mebibytes', value: inputMB },
      { key: 'forwardBackwardMB', title: 'Forward/backward pass size (MB)', format: 'mebibytes', value: forwardBackwardMB },
      { key: 'paramsMB', title: 'Params size (MB)', format: 'mebibytes', value: paramsMB },
      { key: 'totalMB', title: 'Estimated total size (MB)', format: 'mebibytes', value: totalMB },
    ],
    notes: [...modulesNote(torch), ...foldedNote(torch), ...containerNote(torch)],
  }
}

/** Recurrent modules hold their weights under other names than `weight` and `bias`: torchsummary shows none. */
const shownParams = ({ weight, bias, recurrent }: TorchCall): number => (recurrent === undefined ? weight + bias : 0)

function finishedRows({ calls, containers }: TorchModel): readonly PeerRow[] {
  const last = new Map<number, { readonly path: string; readonly outputShape: readonly number[] }[]>()
  for (const container of containers.outputs) {
    const at = calls.findLastIndex(({ module, scope }) => isWithin(module ?? scope, container.path) || isWithin(scope, container.path))
    last.set(at, [...(last.get(at) ?? []), container])
  }
  const finished = (at: number): readonly PeerRow[] =>
    [...(last.get(at) ?? [])]
      .sort((a, b) => depth(b.path) - depth(a.path))
      .map(({ path, outputShape }) => ({ values: { layer: '(module)', module: path, output: outputShape, params: 0 } }))
  return calls.flatMap((call, at): readonly PeerRow[] => [...(call.module === undefined ? [] : [rowOf(call)]), ...finished(at)])
}

function rowOf(call: TorchCall): PeerRow {
  return { values: { layer: moduleClass(call), module: call.module, output: call.outputShape, params: shownParams(call), multAdds: torchinfo.operations?.(call) ?? 0 } }
}

const isWithin = (path: string, container: string): boolean => path === container || path.startsWith(`${container}.`)

const depth = (path: string): number => path.split('.').length

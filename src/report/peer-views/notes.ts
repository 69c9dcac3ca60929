import { lostModules } from '../../conventions/lost-modules.ts'
import type { TorchModel } from '../../conventions/torch-call.ts'
import type { Text } from '../text.ts'

/** What keeps the rows from being those of the tool. */
export function modulesNote(model: TorchModel): readonly Text[] {
  const lost = lostModules(model)
  return [
    ...(model.hidden.all === undefined ? [] : [[`no layers are told: ${model.hidden.all}`]]),
    ...(model.hidden.all === undefined && !model.hasModules ? [['the file names no modules: every operation stands for itself, and there are no rows of modules']] : []),
    ...(lost === undefined ? [] : [[lost]]),
  ]
}

export function foldedNote({ hidden }: TorchModel): readonly Text[] {
  return hidden.norm === undefined ? [] : [[`${hidden.norm}; their rows are missing. Export with training=PRESERVE and do_constant_folding=False to keep them`]]
}

export function containerNote({ containers }: TorchModel): readonly Text[] {
  return containers.ambiguous === undefined ? [] : [[`${containers.ambiguous}: rows of modules that hold others are left out`]]
}

/** Columns of measured time need a measurement. */
export function timeNote(times: ReadonlyMap<string, number> | undefined): readonly Text[] {
  return times === undefined ? [['time is not measured: give --measure']] : [['time of fused nodes stands at the first of them']]
}

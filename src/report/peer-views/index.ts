import { paramsView } from './params.ts'
import type { PeerContext, PeerTable, PeerViewBuilder, ViewName } from './peer-table.ts'
import { fvcoreView, ptflopsView } from './shares.ts'
import { torchstatView } from './torchstat.ts'
import { torchsummaryView } from './torchsummary.ts'
import { yolov5View } from './yolov5.ts'

const BUILDERS: Readonly<Record<ViewName, PeerViewBuilder>> = {
  torchsummary: torchsummaryView,
  torchstat: torchstatView,
  ptflops: ptflopsView,
  fvcore: fvcoreView,
  yolov5: yolov5View,
  params: paramsView,
}

/** The table that another tool would print of a model, as far as the file tells. */
export function peerTable(view: ViewName, context: PeerContext): PeerTable {
  return BUILDERS[view](context)
}

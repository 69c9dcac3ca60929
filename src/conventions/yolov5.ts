import { isKnown } from '../util/figure.ts'
import { type Convention, paramsFigure } from './convention.ts'
import { thop0031 } from './thop.ts'

/** YOLOv5's own figure: `2 · thop / 1e9`, unrounded. */
export const yolov5: Convention = {
  name: 'yolov5',
  about: 'GFLOPs as YOLOv5 prints them: twice the MACs of thop 0.0.31, in units of 1e9',
  counts: thop0031.counts,
  figures: (model) => {
    const { macs = { unknown: 'MACs are not told' } } = thop0031.figures(model)
    return { gflops: isKnown(macs) ? { value: (2 * macs.value) / 1e9 } : { unknown: macs.unknown }, params: paramsFigure(model) }
  },
  ...(thop0031.operations === undefined ? {} : { operations: thop0031.operations }),
}

import type { Row } from '../support/rows.ts'

export const determinantRows: readonly Row[] = [
  // 6·4³/3 = 128.
  ...[11, 22].map((opset): Row => [`Det-${opset}`, 'Det', opset, {}, ['float32[2,3,4,4]'], ['float32[2,3]'], 0, 128, { status: 'estimate' }]),
  // 2³/3 = 2.67 is rounded up.
  ['Det of one matrix', 'Det', 11, {}, ['float32[2,2]'], ['float32[]'], 0, 3],
]

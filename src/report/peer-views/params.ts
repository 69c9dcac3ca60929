import type { StoredWeight } from '../../analyze/weights.ts'
import { groupBy } from '../../util/group-by.ts'
import type { PeerContext, PeerTable } from './peer-table.ts'

/** Every stored tensor, and how large the model is by type. */
export function paramsView({ analysis }: PeerContext): PeerTable {
  const { weights, profile } = analysis
  const bytes = weights.reduce((sum, weight) => sum + weight.bytes, 0)
  const elements = weights.reduce((sum, weight) => sum + weight.elements, 0)
  return {
    view: 'params',
    path: profile.model.path,
    noun: 'tensor',
    columns: [
      { key: 'name', title: 'Name', format: 'name' },
      { key: 'shape', title: 'Shape', format: 'shape' },
      { key: 'dtype', title: 'Type', format: 'text' },
      { key: 'elements', title: 'Elements', format: 'integer' },
      { key: 'bytes', title: 'Bytes', format: 'integer' },
      { key: 'class', title: 'Counts as', format: 'text', dropRank: 1 },
    ],
    rows: weights.map((weight) => ({
      values: { name: weight.name, shape: weight.dims, dtype: weight.dtype ?? '?', elements: weight.elements, bytes: weight.bytes, class: weight.class },
    })),
    total: { name: 'Total', elements, bytes },
    totals: [
      { key: 'params', title: 'Parameters', format: 'integer', value: profile.totals.params },
      { key: 'weightBytes', title: 'Size of the weights', format: 'bytes', value: profile.totals.weightBytes },
      { key: 'fileBytes', title: 'Size of the files', format: 'bytes', value: profile.totals.fileBytes },
    ],
    sections: [
      {
        key: 'dtypes',
        title: 'Size by type',
        columns: [
          { key: 'dtype', title: 'Type', format: 'text' },
          { key: 'tensors', title: 'Tensors', format: 'integer' },
          { key: 'elements', title: 'Elements', format: 'integer' },
          { key: 'bytes', title: 'Bytes', format: 'bytes' },
          { key: 'share', title: 'Share', format: 'share' },
        ],
        rows: [...groupBy(weights, ({ dtype }) => dtype ?? '?')]
          .sort(([, a], [, b]) => bytesOf(b) - bytesOf(a))
          .map(([dtype, members]) => ({
            values: {
              dtype,
              tensors: members.length,
              elements: members.reduce((sum, weight) => sum + weight.elements, 0),
              bytes: bytesOf(members),
              share: bytes === 0 ? undefined : bytesOf(members) / bytes,
            },
          })),
      },
    ],
    notes: [],
  }
}

const bytesOf = (weights: readonly StoredWeight[]): number => weights.reduce((sum, weight) => sum + weight.bytes, 0)

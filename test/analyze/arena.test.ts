import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arenaSize, type Placed } from '../../src/analyze/arena.ts'

type Row = readonly [title: string, tensors: readonly (readonly [units: number, from: number, to: number])[], units: number]

/** Sizes in units of 256 bytes. */
const rows: readonly Row[] = [
  ['nothing takes nothing', [], 0],
  ['what is alive together lies side by side', [[2, 0, 1], [3, 1, 2]], 5], // biome-ignore format: one row a line
  ['what comes after lies in the place of what has gone', [[2, 0, 1], [3, 1, 2], [2, 2, 3]], 5], // biome-ignore format: one row a line
  // 4 and 2 leave gaps between 1s that stay: 3 fits the first only, 2 the second, where least is wasted.
  ['the smallest gap is taken that is large enough', [[4, 0, 1], [1, 0, 9], [2, 0, 1], [1, 0, 9], [2, 2, 9], [3, 2, 9]], 8], // biome-ignore format: one row a line
  // 2 and 2 apart are no place for 3: fragmentation makes it 8 where 5 are alive.
  ['gaps apart are no room for what is larger than each', [[2, 0, 1], [1, 0, 9], [2, 0, 1], [1, 0, 9], [3, 2, 9]], 9], // biome-ignore format: one row a line
  ['an empty tensor takes no place', [[0, 0, 5], [1, 1, 2]], 1], // biome-ignore format: one row a line
]

test.each(rows)('%s', (_, tensors, units) => {
  expect(arenaSize(tensors.map(([size, from, to]) => ({ bytes: size * 256, from, to })))).toBe(units * 256)
})

test('each tensor starts at a multiple of 256 bytes', () => {
  expect(arenaSize([{ bytes: 1, from: 0, to: 0 }, { bytes: 257, from: 0, to: 0 }])).toBe(256 + 512) // biome-ignore format: one line
})

/** The same, cell by cell: every cell of 256 bytes is free or taken. */
function byCells(tensors: readonly Placed[]): number {
  const cells: boolean[] = []
  const placed: { readonly start: number; readonly size: number; readonly to: number }[] = []
  for (const { bytes, from, to } of tensors) {
    cells.fill(false)
    for (const each of placed) if (each.to >= from) cells.fill(true, each.start, each.start + each.size)
    const size = Math.ceil(bytes / 256)
    if (size === 0) continue
    const top = cells.lastIndexOf(true) + 1
    const gaps: (readonly [length: number, start: number])[] = []
    for (let start = 0; start < top; start++) {
      if (cells[start] === true || (start > 0 && cells[start - 1] !== true)) continue
      gaps.push([cells.indexOf(true, start) - start, start])
    }
    const [best] = gaps.filter(([length]) => length >= size).sort(([a], [b]) => a - b)
    const start = best?.[1] ?? top
    while (cells.length < start + size) cells.push(false)
    placed.push({ start, size, to })
  }
  return 256 * cells.length
}

const tensors = fc
  .array(fc.record({ bytes: fc.nat(3000), from: fc.nat(20), lasts: fc.nat(12) }), { maxLength: 40 })
  .map((list) => list.map(({ bytes, from, lasts }) => ({ bytes, from, to: from + lasts })).sort((a, b) => a.from - b.from))

test('it is what placing cell by cell comes to, and holds all that is alive', () => {
  fc.assert(
    fc.property(tensors, (list) => {
      const size = arenaSize(list) ?? Number.NaN
      expect(size).toBe(byCells(list))
      for (let step = 0; step < 40; step++) {
        const alive = list.filter(({ from, to }) => from <= step && step <= to)
        expect(alive.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(size)
      }
    }),
  )
})

test('far too many tensors at once are not placed', () => {
  expect(arenaSize(Array.from({ length: 10_000 }, () => ({ bytes: 1, from: 0, to: 1 })))).toBeUndefined()
})

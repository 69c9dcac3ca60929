import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planBlock, planPairedBlocks, runsPerSample } from '../../src/measure/plan.ts'

const sides = (plan: ReturnType<typeof planPairedBlocks>) => plan.blocks.map(({ side }) => (side === 'base' ? 'A' : 'B')).join('')

test('takes turns within and between pairs', () => {
  // 1.5 s hold 18 pairs of blocks of 5 samples.
  const quick = { base: 8, head: 8 }
  expect(sides(planPairedBlocks(quick, 'base', 1e6))).toBe('ABBA'.repeat(9))
  expect(sides(planPairedBlocks(quick, 'head', 1e6))).toBe('BAAB'.repeat(9))
})

test.each([
  ['a model of 100 ms: ten pairs', 100, 1e6, 20, 5, 1],
  ['one of 8 ms: as many as 1.5 s hold', 8, 1e6, 36, 5, 1],
  ['one of 1 ms: blocks of 20 ms', 1, 1e6, 40, 20, 1],
  ['one of 10 µs: several runs a sample', 0.01, 1e6, 40, 40, 50],
  ['one that is hardly there', 1e-6, 1e6, 40, 50, 5000],
  ['one of 8 ms with time for half of it', 8, 800, 20, 5, 1],
  ['one of 1 s with time for 20 runs', 1000, 20_000, 20, 1, 1],
  ['one of 1 s with time for 9 runs: fewer pairs', 1000, 9000, 8, 1, 1],
  ['one of 1 s with hardly any time', 1000, 10, 4, 1, 1],
] as const)('plans a paired round for %s', (_, runMs, budgetMs, blocks, samples, runs) => {
  const plan = planPairedBlocks({ base: runMs, head: runMs }, 'base', budgetMs)
  expect({ blocks: plan.blocks.length, ...plan.blocks[0] }).toEqual({ blocks, side: 'base', samples, runsPerSample: runs })
})

test('treats both sides alike', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-4, max: 5000, noNaN: true }),
      fc.double({ min: 1e-4, max: 5000, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (base, head, budget) => {
        const { blocks } = planPairedBlocks({ base, head }, 'base', budget)
        const own = (side: string) => blocks.filter((block) => block.side === side)
        expect(own('base').length).toBe(own('head').length)
        expect(new Set(blocks.map(({ samples, runsPerSample }) => `${samples} ${runsPerSample}`)).size).toBe(1)
        expect(blocks.length % 4).toBe(0)
        expect(blocks[0]?.samples).toBeGreaterThan(0)
      },
    ),
  )
})

test('runs quick models several times a sample, for half a millisecond', () => {
  expect([10, 0.5, 0.3, 0.01, 0].map(runsPerSample)).toEqual([1, 1, 2, 50, 5000])
})

test('takes as many samples of a model alone as are wanted and the time allows', () => {
  expect(planBlock(10, 100, 1e6).blocks).toEqual([{ side: 'head', samples: 100, runsPerSample: 1 }])
  expect(planBlock(10, 100, 300).blocks[0]?.samples).toBe(30)
  expect(planBlock(5000, 100, 300).blocks[0]?.samples).toBe(1)
})

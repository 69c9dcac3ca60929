import { expect, test } from 'vitest'
import { type BatchPoint, bestPoint, type Probe, searchBatch } from '../../src/measure/throughput.ts'

const always = () => true

/** A machine whose throughput saturates: batch ÷ (overhead + batch) of its peak, with room for so many. */
function saturating(peak: number, overhead: number, largest = Number.POSITIVE_INFINITY): { probe: Probe; tried: number[] } {
  const tried: number[] = []
  return {
    tried,
    probe: async (batch) => {
      tried.push(batch)
      return batch > largest ? { batch, failed: { reason: 'memory', message: 'ran out of memory' } } : { batch, perSecond: (peak * batch) / (overhead + batch) }
    },
  }
}

test('doubles until two doublings in a row gain next to nothing', async () => {
  // Gains 2·(8+b)/(8+2b): below 1.03 from 256 to 512 (1.0153) and from 512 to 1024 (1.0077); from 128 to 256 it is 1.0303.
  const { probe, tried } = saturating(1000, 8)
  expect((await searchBatch(probe, always)).endedBy).toBe('no-gain')
  expect(tried).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024])
})

test('stops early where batching gains nothing', async () => {
  const { probe, tried } = saturating(40, 0)
  const { curve, endedBy } = await searchBatch(probe, always)
  expect(endedBy).toBe('no-gain')
  expect(tried).toEqual([1, 2, 4])
  expect(bestPoint(curve)?.batch).toBe(1)
})

test('bisects between the last batch that fitted and the first that did not', async () => {
  const { probe, tried } = saturating(1000, 1000, 100)
  const { curve, endedBy } = await searchBatch(probe, always)
  expect(endedBy).toBe('memory')
  expect(tried).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 96, 112, 104])
  expect(curve.map(({ batch }) => batch)).toEqual([1, 2, 4, 8, 16, 32, 64, 96, 104, 112, 128])
  expect(bestPoint(curve)?.batch).toBe(96)
})

test('a model that does not even fit alone has no best batch', async () => {
  const { probe } = saturating(1000, 8, 0)
  const { curve, endedBy } = await searchBatch(probe, always)
  expect(endedBy).toBe('memory')
  expect(curve).toHaveLength(1)
  expect(bestPoint(curve)).toBeUndefined()
})

test('tells a batch that fails for another reason from a lack of memory', async () => {
  const probe: Probe = async (batch) => (batch === 2 ? { batch, failed: { reason: 'model', message: 'cannot be reshaped' } } : { batch, perSecond: 10 })
  const { curve, endedBy } = await searchBatch(probe, always)
  expect(endedBy).toBe('model')
  expect(bestPoint(curve)).toEqual({ batch: 1, perSecond: 10 })
})

test('stops when time is up, with what it has', async () => {
  const { probe, tried } = saturating(1000, 1000)
  let looks = 0
  expect((await searchBatch(probe, () => ++looks < 3)).endedBy).toBe('time')
  expect(tried).toEqual([1, 2, 4])
})

test('stops at the largest batch there may be', async () => {
  const { probe, tried } = saturating(1000, 1e9)
  expect((await searchBatch(probe, always)).endedBy).toBe('largest')
  expect(tried.at(-1)).toBe(4096)
})

test('of nearly equal batches the smallest is the best', () => {
  const curve: BatchPoint[] = [
    { batch: 1, perSecond: 50 },
    { batch: 2, perSecond: 99.5 },
    { batch: 4, perSecond: 100 },
  ]
  expect(bestPoint(curve)?.batch).toBe(2)
})

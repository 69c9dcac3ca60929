import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDuration, parseQuantity, parseShare, writeQuantity } from '../../src/budget/units.ts'
import type { Metric } from '../../src/budget/verdict.ts'

test.each<[string | number, Metric, number]>([
  ['8.3G', 'macs', 8_300_000_000],
  ['8.3 GMACs', 'macs', 8_300_000_000],
  ['8.3 Gmacs', 'macs', 8_300_000_000],
  ['0.29 G', 'macs', 290_000_000],
  ['1.1M', 'params', 1_100_000],
  ['8M params', 'params', 8_000_000],
  ['8 M params', 'params', 8_000_000],
  ['1.2 GFLOPs', 'flops', 1_200_000_000],
  ['12k', 'nodes', 12_000],
  ['12K', 'nodes', 12_000],
  ['1_000_000', 'params', 1_000_000],
  ['1e3', 'params', 1000],
  [8.3e9, 'macs', 8_300_000_000],
  [0, 'macs', 0],
  ['1.0005k', 'params', 1000],
  ['9007199254740991', 'macs', 9_007_199_254_740_991],
  ['9007.199254740991T', 'macs', 9_007_199_254_740_991],
  ['25 MB', 'fileBytes', 25_000_000],
  ['32MiB', 'fileBytes', 33_554_432],
  ['0.5 KiB', 'fileBytes', 512],
  ['1.1 KiB', 'fileBytes', 1126],
  ['1.5 GiB', 'weightBytes', 1_610_612_736],
  ['2 kB', 'readBytes', 2000],
  ['17 B', 'readBytes', 17],
  [1024, 'readBytes', 1024],
  ['12ms', 'latency.p95', 12],
  ['1.5 s', 'latency.mean', 1500],
  ['800us', 'latency.p50', 0.8],
  ['800 µs', 'latency.p50', 0.8],
  [300, 'throughput', 300],
  ['300.5 inputs/s', 'throughput', 300.5],
  ['1.2k fps', 'throughput', 1200],
])('reads %s as %s: %d', (text, metric, value) => {
  expect(parseQuantity(text, metric)).toEqual({ value })
})

test.each<[string | number, Metric, RegExp]>([
  ['8.3 GFLOPs', 'macs', /macs takes a number with k, M, G or T.*FLOPs are about twice the MACs/],
  ['8 GMACs', 'flops', /"GMACs" belongs to macs/],
  ['7B', 'params', /a billion is G/],
  ['7m', 'params', /did you mean "M"/],
  ['32 MiB', 'macs', /macs takes a number with k, M, G or T/],
  ['25M', 'fileBytes', /did you mean "MiB"/],
  ['25 mb', 'fileBytes', /did you mean "MB"/],
  ['8.3G', 'weightBytes', /weightBytes takes a size/],
  [12, 'latency.p95', /a unit is needed/],
  ['12 minutes', 'latency.p95', /a time with us, ms or s/],
  ['-5', 'params', /not a quantity/],
  ['1,000', 'params', /params takes/],
  ['1.2.3', 'params', /not a quantity/],
  ['', 'params', /not a quantity/],
  ['.', 'params', /not a quantity/],
  ['NaN', 'params', /not a quantity/],
  ['1e999', 'throughput', /throughput takes/],
  ['9'.repeat(100), 'params', /not a quantity/],
  ['5constructor', 'params', /params takes/],
])('refuses %s as %s', (text, metric, problem) => {
  expect(parseQuantity(text, metric)).toEqual({ problem: expect.stringMatching(problem) })
})

test.each<[string | number, number]>([
  ['2 %', 0.02],
  ['2.5%', 0.025],
  ['+5 %', 0.05],
  ['0%', 0],
  [0, 0],
  ['150%', 1.5],
])('reads the share %s as %d', (text, value) => {
  expect(parseShare(text)).toEqual({ value })
})

test.each<[string | number, RegExp]>([
  [2, /did you mean "2%"/],
  ['-2%', /not a share/],
  ['2 percent', /a percentage such as 2%/],
])('refuses the share %s', (text, problem) => {
  expect(parseShare(text)).toEqual({ problem: expect.stringMatching(problem) })
})

test('reads durations in milliseconds', () => {
  expect(['90s', '500 ms', '2min'].map(parseDuration)).toEqual([{ value: 90_000 }, { value: 500 }, { value: 120_000 }])
  expect(parseDuration('90')).toEqual({ problem: expect.stringMatching(/such as 90s/) })
})

test.each<[number, Metric, string]>([
  [8_300_000_000, 'macs', '8.3G'],
  [4_089_184_256, 'macs', '4.089184256G'],
  [25_557_000, 'params', '25.557M'],
  [512, 'params', '512'],
  [33_554_432, 'fileBytes', '32MiB'],
  [25_000_000, 'fileBytes', '25MB'],
  [102_557_033, 'fileBytes', '102.557033MB'],
  [0, 'macs', '0'],
])('writes %d of %s as %s', (value, metric, text) => {
  expect(writeQuantity(value, metric)).toBe(text)
})

test('reads back every whole number it writes', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.constantFrom<Metric>('macs', 'params', 'fileBytes', 'weightBytes'), (value, metric) => {
      expect(parseQuantity(writeQuantity(value, metric), metric)).toEqual({ value })
    }),
  )
})

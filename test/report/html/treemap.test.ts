import { expect, test } from 'vitest'
import { treemapFigure } from '../../../src/report/html/treemap.ts'
import { conv, network, relu } from '../../support/network.ts'
import { profile } from '../../support/profile.ts'

const areas = (svg: string) =>
  [...svg.matchAll(/<title>([^<]*): [^<]*<\/title><rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map(([, path, ...numbers]) => ({ path, box: numbers.map(Number) }))

test('draws areas in proportion to cost, without overlap', () => {
  const [macs = ''] = treemapFigure(network([conv('/a/Conv', 8), relu('/a/Relu'), conv('/b/Conv', 8), conv('/b/c/Conv', 24)])).match(/<svg[\s\S]*?<\/svg>/) ?? []
  const drawn = areas(macs)
  // Channels 3·8, 8·8, 8·24: 24, 64 and 192 of 280.
  const share = (path: string) => drawn.filter((area) => area.path === path).reduce((sum, { box: [, , width = 0, height = 0] }) => sum + width * height, 0) / (1140 * 460)
  expect(share('/a/Conv')).toBeCloseTo(24 / 280, 1)
  expect(share('/b/Conv')).toBeCloseTo(64 / 280, 1)
  expect(share('/b/c/Conv')).toBeCloseTo(192 / 280, 1)
  expect(drawn).toHaveLength(3)
})

test('draws what is too small to see as one', () => {
  const many = network([conv('/big/Conv', 512), ...Array.from({ length: 300 }, (_, i) => conv(`/small/${i}/Conv`, 1, { kernel: 1 }))])
  expect(areas(treemapFigure(many)).map(({ path }) => path)).toContain('/small: 299 small parts')
})

test('draws nothing of a model without figures', () => {
  expect(treemapFigure(profile())).toBe('')
})

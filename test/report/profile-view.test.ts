import { expect, test } from 'vitest'
import type { MemoryProfile } from '../../src/analyze/model-profile.ts'
import { groupNodes } from '../../src/report/node-groups.ts'
import { profileView } from '../../src/report/profile-view.ts'
import { renderSweeps } from '../../src/report/sweep-view.ts'
import { plain } from '../../src/report/text.ts'
import { conv, network, relu } from '../support/network.ts'
import { profile } from '../support/profile.ts'

const model = profile({
  nodes: [
    { op: 'Conv', name: '/a/conv1/Conv', inputs: ['x'], outputs: ['a'], figures: { macs: 10, params: 2 } },
    { op: 'Relu', name: '/a/Relu', inputs: ['a'], outputs: ['b'], figures: { flops: 5 } },
    { op: 'Conv', name: '/b/Conv', inputs: ['b'], outputs: ['c'], figures: { macs: { unknown: 'depends on n', atLeast: 3 }, params: 4 } },
    { op: 'Fuse', domain: 'com.acme', name: 'loose', scope: [], inputs: ['c'], outputs: ['d'] },
  ],
  totals: { macs: { unknown: 'depends on n', atLeast: 13, formula: '10 + 3*n' } },
})

test('adds up operators, the most MACs first and what is unknown before them', () => {
  expect(groupNodes(model, 'op').map(({ label, nodes, figures }) => [label, nodes.length, figures.macs])).toEqual([
    ['Conv', 2, { unknown: 'depends on n', atLeast: 13 }],
    ['Relu', 1, { value: 0 }],
    ['com.acme::Fuse', 1, { value: 0 }],
  ])
})

test('adds up modules with all that is in them, outermost first', () => {
  expect(groupNodes(model, 'module').map(({ key, depth, nodes, figures }) => [key, depth, nodes.length, figures.params])).toEqual([
    ['(model)', 0, 4, { value: 6 }],
    ['/a', 1, 2, { value: 2 }],
    ['/a/conv1', 2, 1, { value: 2 }],
    ['/b', 1, 1, { value: 4 }],
  ])
})

test('sorts by any figure and refuses others', () => {
  const labels = (sort: string) => profileView(model, { sort, top: 2 }).sections[1]?.table?.rows.map(([first]) => plain(first?.text ?? []))
  expect(labels('Params')).toEqual(['/b/Conv', '/a/conv1/Conv'])
  expect(labels('macs')).toEqual(['/b/Conv', '/a/conv1/Conv'])
  expect(() => labels('parms')).toThrow('there is no figure "parms" to sort by (did you mean "params"?)')
})

test('gives the formula of a total, or why it is not known', () => {
  const rows = profileView(model).sections[0]?.table?.rows.map((row) => row.map(({ text }) => plain(text)))
  expect(rows?.find(([figure]) => figure === 'MACs')).toEqual(['MACs', '? (at least 13)', '10 + 3*n'])
})

test('says where most is alive, and what', () => {
  const linesOf = (memory: MemoryProfile) => profileView({ ...model, memory }).sections[0]?.lines?.map(({ text }) => plain(text))
  const figures = { fusedBytes: { value: 1 }, arenaBytes: { value: 10_485_760 } }
  const live = [4, 3, 2, 1].map((size) => ({ tensor: `t${size}`, bytes: size * 1_048_576 }))
  expect(linesOf({ ...figures, peak: { node: '/b/Conv', live, more: { tensors: 7, bytes: 20 } } })).toEqual([
    'peak at /b/Conv: t4 (4 MiB), t3 (3 MiB), t2 (2 MiB) and 8 more; an arena for all of it takes 10 MiB',
  ])
  expect(linesOf({ ...figures, arenaBytes: { unknown: 'a body' }, peak: { live: live.slice(3) } })).toEqual(['peak: t1 (1 MiB)'])
  expect(linesOf({ ...figures, peak: { unknown: 'depends on n' } })).toEqual([])
  expect(linesOf({ ...figures, peak: { live: [] } })).toEqual([])
})

test('tabulates a model over the sizes of a symbol', () => {
  const at = (batch: number) => ({ value: batch, profile: network([conv('/c', 2), relu('/r')], { batch, size: 4 }) })
  const failed = { value: 3, profile: { schema: 1, model: { path: 'm.onnx' }, error: { code: 'usage/x', message: 'does not run' } } } as const
  const sweep = { path: 'm.onnx', symbol: 'batch', entries: [at(1), at(2), failed] }
  // 4²·2·27 = 864 MACs for each.
  expect(
    renderSweeps([sweep], 'csv')
      .split('\r\n')
      .map((line) => line.split(',').slice(0, 7).join()),
  ).toEqual([
    'model,symbol,size,params,paramsStatus,macs,macsStatus',
    'm.onnx,batch,1,54,exact,864,exact',
    'm.onnx,batch,2,54,exact,1728,exact',
    'm.onnx,batch,3,,unknown: does not run,,unknown: does not run',
    '',
  ])
  expect(
    renderSweeps([sweep], 'table')
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/).slice(0, 3).join(' ')),
  ).toEqual(['m.onnx by batch', '', 'batch Params MACs', '1 54 864', '2 54 1728', 'does not run', ''])
  expect(JSON.parse(renderSweeps([sweep], 'json'))).toMatchObject([
    { model: { path: 'm.onnx' }, symbol: 'batch', value: 1, totals: { macs: { value: 864 } } },
    { symbol: 'batch', value: 2, totals: { macs: { value: 1728 } } },
    { symbol: 'batch', value: 3, error: { message: 'does not run' } },
  ])
})

import { expect, test } from 'vitest'
import { parseProfile } from '../../src/measure/profile-events.ts'

type Event = Parameters<typeof parseProfile>[0][number]

const run = (ts: number, dur: number): Event => ({ cat: 'Session', name: 'model_run', ts, dur, args: {} })
const node = (name: string, index: number, ts: number, dur: number, more: Record<string, unknown> = {}): Event => ({
  cat: 'Node',
  name: `${name}_kernel_time`,
  ts,
  dur,
  args: { op_name: name, node_index: String(index), provider: 'CPUExecutionProvider', ...more },
})

test('leaves the first of several runs out and takes the median of the others', () => {
  const events = [0, 1, 2, 3].flatMap((i) => [run(i * 1000, 900), node('Conv', 0, i * 1000 + 10, [800, 100, 300, 200][i] ?? 0), node('Relu', 1, i * 1000 + 850, 10)])
  const profile = parseProfile(events)
  expect(profile.nodes.map(({ name, ms }) => [name, ms])).toEqual([
    ['Conv', 0.2],
    ['Relu', 0.01],
  ])
  expect(profile.runMs).toBe(0.9)
})

test('takes the only run there is', () => {
  expect(parseProfile([run(0, 500), node('Conv', 0, 10, 400)]).nodes).toMatchObject([{ name: 'Conv', ms: 0.4 }])
})

test('counts what a subgraph ran as part of the node that ran it', () => {
  const events = [run(0, 1000), node('Loop', 3, 100, 500), node('Sin', 0, 110, 50), node('Sin', 0, 200, 50), node('Relu', 4, 600, 0), node('Neg', 5, 600, 20)]
  expect(parseProfile(events).nodes.map(({ name }) => name)).toEqual(['Loop', 'Relu', 'Neg'])
})

test('tells nodes of the same name apart by their place', () => {
  expect(parseProfile([run(0, 1000), node('Relu', 1, 10, 5), node('Relu', 2, 20, 7)]).nodes.map(({ index, ms }) => [index, ms])).toEqual([
    [1, 0.005],
    [2, 0.007],
  ])
})

test('reads types and shapes, by our names of types', () => {
  const shapes = { input_type_shape: [{ float: [1, 3] }, { int64: [] }], output_type_shape: [{ double: [2] }, { float16: [0, 4] }] }
  expect(parseProfile([run(0, 100), node('Conv', 0, 10, 5, shapes)]).nodes[0]).toMatchObject({
    inputs: [
      { dtype: 'float32', shape: [1, 3] },
      { dtype: 'int64', shape: [] },
    ],
    outputs: [
      { dtype: 'float64', shape: [2] },
      { dtype: 'float16', shape: [0, 4] },
    ],
  })
})

test('takes the most the arena had lent out in the steady runs', () => {
  const memory = (bytes: number) => ({ mem_bytes_requested_in_use: String(bytes) })
  const events = [run(0, 100), node('Conv', 0, 10, 5, memory(999)), run(200, 100), node('Conv', 0, 210, 5, memory(100)), node('Relu', 1, 220, 5, memory(300))]
  expect(parseProfile(events).peakArenaBytes).toBe(300)
  expect(parseProfile([run(0, 100), node('Conv', 0, 10, 5)]).peakArenaBytes).toBeUndefined()
})

test('takes the time on the device where the provider tells of it', () => {
  const api = (name: string, ts: number, dur: number): Event => ({ cat: 'Api', name, ts, dur, args: {} })
  const events = [
    run(0, 900),
    node('Conv', 0, 10, 5),
    node('Relu', 1, 20, 5),
    api('Conv&Conv&Im2Col', 100, 200),
    api('Conv&Conv&MatMul', 300, 400),
    api('Conv&Conv&Late', 1000, 50),
  ]
  expect(parseProfile(events).nodes.map(({ name, ms }) => [name, ms])).toEqual([
    ['Conv', 0.6],
    ['Relu', 0.005],
  ])
})

test('an arena that lent out nothing keeps no account', () => {
  expect(parseProfile([run(0, 100), node('Conv', 0, 10, 5, { mem_bytes_requested_in_use: '0' })]).peakArenaBytes).toBeUndefined()
})

test('a run without nodes is no error', () => {
  expect(parseProfile([run(0, 100)])).toEqual({ nodes: [], runMs: 0.1, peakArenaBytes: undefined })
})

import { describe, expect, test } from 'vitest'
import { fvcore2021 } from '../../../src/conventions/fvcore.ts'
import { peerTable } from '../../../src/report/peer-views/index.ts'
import type { PeerRow, PeerTable, ViewName } from '../../../src/report/peer-views/peer-table.ts'
import { uncounted } from '../../../src/report/peer-views/shares.ts'
import { goldenJson, goldenModel } from '../../support/golden-model.ts'

interface PrintedRows {
  readonly torchsummary_1_5_1?: readonly (readonly [name: string, output: readonly number[], params: number])[]
  readonly torchstat?: readonly (readonly [name: string, input: readonly number[], output: readonly number[], ...figures: readonly number[]])[]
  readonly torchinfo?: readonly (readonly [type: string, name: string, depth: number, output: readonly number[], params: number, multAdds: number, isLeaf: boolean])[]
  readonly fvcore: { readonly by_top_module: Readonly<Record<string, number>>; readonly unsupported_ops: Readonly<Record<string, number>> }
}

const printed = goldenJson<Readonly<Record<string, PrintedRows>>>('conventions/rows.json')
const rowsOf = (model: string): PrintedRows => printed[model.split('.')[0] ?? ''] as PrintedRows

async function tableOf(view: ViewName, model: string, shapes: readonly string[] = []): Promise<PeerTable> {
  return peerTable(view, { ...(await goldenModel(model, shapes)), depth: 1 })
}

const valuesOf = ({ rows }: PeerTable, ...keys: readonly string[]) => rows.map(({ values }) => keys.map((key) => values[key]))

/** `ReLU`: without its number, and containers by no name but that they are some. */
const typeOf = (layer: PeerRow['values'][string]): string => String(layer).replace(/-\d+$/, '')

describe('torchsummary', () => {
  test.each([
    { model: 'vgg16.train', rows: 39 },
    { model: 'resnet18.bn', rows: 68 },
    { model: 'resnet50.bn', rows: 174 },
    { model: 'alexnet_seed.train', rows: 20 },
  ])('$rows rows of $model: type, number, output and parameters as printed', async ({ model, rows }) => {
    const expected = rowsOf(model).torchsummary_1_5_1 ?? []
    const ours = valuesOf(await tableOf('torchsummary', model), 'layer', 'output', 'params')
    expect(ours).toHaveLength(rows)
    expect(ours.map(([layer, output, params]) => [layer, (output as number[]).slice(1), params])).toEqual(
      expected.map(([name, output, params], i) => [/Block|Bottleneck/.test(name) ? `(module)-${i + 1}` : name, output.slice(1), params]),
    )
  })

  test('the rows of ResNet-18 at batch 8 have that batch', async () => {
    const rows = valuesOf(await tableOf('torchsummary', 'resnet18.bn', ['input=8x3x224x224']), 'output')
    expect(rows.every(([output]) => (output as number[])[0] === 8)).toBe(true)
    expect(rows).toHaveLength(68)
  })

  test.each(['vgg16.train', 'resnet18.bn', 'resnet50.bn', 'alexnet_seed.train'])('layers of %s have the mult-adds that torchinfo prints', async (model) => {
    const leaves = (rowsOf(model).torchinfo ?? []).filter(([, , , , , , isLeaf]) => isLeaf)
    const table = await tableOf('torchsummary', model)
    const ours = table.rows.filter(({ values }) => values.multAdds !== undefined).map(({ values }) => [typeOf(values.layer), values.params, values.multAdds])
    expect(ours).toEqual(leaves.map(([type, , , , params, multAdds]) => [type, params, multAdds]))
  })
})

describe('torchstat', () => {
  const KEYS = ['module', 'input', 'output', 'params', 'memoryMB', 'madd', 'flops', 'readBytes', 'writeBytes'] as const

  test.each([
    { model: 'resnet50.bn', missing: [] },
    { model: 'resnet18.bn', missing: [] },
    { model: 'vgg16.train', missing: [] },
    { model: 'alexnet_seed.train', missing: [] },
    // Concatenations that torch runs outside of the module leave no trace.
    { model: 'yolov5s_nc5.bn', missing: ['model.12', 'model.16', 'model.19', 'model.22'] },
  ])('every row of $model as printed', async ({ model, missing }) => {
    const expected = (rowsOf(model).torchstat ?? []).filter(([name]) => !missing.includes(name as never))
    const ours = new Map(valuesOf(await tableOf('torchstat', model), ...KEYS).map((row) => [row[0], row]))
    for (const row of expected) expect(ours.get(row[0])).toEqual(row)
    expect(ours.size).toBe(expected.length)
  })

  test('the total row adds up the rows, bytes read and written included', async () => {
    const { rows, total } = await tableOf('torchstat', 'resnet50.bn')
    const sum = (key: string) => rows.reduce((all, { values }) => all + Number(values[key]), 0)
    expect([sum('readBytes'), sum('writeBytes')]).toEqual([217_841_824, 115_007_392])
    expect(total).toMatchObject({
      readBytes: 217_841_824,
      writeBytes: 115_007_392,
      readWriteBytes: { value: 332_849_216 },
      madd: { value: sum('madd') },
      flops: { value: sum('flops') },
    })
  })

  test('without a measurement it says what gives one', async () => {
    const { columns, notes } = await tableOf('torchstat', 'resnet50.bn')
    expect(columns.map(({ key }) => key)).not.toContain('duration')
    expect(notes.flat().join(' ')).toContain('--measure')
  })

  test('measured time is shared among the modules', async () => {
    const { analysis, torch } = await goldenModel('mlp.bn')
    const times = new Map(analysis.profile.nodes.map(({ key }) => [key, 0.5]))
    const { rows, total } = peerTable('torchstat', { analysis, torch, times })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ values }) => Number(values.duration) > 0)).toBe(true)
    // One of the eight nodes, the transposition of a weight, is no part of a call.
    expect(total?.duration).toBe(7 / 8)
  })
})

describe('fvcore', () => {
  test.each(['resnet50.bn', 'resnet18.bn', 'vgg16.train', 'alexnet_seed.train', 'mobilenet_v2.bn'])('top modules of %s as printed', async (model) => {
    const { by_top_module: expected } = rowsOf(model).fvcore
    const rows = valuesOf(await tableOf('fvcore', model), 'path', 'flops')
    const ours = Object.fromEntries(rows.slice(1))
    for (const [module, flops] of Object.entries(expected)) expect(ours[module] ?? 0, module).toBe(flops)
  })

  test.each(['resnet50.bn', 'resnet18.bn', 'vgg16.train', 'alexnet_seed.train'])('what fvcore left out of %s, with counts', async (model) => {
    // Whether an addition was made in place is not told.
    const expected = Object.entries(rowsOf(model).fvcore.unsupported_ops).map(([op, calls]) => [op.replace(/_$/, ''), calls])
    const { sections = [] } = await tableOf('fvcore', model)
    const ours = sections[0]?.rows.map(({ values }) => [values.operator, values.calls]) ?? []
    expect(ours.toSorted()).toEqual(expected.toSorted())
  })
})

test('what fvcore left out of ResNet-50 before it counted normalisation and pooling', async () => {
  const { analysis, torch } = await goldenModel('resnet50.bn')
  expect(Object.fromEntries(uncounted(analysis, torch, fvcore2021))).toEqual({ 'aten::adaptive_avg_pool2d': 1, 'aten::add': 16, 'aten::batch_norm': 53, 'aten::max_pool2d': 1 })
})

describe('ptflops', () => {
  test('modules of ResNet-50 with their shares, which add up', async () => {
    const { rows, total } = await tableOf('ptflops', 'resnet50.bn')
    const [whole, ...modules] = rows
    expect(whole?.values).toMatchObject({ params: 25_557_032, paramsShare: 1, macs: 4_132_436_968, macsShare: 1 })
    expect(modules.map(({ values }) => values.path)).toEqual(['conv1', 'bn1', 'relu', 'maxpool', 'layer1', 'layer2', 'layer3', 'layer4', 'avgpool', 'fc'])
    expect(modules.reduce((sum, { values }) => sum + Number(values.macs), 0)).toBe(4_132_436_968)
    expect(total).toMatchObject({ params: 25_557_032, macs: { value: 4_132_436_968 } })
  })

  test('a deeper fold shows the modules within', async () => {
    const model = await goldenModel('resnet50.bn')
    const paths = (depth: number) => peerTable('ptflops', { ...model, depth }).rows.map(({ values }) => values.path)
    expect(paths(0)).toEqual([''])
    expect(paths(2)).toContain('layer1.0')
    expect(paths(2)).not.toContain('layer1.0.conv1')
    expect(paths(3)).toContain('layer1.0.conv1')
  })
})

describe('yolov5', () => {
  const seeds = goldenJson<readonly { readonly tool: string; readonly what: string; readonly printed: unknown }[]>('conventions/seeds.json')
  const lines = seeds.find(({ what }) => what.includes('25 modules'))?.printed as readonly (readonly [gflops: number, params: number])[]

  test('the 25 lines of YOLOv5s as printed', async () => {
    const { rows, total } = await tableOf('yolov5', 'yolov5s_nc5.bn')
    expect(rows.map(({ values: { gflops = 0, params = 0 } }) => [Number(Number(gflops).toFixed(2)), params])).toEqual(lines)
    expect(total).toMatchObject({ params: 7_033_114, gflops: { value: 15.8835632 } })
  })

  test('the summary: modules, parameters, GFLOPs and the size of the image', async () => {
    const { totals, summary: line } = await tableOf('yolov5', 'yolov5s_nc5.bn')
    const summary = Object.fromEntries(totals.map(({ key, value }) => [key, value]))
    expect(summary).toMatchObject({ params: { atLeast: 7_033_114 }, gflops: { value: 15.8835632 }, input: [1, 3, 640, 640] })
    // The tool counts 270: four modules that only concatenate leave no trace.
    expect(line).toBe('at least 266 modules, at least 7,033,114 parameters, 15.9 GFLOPs, at 640×640')
  })

  test('an input that is no image is told whole', async () => {
    expect((await tableOf('yolov5', 'mlp.bn')).summary).toMatch(/, at 8×784$/)
  })

  test('a model without a list of modules has its top modules as lines', async () => {
    const rows = valuesOf(await tableOf('yolov5', 'resnet18.bn'), 'module')
    expect(rows.flat()).toEqual(['conv1', 'bn1', 'relu', 'maxpool', 'layer1', 'layer2', 'layer3', 'layer4', 'avgpool', 'fc'])
  })
})

describe('params', () => {
  test('every tensor with its size, and the size by type', async () => {
    const { rows, total, sections } = await tableOf('params', 'resnet18.bn')
    expect(rows.find(({ values }) => values.name === 'conv1.weight')?.values).toEqual({
      name: 'conv1.weight',
      shape: [64, 3, 7, 7],
      dtype: 'float32',
      elements: 9408,
      bytes: 37632,
      class: 'params',
    })
    const elements = rows.reduce((sum, { values }) => sum + Number(values.elements), 0)
    expect(total).toMatchObject({ elements, bytes: 4 * elements })
    // 11,689,512 parameters and 2 × 4,800 running statistics.
    expect(elements).toBe(11_699_112)
    expect(sections?.[0]?.rows.map(({ values }) => values)).toEqual([{ dtype: 'float32', tensors: rows.length, elements, bytes: 4 * elements, share: 1 }])
  })
})

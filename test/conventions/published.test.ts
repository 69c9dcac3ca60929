import { expect, test } from 'vitest'
import { isKnown } from '../../src/util/figure.ts'
import { goldenModel } from '../support/golden-model.ts'

/** One figure of one tool for one model at some sizes, as an article prints it: `text` writes ours as the tool would. */
interface Published {
  readonly model: string
  readonly shape?: string
  readonly tool: string
  readonly figure: string
  readonly printed: string
  readonly text: (value: number) => string
}

const grouped = (value: number): string => value.toLocaleString('en-US')
const hundredths = (value: number): string => value.toFixed(2)
const plain = (value: number): string => String(value)
const scaled = (unit: string, scale: number) => (value: number) => `${(value / scale).toFixed(2)}${unit}`

const summary = (model: string, shape: string | undefined, printed: readonly [string, string, string, string, string]): readonly Published[] =>
  (['params', 'inputMB', 'forwardBackwardMB', 'paramsMB', 'totalMB'] as const).map((figure, i) => ({
    model,
    ...(shape === undefined ? {} : { shape }),
    tool: 'torchsummary',
    figure,
    printed: printed[i] ?? '',
    text: figure === 'params' ? grouped : hundredths,
  }))

const stat = (
  model: string,
  exact: { readonly [figure: string]: string },
  printed: { readonly memory: string; readonly flops: string; readonly madd: string; readonly bytes: string },
) => {
  const row = (figure: string, text: Published['text'], value: string): Published => ({ model, tool: 'torchstat', figure, printed: value, text })
  return [
    ...Object.entries(exact).map(([figure, value]) => row(figure, grouped, value)),
    row('memoryMB', scaled('MB', 1), printed.memory),
    row('flops', printed.flops.endsWith('GFlops') ? scaled('GFlops', 1e9) : scaled('MFlops', 1e6), printed.flops),
    row('madd', scaled('GMAdd', 1e9), printed.madd),
    row('memReadWriteBytes', scaled('MB', 2 ** 20), printed.bytes),
  ]
}

const PUBLISHED: readonly Published[] = [
  ...summary('vgg16.train', undefined, ['138,357,544', '0.57', '218.78', '527.79', '747.15']),
  ...summary('resnet18.bn', 'input=8x3x224x224', ['11,689,512', '4.59', '502.34', '44.59', '551.53']),
  ...summary('alexnet_seed.train', undefined, ['61,264,904', '0.57', '9.96', '233.71', '244.24']),
  ...stat(
    'resnet50.bn',
    { params: '25,557,032', madd: '8,219,637,272', flops: '4,118,537,216', memReadWriteBytes: '332,849,216' },
    { memory: '109.69MB', madd: '8.22GMAdd', flops: '4.12GFlops', bytes: '317.43MB' },
  ),
  ...stat(
    'resnet18.bn',
    { params: '11,689,512', madd: '3,638,757,912', flops: '1,821,399,040', memReadWriteBytes: '101,756,992' },
    { memory: '25.65MB', madd: '3.64GMAdd', flops: '1.82GFlops', bytes: '97.04MB' },
  ),
  ...stat(
    'alexnet_seed.train',
    { params: '61,264,904', madd: '1,723,494,744', flops: '862,364,896', memReadWriteBytes: '255,998,656' },
    { memory: '4.98MB', madd: '1.72GMAdd', flops: '862.36MFlops', bytes: '244.14MB' },
  ),
  { model: 'resnet50.bn', shape: 'input=4x3x224x224', tool: 'thop-0.0.31', figure: 'macs', printed: '16.446058496G', text: (value) => `${value / 1e9}G` },
  { model: 'resnet50.bn', shape: 'input=4x3x224x224', tool: 'thop', figure: 'macs', printed: '16.534970368G', text: (value) => `${value / 1e9}G` },
  { model: 'resnet50.bn', tool: 'thop-0.0.31', figure: 'params', printed: '25.557032M', text: (value) => `${value / 1e6}M` },
  { model: 'alexnet_seed.train', tool: 'thop-0.0.31', figure: 'macs', printed: '861301280.0', text: (value) => value.toFixed(1) },
  { model: 'alexnet_seed.train', tool: 'thop-0.0.31', figure: 'params', printed: '61264904.0', text: (value) => value.toFixed(1) },
  { model: 'resnet50.bn', tool: 'fvcore-2021', figure: 'flops', printed: '4089184256', text: plain },
  { model: 'resnet50.bn', tool: 'fvcore', figure: 'flops', printed: '4111512576', text: plain },
  { model: 'resnet50.bn', tool: 'ptflops-0.6', figure: 'macs', printed: '4.12 GMac', text: scaled(' GMac', 1e9) },
  { model: 'resnet50.bn', tool: 'ptflops', figure: 'macs', printed: '4.13 GMac', text: scaled(' GMac', 1e9) },
  { model: 'yolov5s_nc5.bn', tool: 'thop-0.0.31', figure: 'macs', printed: '7941781600', text: plain },
  { model: 'yolov5s_nc5.bn', tool: 'yolov5', figure: 'gflops', printed: '15.9', text: (value) => value.toFixed(1) },
  { model: 'yolov5s_nc5.bn', tool: 'yolov5', figure: 'gflops', printed: '15.88', text: hundredths },
]

test.each(PUBLISHED)('$tool $figure of $model, $shape: $printed', async ({ model, shape, tool, figure, printed, text }) => {
  const ours = (await goldenModel(model, shape === undefined ? [] : [shape])).analysis.profile.conventions[tool]?.[figure]
  expect(ours !== undefined && isKnown(ours) ? text(ours.value) : ours).toBe(printed)
})

test('of the parameters of YOLOv5s all but the anchors, which may be a buffer, are certain', async () => {
  const { params } = (await goldenModel('yolov5s_nc5.bn')).analysis.profile.conventions.yolov5 ?? {}
  expect(params).toMatchObject({ unknown: expect.stringContaining('model.24.a'), atLeast: 7_033_114 })
})

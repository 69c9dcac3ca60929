import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onnxRoot } from '../onnx/schema.ts'
import { type Harness, withChild } from './harness.ts'
import type { Peak } from './measure-result.ts'
import type { PlannedInput, SessionSettings } from './protocol.ts'
import { withScratchFolder } from './scratch.ts'

const SAMPLES = 15
const FLOAT = 1

/** A model to calibrate with: nodes over the float32 inputs `x` and, with a second shape, `w`; the last makes `y`. */
interface Calibration {
  readonly nodes: readonly { readonly opType: string; readonly input: readonly string[]; readonly output: readonly string[] }[]
  readonly shapes: readonly (readonly number[])[]
  /** FLOPs, or bytes read and written. */
  readonly work: number
}

/** Products large enough to keep every unit busy, small enough to be quick: 2 × 768³ FLOPs, and 2 × 56² × 64 × 64 × 3². */
const PRODUCTS: readonly Calibration[] = [
  {
    nodes: [{ opType: 'MatMul', input: ['x', 'w'], output: ['y'] }],
    shapes: [
      [768, 768],
      [768, 768],
    ],
    work: 2 * 768 ** 3,
  },
  {
    nodes: [{ opType: 'Conv', input: ['x', 'w'], output: ['y'] }],
    shapes: [
      [1, 64, 58, 58],
      [64, 64, 3, 3],
    ],
    work: 2 * 56 ** 2 * 64 * 64 * 9,
  },
]

const STREAM_ELEMENTS = 16 * 2 ** 20

/** A pass over far more than any cache holds: read, written, and read again to leave an output too small to count. */
const STREAM: Calibration = {
  nodes: [
    { opType: 'Add', input: ['x', 'x'], output: ['sum'] },
    { opType: 'ReduceSum', input: ['sum'], output: ['y'] },
  ],
  shapes: [[STREAM_ELEMENTS]],
  work: 3 * 4 * STREAM_ELEMENTS,
}

/** What this machine can do at best with these settings: the quickest of some runs of products and of a pass through memory. */
export async function measurePeak(harness: Harness, session: SessionSettings): Promise<Peak> {
  return withScratchFolder(async (folder) => {
    const rates: number[] = []
    for (const calibration of PRODUCTS) rates.push(await quickestRate(harness, session, folder, calibration))
    return { gflopsPerSecond: Math.max(...rates), gigabytesPerSecond: await quickestRate(harness, session, folder, STREAM) }
  })
}

/** Work per second ÷ 10^9. */
async function quickestRate(harness: Harness, settings: SessionSettings, folder: string, calibration: Calibration): Promise<number> {
  const side = 'head'
  const path = join(folder, 'calibration.onnx')
  await writeFile(path, calibrationModel(calibration))
  const inputs = INPUTS.slice(0, calibration.shapes.length).map((name, i): PlannedInput => {
    return { name, dtype: 'float32', shape: calibration.shapes[i] ?? [], fill: { kind: 'uniform', low: -1, high: 1 } }
  })
  return withChild(harness, 'calibration', async (ask) => {
    await ask('load', { side, path, settings })
    await ask('feed', { side, inputs, seed: 1 })
    await ask('first-run', { side })
    const { blocks } = await ask('sample', { blocks: [{ side, samples: SAMPLES, runsPerSample: 1 }] })
    return calibration.work / Math.min(...blocks.flatMap((block) => block.wallMs)) / 1e6
  })
}

const INPUTS = ['x', 'w']

function calibrationModel({ nodes, shapes }: Calibration): Uint8Array {
  const dims = (shape: readonly number[]) => ({ dim: shape.map((dimValue) => ({ dimValue })) })
  const input = shapes.map((shape, i) => ({ name: INPUTS[i], type: { tensorType: { elemType: FLOAT, shape: dims(shape) } } }))
  const graph = { name: 'calibration', node: nodes, input, output: [{ name: 'y', type: { tensorType: { elemType: FLOAT } } }] }
  return onnxRoot()
    .lookupType('ModelProto')
    .encode({ irVersion: 8, opsetImport: [{ domain: '', version: 17 }], graph })
    .finish()
}

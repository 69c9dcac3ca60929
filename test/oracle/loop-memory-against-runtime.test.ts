import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyze } from '../support/analyze.ts'
import { type GraphText, modelOf } from '../support/graph-text.ts'
import { writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

process.env.ORT_DISABLE_TELEMETRY = '1'

const runtime = await import('onnxruntime-node')
const folder = tempFolder()

/** So many that no size has to be rounded up. */
const ROWS = 1024
const INPUT = 4 * ROWS

/** No node can compute in place: its outputs differ in size from its inputs. The state has twice the size of the input. */
const graph = (trips: number): GraphText => ({
  inputs: { x: `float32[1,${ROWS}]` },
  constants: { n: `int64[]=${trips}`, first: 'int64[1]=0' },
  nodes: 'p = Concat{axis=1}(x, x)\n f = Loop{body=@step}(n, , p)\n y = Concat{axis=0}(f, f)',
  outputs: ['y'],
  bodies: {
    step: {
      inputs: { i: 'int64[]', c: 'bool[]', s: `float32[1,${2 * ROWS}]` },
      nodes: 'k = Identity(c)\n a = Concat{axis=0}(s, s, s)\n t = Gather{axis=0}(a, first)',
      outputs: ['k', 't'],
    },
  },
})

/** Constants as small as these lie beside the tensors; while the body runs, the number of the iteration and the condition do. */
const CONSTANTS = 2 * 8
const NUMBER_AND_CONDITION = 8 + 1

test.each([0, 1, 2, 3, 6])('a loop of %i runs takes as much as the runtime lends out', async (trips) => {
  const spec = modelOf(graph(trips))
  const into = join(folder, String(trips))
  mkdirSync(into)
  const session = await runtime.InferenceSession.create(writeModel(into, 'loop.onnx', spec), {
    enableProfiling: true,
    profileFilePrefix: join(into, 'profile'),
    graphOptimizationLevel: 'disabled',
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  })
  await session.run({ x: new runtime.Tensor('float32', new Float32Array(ROWS), [1, ROWS]) })
  session.endProfiling()
  await session.release()
  const file = readdirSync(into).find((name) => name.startsWith('profile')) ?? ''
  const events = JSON.parse(readFileSync(join(into, file), 'utf8')) as readonly { readonly args?: Readonly<Record<string, string>> }[]
  const lent = Math.max(...events.map(({ args }) => Number(args?.mem_bytes_requested_in_use ?? 0)))
  const own = lent - CONSTANTS - (trips > 0 ? NUMBER_AND_CONDITION : 0)
  // In rows: p 8; without a run f 8, then f and y 24; in a run p, a 24 and t 8; from the second on the state before, 8.
  const { peakActivationBytes } = analyze(spec).profile.totals
  expect(peakActivationBytes).toEqual({ value: trips === 0 ? 24 * ROWS : trips === 1 ? 40 * ROWS : 48 * ROWS })
  // The input lies elsewhere; it is gone after p.
  expect({ value: own }).toEqual(peakActivationBytes)
  expect(INPUT).toBeLessThan(own)
})

import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { arenaSize } from '../../src/analyze/arena.ts'
import { timelineOf } from '../../src/analyze/lifetimes.ts'
import { analyze } from '../support/analyze.ts'
import { type ModelSpec, type NodeSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

process.env.ORT_DISABLE_TELEMETRY = '1'

const runtime = await import('onnxruntime-node')
const folder = tempFolder()

/** Numbers below `n` that a seed decides. */
function randomFrom(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * n)
  }
}

/**
 * A graph of concatenations, each of some tensors before it and a constant. All tensors differ in size, so that the runtime has
 * none to use again for another in place; constants are so large that it leaves them in the file.
 */
function randomGraph(seed: number): ModelSpec {
  const random = randomFrom(seed)
  const sizes = [50]
  const unread = new Set<number>()
  const nodes: NodeSpec[] = []
  const constants: number[] = []
  for (let i = 1; i <= 8 + (seed % 20); ) {
    const inputs = Array.from({ length: 1 + random(3) }, () => random(sizes.length))
    const constant = 32 + random(seed % 2 === 0 ? 200 : 2000)
    const size = inputs.reduce((sum, input) => sum + (sizes[input] ?? 0), constant)
    if (size > 100_000 || sizes.includes(size)) continue
    nodes.push({ op: 'Concat', name: `n${i}`, inputs: [...inputs.map((input) => `t${input}`), `c${i}`], outputs: [`t${i}`], attributes: { axis: 0 } })
    constants.push(constant)
    for (const input of inputs) unread.delete(input)
    unread.add(i)
    sizes.push(size)
    i++
  }
  nodes.push({ op: 'Concat', name: 'all', inputs: [...unread].map((i) => `t${i}`), outputs: ['all'], attributes: { axis: 0 } })
  nodes.push({ op: 'Shape', name: 'size', inputs: ['all'], outputs: ['y'] })
  return {
    opset: 17,
    inputs: [{ name: 't0', dtype: 'float32', shape: [50] }],
    outputs: [{ name: 'y', dtype: 'int64', shape: [1] }],
    initializers: constants.map((size, i) => ({ name: `c${i + 1}`, dtype: 'float32', dims: [size], values: Array.from({ length: size }, () => 1) })),
    nodes,
  }
}

interface Event {
  readonly name: string
  readonly args: Readonly<Record<string, string>>
}

/** Names of the nodes as they ran; and what the arena lent out while the second run's first node ran: the block that the first run planned. */
async function planOf(spec: ModelSpec, seed: number): Promise<{ readonly order: readonly string[]; readonly bytes: number }> {
  const into = join(folder, String(seed))
  mkdirSync(into)
  const path = writeModel(into, 'graph.onnx', spec)
  const session = await runtime.InferenceSession.create(path, {
    enableProfiling: true,
    profileFilePrefix: join(into, 'profile'),
    graphOptimizationLevel: 'disabled',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  })
  const feeds = { t0: new runtime.Tensor('float32', new Float32Array(50), [50]) }
  await session.run(feeds)
  await session.run(feeds)
  session.endProfiling()
  await session.release()
  const file = readdirSync(into).find((name) => name.startsWith('profile')) ?? ''
  const events = (JSON.parse(readFileSync(join(into, file), 'utf8')) as readonly Event[]).filter(({ args }) => args?.mem_bytes_requested_in_use !== undefined)
  const count = spec.nodes.length
  expect(events).toHaveLength(2 * count)
  return { order: events.slice(0, count).map(({ name }) => name.replace(/_kernel_time$/, '')), bytes: Number(events[count]?.args.mem_bytes_requested_in_use) }
}

test.each(Array.from({ length: 24 }, (_, i) => i + 1))('the runtime plans a block as large for what lies between inputs and outputs: graph %i', async (seed) => {
  const spec = randomGraph(seed)
  const { order, bytes } = await planOf(spec, seed)
  const nodes = order.map((name) => spec.nodes.find((node) => node.name === name) as NodeSpec)
  const { buffers } = timelineOf(analyze({ ...spec, nodes }).inference.walk, true)
  const inner = buffers.filter(({ name }) => name !== 't0' && name !== 'y')
  expect(arenaSize(inner.map((buffer) => ({ from: buffer.from, to: buffer.to, bytes: buffer.bytes.dim as number })))).toBe(bytes)
})

/**
 * The measuring child: onnxruntime-node is loaded here and nowhere else, so that a hang, a crash or an exhausted memory in native
 * code cannot take the report down. Answers one request at a time, and ends when its parent does.
 */
import { performance } from 'node:perf_hooks'
import type { Conversation, Reply, Request, Side, Stage } from './protocol.ts'
import { makeFeeds } from './worker/feeds.ts'
import { readMemory, resetPeak } from './worker/memory.ts'
import { loadRuntime, type Runtime, sessionOptions } from './worker/runtime.ts'
import { dispose, runOnce, type Subject, takeBlock, warmUp } from './worker/sampling.ts'

let started: Runtime | undefined
const subjects = new Map<Side, Subject>()

type Handlers = { readonly [S in Stage]: (request: Conversation[S]['request']) => Promise<Conversation[S]['answer']> }

const HANDLERS: Handlers = {
  async start({ runtime }) {
    started = loadRuntime(runtime)
    return { version: started.version }
  },

  async load(source) {
    resetPeak()
    const start = performance.now()
    const session = await runtime().InferenceSession.create(source.path, sessionOptions(source))
    const loadMs = performance.now() - start
    subjects.set(source.side, { session, feeds: {} })
    return { loadMs, memory: readMemory() }
  },

  async feed({ side, inputs, seed }) {
    subject(side).feeds = makeFeeds(runtime(), inputs, seed)
    return {}
  },

  async 'first-run'({ side }) {
    const start = performance.now()
    await runOnce(subject(side))
    return { runMs: performance.now() - start }
  },

  async 'warm-up'({ side, runs, ms, longestMs }) {
    return warmUp(subject(side), runs, ms, longestMs)
  },

  async sample({ blocks }) {
    resetPeak()
    const taken = []
    for (const { side, samples, runsPerSample } of blocks) taken.push(await takeBlock(side, subject(side), samples, runsPerSample))
    return { blocks: taken, memory: readMemory() }
  },

  async close({ side }) {
    await subject(side).session.release()
    subjects.delete(side)
    return {}
  },

  async profile({ inputs, seed, runs, profilePrefix, optimizedModel, ...source }) {
    const profiling = { enableProfiling: true, profileFilePrefix: profilePrefix }
    const optimized = optimizedModel === undefined ? {} : { optimizedModelFilePath: optimizedModel }
    const session = await runtime().InferenceSession.create(source.path, { ...sessionOptions(source), ...profiling, ...optimized })
    const feeds = makeFeeds(runtime(), inputs, seed)
    const outputs = await session.run(feeds)
    const shapes = Object.entries(outputs).flatMap(([name, value]) => ('dims' in value ? [{ name, dtype: value.type, shape: [...value.dims] }] : []))
    dispose(outputs)
    for (let run = 1; run < runs; run++) dispose(await session.run(feeds))
    session.endProfiling()
    await session.release()
    return { outputs: shapes }
  },
}

function runtime(): Runtime {
  if (started === undefined) throw new Error('the runtime has not been loaded')
  return started
}

function subject(side: Side): Subject {
  const found = subjects.get(side)
  if (found === undefined) throw new Error(`no model is open as ${side}`)
  return found
}

async function reply({ stage, body }: Request): Promise<Reply> {
  try {
    return { ok: true, answer: await (HANDLERS[stage] as (body: unknown) => Promise<unknown>)(body) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

process.on('disconnect', () => process.exit(0))
process.on('message', async (request: Request) => {
  process.send?.(await reply(request))
})

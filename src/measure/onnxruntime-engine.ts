import { AppError } from '../util/errors.ts'
import { batchSymbols, withBatch } from './batch.ts'
import type { Deadline } from './child.ts'
import { cpuDevice, gpuDevice, gpuNotes, visibleGpu } from './device.ts'
import type { Engine } from './engine.ts'
import { PACKAGE } from './find-runtime.ts'
import type { Harness } from './harness.ts'
import { planInputs } from './inputs.ts'
import { inspectModel, type MemoryUse } from './inspect.ts'
import { type GpuReading, readGpus, readTenants } from './nvidia-smi.ts'
import type { MeasureOptions } from './options.ts'
import { measurePeak } from './peak.ts'
import type { PlannedInput, SessionSettings } from './protocol.ts'
import { checkProviders, chooseProvider, isNvidia, refuseUnknownProvider } from './provider.ts'
import { type RoundSettings, runRound, type WarmUp } from './round.ts'
import { harnessFor, inputRequest, openRuntime, SEED } from './setup.ts'
import { measureThroughput, type Throughput } from './throughput.ts'
import { runTool } from './tool.ts'

const INSPECTION_RUNS = 3
const LAYER_RUNS = 12
export const ROUNDS_ALONE = 5
const SAMPLES_PER_ROUND = 100

const WARM_UP: WarmUp = { runs: 5, ms: 300 }
/** GPUs tune kernels and raise clocks. */
const GPU_WARM_UP: WarmUp = { runs: 10, ms: 1000 }

/**
 * Finds or fetches the runtime, settles provider and inputs, and runs head once to see that it works and where.
 * @throws AppError for everything that makes measuring impossible
 */
export async function openOnnxruntime(options: MeasureOptions, deadline: Deadline): Promise<Engine> {
  const { head, base, environment, threads = 1, allowFallback = false, seed = SEED, say = () => {} } = options
  const asked = options.provider ?? 'auto'
  refuseUnknownProvider(asked)
  const headPlan = planInputs(head.model, inputRequest(options, head))
  const basePlan = base && planInputs(base.model, inputRequest(options, base))

  const gpus = asked === 'auto' || isNvidia(asked) ? await readGpus(runTool) : []
  const install = await openRuntime(options, asked, gpus.length)
  const { provider, note } = asked === 'auto' ? chooseProvider(install.folder, gpus.length) : { provider: asked, note: undefined }
  const gpu = isNvidia(provider) ? visibleGpu(gpus, environment) : undefined
  const tenants = gpu === undefined ? [] : await readTenants(runTool)
  const readings: GpuReading[] = []

  const session: SessionSettings = { provider, deviceId: 0, threads, optimization: 'all' }
  const harness = harnessFor(options, install.folder, provider, deadline)
  say('running it once')
  const inspection = await inspectModel({ harness, session, model: head.model, inputs: headPlan.inputs, seed, runs: options.layers === true ? LAYER_RUNS : INSPECTION_RUNS })
  const providerNotes = checkProviders(head.model.path, inspection.profile, provider, allowFallback)

  const memoryOfBase = options.memoryBase === head ? inspection.memory : await memoryAlone(options, harness, session, seed)

  const defaults = provider === 'cpu' ? WARM_UP : GPU_WARM_UP
  const settings: RoundSettings = {
    harness,
    session,
    seed,
    head: { path: head.model.path, inputs: inspection.inputs },
    ...(base && basePlan && { base: { path: base.model.path, inputs: likeHead(basePlan.inputs, headPlan.inputs, inspection.inputs) } }),
    warmUp: options.warmUp === undefined ? defaults : { runs: options.warmUp, ms: 0 },
    samples: options.samples === undefined ? SAMPLES_PER_ROUND : Math.ceil(options.samples / ROUNDS_ALONE),
  }
  return {
    runtime: { package: PACKAGE, version: inspection.runtimeVersion, provider, threads, optimization: session.optimization },
    isCpuTimeValid: provider === 'cpu' && threads === 1,
    isDeviceTime: !isNvidia(provider),
    runRound: (first, budgetMs) => runRound(settings, first, budgetMs),
    async afterRound() {
      if (gpu === undefined) return
      readings.push(...(await readGpus(runTool)).filter((reading) => reading.uuid === gpu.uuid))
    },
    device: () => ({ device: (gpu && gpuDevice([gpu, ...readings])) ?? cpuDevice(), notes: gpuNotes(gpu, readings, tenants) }),
    inspection,
    ...(memoryOfBase && { memoryOfBase }),
    throughput: (budgetMs) => throughputOf(options, harness, session, seed, budgetMs),
    peak: () => measurePeak(harness, session),
    notes: [
      ...(options.layers === true && isNvidia(provider) ? [`on ${provider} the time of a layer is that of handing its work to the GPU`] : []),
      ...(note === undefined ? [] : [note]),
      ...headPlan.notes,
      ...inspection.notes,
      ...providerNotes,
    ],
  }
}

/** Memory of the other model whose memory is asked for, if there is one. */
async function memoryAlone(options: MeasureOptions, harness: Harness, session: SessionSettings, seed: number): Promise<MemoryUse | undefined> {
  const { memoryBase, say = () => {} } = options
  if (memoryBase === undefined) return undefined
  say('running base once')
  const { model } = memoryBase
  const { memory } = await inspectModel({ harness, session, model, inputs: planInputs(model, inputRequest(options, memoryBase)).inputs, seed, runs: INSPECTION_RUNS })
  return memory
}

/** Base is fed zeros where head had to be. */
function likeHead(base: readonly PlannedInput[], planned: readonly PlannedInput[], accepted: readonly PlannedInput[]): readonly PlannedInput[] {
  const changed = new Map(accepted.filter((input, i) => input !== planned[i]).map((input) => [input.name, input.fill]))
  return base.map((input) => ({ ...input, fill: changed.get(input.name) ?? input.fill }))
}

/** Throughput over the batch dimensions that the file leaves free, else at the size that it fixes. */
async function throughputOf(options: MeasureOptions, harness: Harness, session: SessionSettings, seed: number, budgetMs: number): Promise<Throughput> {
  const { head, batch = 'auto' } = options
  const { graph, path } = head.model
  const request = inputRequest(options, head)
  const settings = { harness, session, path, seed, budgetMs }
  if (batchSymbols(graph).size > 0) {
    const inputsAt = (size: number) => planInputs(head.model, { ...request, bindings: withBatch(graph, options.bindings, size) }).inputs
    return measureThroughput({ ...settings, inputsAt, batch: batch === 'auto' ? 'auto' : { size: batch, why: 'asked' } })
  }
  const { inputs } = planInputs(head.model, request)
  const size = inputs[0]?.shape[0] ?? 1
  if (batch !== 'auto' && batch !== size) {
    throw new AppError('measure/fixed-size', `${path}: the batch is fixed at ${size} in the file, so ${batch} cannot be measured`, { hint: 'export with a dynamic batch axis' })
  }
  return measureThroughput({ ...settings, inputsAt: () => inputs, batch: { size, why: 'fixed' } })
}

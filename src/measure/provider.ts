import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '../util/closest.ts'
import { AppError } from '../util/errors.ts'
import { listed } from '../util/listed.ts'
import { FLAVOUR_LIBRARY, nativeFolder } from './find-runtime.ts'
import type { ExecutedNode, ExecutionProfile } from './profile-events.ts'

/** Providers of onnxruntime as its JavaScript names them, and as its profile does. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['cpu', 'CPUExecutionProvider'],
  ['cuda', 'CUDAExecutionProvider'],
  ['tensorrt', 'TensorrtExecutionProvider'],
  ['webgpu', 'WebGpuExecutionProvider'],
  ['dml', 'DmlExecutionProvider'],
  ['coreml', 'CoreMLExecutionProvider'],
  ['qnn', 'QNNExecutionProvider'],
])

/** Whether a provider runs on an NVIDIA GPU. */
export function isNvidia(provider: string): boolean {
  return provider === 'cuda' || provider === 'tensorrt'
}

/** @throws AppError `usage/unknown-provider` for a name that is neither a provider nor `auto` */
export function refuseUnknownProvider(asked: string): void {
  if (asked === 'auto' || PROVIDERS.has(asked)) return
  const names = ['auto', ...PROVIDERS.keys()]
  throw new AppError('usage/unknown-provider', `there is no provider "${asked}"${didYouMean(asked, names)}`, {
    hint: `providers: ${names.join(', ')}`,
  })
}

/** What `auto` comes to: CUDA where there is a GPU and the runtime has the library for it, else the CPU, with the reason. */
export function chooseProvider(runtimeFolder: string, gpus: number): { readonly provider: string; readonly note: string } {
  const library = FLAVOUR_LIBRARY.cuda12 ?? ''
  if (gpus === 0) return { provider: 'cpu', note: 'provider auto: cpu, as nvidia-smi shows no GPU' }
  if (!existsSync(join(nativeFolder(runtimeFolder), library))) return { provider: 'cpu', note: `provider auto: cpu, as the runtime has no ${library}` }
  return { provider: 'cuda', note: 'provider auto: cuda' }
}

/** Shape arithmetic stays on the CPU by design: small tensors of integers, whatever the provider. */
const SHAPE_ELEMENTS = 1024
const SHAPE_TYPES = new Set(['int64', 'int32', 'bool'])

/**
 * What was asked for must be what ran.
 * @returns notes on what ran elsewhere and may
 * @throws AppError `measure/provider-fallback` naming operators that ran elsewhere, unless that is allowed
 */
export function checkProviders(model: string, profile: ExecutionProfile, provider: string, isFallbackAllowed: boolean): readonly string[] {
  const expected = PROVIDERS.get(provider) ?? provider
  const elsewhere = profile.nodes.filter((node) => node.provider !== expected && node.provider !== '')
  const fallen = elsewhere.filter((node) => !isShapeArithmetic(node))
  const arithmetic = elsewhere.length - fallen.length
  const notes = arithmetic === 0 ? [] : [`${arithmetic} nodes of shape arithmetic ran on the CPU, as they do with every provider`]
  if (fallen.length === 0) return notes
  const share = fallen.reduce((sum, node) => sum + node.ms, 0) / profile.nodes.reduce((sum, node) => sum + node.ms, 0)
  const sentence = `${fallen.length} of ${profile.nodes.length} nodes ran on ${providersOf(fallen)} instead of ${provider}: ${operatorsOf(fallen)} (${Math.round(share * 100)} % of the time)`
  if (isFallbackAllowed) return [...notes, sentence]
  throw new AppError('measure/provider-fallback', `${model}: ${sentence}`, { hint: 'allow it with `measure: { allowFallback: true }`, or measure with --provider cpu' })
}

function isShapeArithmetic({ inputs, outputs }: ExecutedNode): boolean {
  const small = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1) <= SHAPE_ELEMENTS
  return outputs.length > 0 && outputs.every(({ dtype, shape }) => SHAPE_TYPES.has(dtype) && small(shape)) && inputs.every(({ dtype }) => SHAPE_TYPES.has(dtype))
}

function providersOf(nodes: readonly ExecutedNode[]): string {
  return [...new Set(nodes.map((node) => node.provider))].join(', ')
}

const NAMED_OPERATORS = 5

function operatorsOf(nodes: readonly ExecutedNode[]): string {
  const counts = new Map<string, number>()
  for (const { op } of nodes) counts.set(op, (counts.get(op) ?? 0) + 1)
  const mostFirst = [...counts].sort((a, b) => b[1] - a[1]).map(([op, count]) => `${op} × ${count}`)
  return listed(mostFirst, NAMED_OPERATORS)
}

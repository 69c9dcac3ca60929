import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { SessionSource } from '../protocol.ts'

/** What we use of the package, however it was found. */
export interface Runtime {
  readonly InferenceSession: { create(path: string, options: InferenceSession.SessionOptions): Promise<InferenceSession> }
  readonly Tensor: new (type: Tensor.Type, data: unknown, dims: readonly number[]) => Tensor
  readonly env: { logLevel?: string }
  readonly version: string
}

/**
 * Loads the onnxruntime-node whose package lies in `folder`. The package reads its 16-bit floats as Uint16Array, and fails where the
 * engine has a Float16Array of its own, so that is taken away first: nothing else in this process uses it.
 */
export function loadRuntime(folder: string): Runtime {
  Reflect.deleteProperty(globalThis, 'Float16Array')
  const require = createRequire(join(folder, 'package.json'))
  const runtime = require(folder) as Omit<Runtime, 'version'>
  const { version } = require('./package.json') as { version: string }
  runtime.env.logLevel = 'fatal'
  return { ...runtime, version }
}

/** Session options that leave nothing to defaults. */
export function sessionOptions({ settings }: SessionSource): InferenceSession.SessionOptions {
  const { provider, deviceId, threads, optimization } = settings
  return {
    executionProviders: [provider === 'cpu' || provider === 'webgpu' ? provider : { name: provider, deviceId }] as never,
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: optimization,
    enableCpuMemArena: true,
    enableMemPattern: true,
    logSeverityLevel: 4,
    extra: { session: { intra_op: { allow_spinning: threads > 1 ? '0' : '1' } } },
  }
}

import { own } from '../util/own.ts'
import type { Deadline } from './child.ts'
import { cleanEnvironment } from './environment.ts'
import { ensureRuntime } from './fetch-runtime.ts'
import { findRuntime, type RuntimeInstall } from './find-runtime.ts'
import { type Harness, makeHarness } from './harness.ts'
import type { InputRequest } from './inputs.ts'
import type { MeasureOptions, MeasureTarget } from './options.ts'
import { isNvidia } from './provider.ts'

/** Seed of the inputs unless another is given. */
export const SEED = 20_240_229

/** The runtime with CUDA's libraries where an NVIDIA provider is asked for, or may be chosen and is there. */
export async function openRuntime({ runtimePath, environment, workspace, say }: MeasureOptions, provider: string, gpus: number): Promise<RuntimeInstall> {
  const search = { runtimePath, environment, workspace }
  if (isNvidia(provider)) return ensureRuntime({ ...search, flavour: 'cuda12' }, say)
  const withCuda = provider === 'auto' && gpus > 0 ? findRuntime({ ...search, flavour: 'cuda12' }) : undefined
  return withCuda ?? ensureRuntime({ ...search, flavour: 'cpu' }, say)
}

/** Children for a provider: on the CPU their address space is limited, on devices, which reserve addresses freely, what is resident. */
export function harnessFor({ environment, threads = 1, memoryBytes, worker, node }: MeasureOptions, runtime: string, provider: string, deadline: Deadline): Harness {
  return makeHarness({
    runtime,
    environment: cleanEnvironment(environment),
    memoryBy: provider === 'cpu' ? 'address-space' : 'resident',
    threads,
    deadline,
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(worker !== undefined && { worker }),
    ...(node !== undefined && { node }),
  })
}

/** What decides the inputs of a model. */
export function inputRequest(options: Pick<MeasureOptions, 'bindings' | 'rules' | 'workspace'>, { profile }: MeasureTarget): InputRequest {
  const shapeOf = (name: string) => {
    const tensor = own(profile.tensors, name)
    return tensor?.shape ?? undefined
  }
  return { bindings: options.bindings, rules: options.rules ?? new Map(), folder: options.workspace, shapeOf }
}

import type { NodeProfile } from '../analyze/model-profile.ts'
import { isKnown } from '../util/figure.ts'
import type { MappedLayer } from './layers.ts'
import type { LayerTime } from './measure-result.ts'

const WORK = ['macs', 'flops', 'readBytes', 'writeBytes'] as const

/**
 * Joins the time of each kernel with the work that the nodes it stands for count, paired by the tensors they make. A figure that is
 * unknown for any of them is left out; bytes are those of the nodes one by one, so a fused kernel may seem to move more than memory
 * can. Rates are left out where a kernel's time is only that of handing its work to the device.
 */
export function layerTimes(layers: readonly MappedLayer[], counted: readonly NodeProfile[], isDeviceTime: boolean): readonly LayerTime[] {
  const byOutput = new Map(counted.flatMap((node) => node.outputs.filter((tensor) => tensor !== '').map((tensor) => [tensor, node] as const)))
  const total = layers.reduce((sum, { executed }) => sum + executed.ms, 0)
  return layers.map(({ executed, nodes }) => {
    const profiles = nodes.flatMap((node) => node.outputs.map((tensor) => byOutput.get(tensor)).find((profile) => profile !== undefined) ?? [])
    const [macs, flops, read, written] = WORK.map((figure) => sumOf(profiles, figure))
    const bytes = read === undefined || written === undefined ? undefined : read + written
    const rate = (amount: number | undefined) => (!isDeviceTime || amount === undefined || amount === 0 || executed.ms === 0 ? undefined : amount / executed.ms / 1e6)
    const [gflops, gigabytes] = [rate(flops), rate(bytes)]
    return {
      nodes: profiles.map((profile) => profile.key),
      op: executed.op,
      provider: executed.provider,
      ms: executed.ms,
      share: total === 0 ? 0 : executed.ms / total,
      ...(macs !== undefined && { macs }),
      ...(flops !== undefined && { flops }),
      ...(bytes !== undefined && { bytes }),
      ...(gflops !== undefined && { gflopsPerSecond: gflops }),
      ...(gigabytes !== undefined && { gigabytesPerSecond: gigabytes }),
    }
  })
}

function sumOf(profiles: readonly NodeProfile[], figure: (typeof WORK)[number]): number | undefined {
  let sum = 0
  for (const { figures } of profiles) {
    const value = figures[figure]
    if (value !== undefined && !isKnown(value)) return undefined
    sum += value?.value ?? 0
  }
  return profiles.length === 0 ? undefined : sum
}

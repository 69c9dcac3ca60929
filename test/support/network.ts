import type { ModelProfile } from '../../src/analyze/model-profile.ts'
import { type NodeSketch, profile } from './profile.ts'

/** A layer of a chain: `conv 64 /2` in words. */
export interface Layer {
  readonly op: 'Conv' | 'Relu' | 'MaxPool' | 'BatchNormalization' | 'Sigmoid' | 'Silu'
  readonly name: string
  /** Of a Conv: output channels, kernel (3 unless given) and stride (1 unless given). */
  readonly channels?: number
  readonly kernel?: number
  readonly stride?: number
}

export const conv = (name: string, channels: number, options: { readonly kernel?: number; readonly stride?: number } = {}): Layer => ({ op: 'Conv', name, channels, ...options })
export const relu = (name: string): Layer => ({ op: 'Relu', name })
export const pool = (name: string): Layer => ({ op: 'MaxPool', name, stride: 2 })
export const norm = (name: string): Layer => ({ op: 'BatchNormalization', name })

/** A chain of layers on `float32[batch,3,size,size]`, padded so that stride 1 keeps the size, with true params, MACs and activations. */
export function network(
  layers: readonly Layer[],
  options: { readonly size?: number; readonly batch?: number; readonly path?: string; readonly prefix?: string } = {},
): ModelProfile {
  const { size = 32, batch = 1, prefix = 't' } = options
  let [channels, side, from] = [3, size, 'x']
  const tensors: Record<string, string> = {}
  const nodes = layers.map((layer, i): NodeSketch => {
    const { op, name, kernel = 3, stride = 1 } = layer
    const before = channels
    channels = layer.channels ?? channels
    side = Math.ceil(side / stride)
    const [input, output] = [from, `${prefix}${i}`]
    from = output
    const elements = batch * channels * side * side
    const weight = channels * before * kernel * kernel
    tensors[output] = `float32[${batch},${channels},${side},${side}]`
    const common = { op, name, key: name, inputs: [input], outputs: [output] }
    const activationBytes = 4 * elements
    if (op === 'Conv') {
      const macs = batch * side * side * weight
      return {
        ...common,
        inputs: [input, `${name}.weight`],
        attributes: { kernel_shape: `${kernel},${kernel}`, strides: `${stride},${stride}` },
        weights: { 1: `float32[${channels},${before},${kernel},${kernel}]` },
        figures: { params: weight, weightBytes: 4 * weight, macs, flops: 2 * macs, activationBytes },
      }
    }
    if (op === 'MaxPool') return { ...common, attributes: { kernel_shape: '2,2', strides: `${stride},${stride}` }, figures: { flops: 3 * elements, activationBytes } }
    if (op === 'BatchNormalization')
      return {
        ...common,
        inputs: [input, `${name}.scale`, `${name}.bias`],
        weights: { 1: `float32[${channels}]`, 2: `float32[${channels}]` },
        figures: { params: 2 * channels, weightBytes: 8 * channels, flops: 2 * elements, activationBytes },
      }
    return { ...common, figures: { flops: (op === 'Silu' ? 4 : 1) * elements, activationBytes } }
  })
  return profile({ nodes, tensors, inputs: { x: `float32[${batch},3,${size},${size}]` }, ...(options.path === undefined ? {} : { path: options.path }) })
}

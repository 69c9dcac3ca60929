import type { Tensor } from 'onnxruntime-node'
import type { FeedableType, Fill, PlannedInput } from '../protocol.ts'
import type { Runtime } from './runtime.ts'

type Elements = Float32Array | Float64Array | Uint16Array | Int8Array | Int16Array | Int32Array | Uint8Array | Uint32Array | BigInt64Array | BigUint64Array

interface ElementsConstructor {
  new (length: number): Elements
  new (buffer: ArrayBuffer): Elements
}

const whole = Math.trunc
const big = (value: number) => BigInt(Math.trunc(value))

/** The array that holds a type's elements, and a number as that array stores it. */
const TYPES: Readonly<Record<Exclude<FeedableType, 'string'>, readonly [ElementsConstructor, (value: number) => number | bigint]>> = {
  float32: [Float32Array, Number],
  float64: [Float64Array, Number],
  float16: [Uint16Array, float16Bits],
  int8: [Int8Array, whole],
  int16: [Int16Array, whole],
  int32: [Int32Array, whole],
  int64: [BigInt64Array, big],
  uint8: [Uint8Array, whole],
  uint16: [Uint16Array, whole],
  uint32: [Uint32Array, whole],
  uint64: [BigUint64Array, big],
  bool: [Uint8Array, (value) => (value === 0 ? 0 : 1)],
}

/** The tensors to feed, by input name. Equal plans and seeds give equal elements. */
export function makeFeeds(runtime: Runtime, inputs: readonly PlannedInput[], seed: number): Record<string, Tensor> {
  return Object.fromEntries(inputs.map((input, i) => [input.name, makeTensor(runtime, input, random(seed + i))]))
}

function makeTensor(runtime: Runtime, { name, dtype, shape, fill }: PlannedInput, next: () => number): Tensor {
  const elements = shape.reduce((product, size) => product * size, 1)
  if (dtype === 'string') return new runtime.Tensor('string', stringElements(fill, elements), shape)
  const [Elements, encode] = TYPES[dtype]
  if (fill.kind === 'bytes') return new runtime.Tensor(dtype, new Elements(fill.bytes.slice().buffer), shape)
  const data = new Elements(elements)
  const valueAt = element(name, fill, shape, next)
  for (let i = 0; i < elements; i++) data[i] = encode(valueAt(i)) as never
  return new runtime.Tensor(dtype, data, shape)
}

function stringElements(fill: Fill, elements: number): string[] {
  const strings = fill.kind === 'strings' ? fill.strings : fill.kind === 'values' ? fill.values.map(String) : ['text']
  return Array.from({ length: elements }, (_, i) => strings[i % strings.length] ?? '')
}

function element(name: string, fill: Fill, shape: readonly number[], next: () => number): (index: number) => number {
  const last = shape.at(-1) ?? 1
  switch (fill.kind) {
    case 'uniform':
      return () => fill.low + next() * (fill.high - fill.low)
    case 'integers':
      return () => fill.low + Math.floor(next() * (fill.high - fill.low))
    case 'values':
      return (index) => fill.values[index % fill.values.length] ?? 0
    case 'positions':
      return (index) => (index % last) % (fill.below ?? last)
    default:
      throw new Error(`input '${name}' is numeric and cannot be filled with ${fill.kind}`)
  }
}

/** Numbers evenly from [0, 1), the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The bits of the nearest IEEE 754 half-precision number, ties to even. */
export function float16Bits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0
  const size = Math.abs(value)
  if (Number.isNaN(value)) return 0x7e00
  if (size >= 65520) return sign | 0x7c00
  const exponent = Math.max(-14, Math.floor(Math.log2(size)))
  const steps = roundTiesToEven(size / 2 ** (exponent - 10))
  return sign | (steps < 1024 ? steps : ((exponent + 15) << 10) + (steps - 1024))
}

function roundTiesToEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor
}

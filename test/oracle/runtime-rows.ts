import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { bitsOf, type DType } from '../../src/facts/dtype.ts'
import type { Fact, Scalar } from '../../src/facts/fact.ts'
import { factOf } from '../support/fact-text.ts'
import { modelBytes, type NodeSpec, type TensorSpec } from '../support/model.ts'
import { domainAndType, type Row } from '../support/rows.ts'

export type Runtime = { readonly InferenceSession: { create(bytes: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession> } }

/** What a run made of a row: the outputs, or why there was no run. */
export type Outcome = { readonly row: Row; readonly outputs: readonly (Output | undefined)[] } | { readonly row: Row; readonly refused: string }

export interface Output {
  readonly type: string
  readonly dims: readonly number[]
  /** As values hold them; undefined for types that come back as bits. */
  readonly elements: readonly Scalar[] | undefined
}

/** Types that onnxruntime-node hands back; it aborts on others. */
const READABLE = /^(float32|float64|float16|u?int(8|16|32|64)|bool|string)\b/

/** Whether a row says all that a run needs: tensors of known type and size, and outputs that can be read. */
export function isConcrete(row: Row): boolean {
  const isReadable = row[5].every((output) => output === '' || (typeof output === 'string' && READABLE.test(output)))
  return isReadable && row[4].every((input) => input === '' || concreteInput(input) !== undefined)
}

/**
 * Runs rows of one operator set as one model of many nodes. A row that the runtime refuses is found by the node it complains of,
 * else by running halves, and the others run without it.
 */
export async function runRows(runtime: Runtime, rows: readonly Row[]): Promise<readonly Outcome[]> {
  if (rows.length === 0) return []
  try {
    return await runTogether(runtime, rows)
  } catch (error) {
    const refused = error instanceof Error ? error.message : String(error)
    const at = rows.length === 1 ? 0 : Number(/\bnode(\d+)\b/.exec(refused)?.[1] ?? -1)
    const row = rows[at]
    if (row !== undefined) return [{ row, refused }, ...(await runRows(runtime, rows.toSpliced(at, 1)))]
    const middle = Math.ceil(rows.length / 2)
    return [...(await runRows(runtime, rows.slice(0, middle))), ...(await runRows(runtime, rows.slice(middle)))]
  }
}

async function runTogether(runtime: Runtime, rows: readonly Row[]): Promise<readonly Outcome[]> {
  const session = await runtime.InferenceSession.create(bytesOf(rows), {
    graphOptimizationLevel: 'disabled',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
  })
  try {
    const results = await session.run({})
    return rows.map((row, i) => ({
      row,
      outputs: row[5].map((output, k) => (output === '' ? undefined : outputOf(results[`r${i}y${k}`]))),
    }))
  } finally {
    await session.release()
  }
}

function outputOf(result: Tensor | undefined): Output {
  if (result === undefined) throw new Error('an output is missing')
  return { type: result.type, dims: result.dims, elements: elementsOf(result) }
}

function elementsOf(result: Tensor): readonly Scalar[] | undefined {
  if (result.type === 'string' || result.type === 'float16') return undefined
  const elements: Scalar[] = []
  for (const element of result.data) elements.push(result.type === 'bool' ? Boolean(element) : typeof element === 'bigint' ? fromBigInt(element) : Number(element))
  return elements
}

/** An int64 beyond ±2^53 stands as an infinity in values. */
function fromBigInt(element: bigint): number {
  const value = Number(element)
  return Number.isSafeInteger(value) ? value : Math.sign(value) * Number.POSITIVE_INFINITY
}

function bytesOf(rows: readonly Row[]): Uint8Array {
  const [first] = rows
  const [domain] = domainAndType(first?.[1] ?? '')
  const opset = first?.[2] ?? 1
  return modelBytes({
    irVersion: domain === 'ai.onnx' && opset > 22 ? 13 : 10,
    opset: domain === 'ai.onnx' ? opset : { '': 21, [domain]: opset },
    initializers: rows.flatMap((row, i) => row[4].flatMap((input, k) => (input === '' ? [] : [initializer(`r${i}x${k}`, input)]))),
    outputs: rows.flatMap((row, i) => row[5].flatMap((output, k) => (output === '' ? [] : [{ name: `r${i}y${k}` }]))),
    nodes: rows.map(
      (row, i): NodeSpec => ({
        op: domainAndType(row[1])[1],
        name: `node${i}`,
        ...(domain !== 'ai.onnx' && { domain }),
        attributes: row[3],
        inputs: row[4].map((input, k) => (input === '' ? '' : `r${i}x${k}`)),
        outputs: row[5].map((output, k) => (output === '' ? '' : `r${i}y${k}`)),
      }),
    ),
  })
}

interface ConcreteInput {
  readonly dtype: DType
  readonly dims: readonly number[]
  readonly values?: readonly (number | boolean)[]
}

function concreteInput(input: string | Fact): ConcreteInput | undefined {
  const fact = typeof input === 'string' ? factOf(input) : input
  if (fact.kind !== 'tensor' || fact.dtype === undefined || fact.shape === undefined) return undefined
  const dims = fact.shape.filter((dim) => typeof dim === 'number')
  const values = fact.value?.filter((element) => typeof element !== 'object')
  if (dims.length < fact.shape.length || values?.length !== fact.value?.length) return undefined
  return { dtype: fact.dtype, dims, ...(values !== undefined && { values }) }
}

/** Ones of the float types, as their bits. */
const ONES = new Map<DType, (elements: number) => ArrayBufferView<ArrayBuffer>>([
  ['float32', (elements) => new Float32Array(elements).fill(1)],
  ['float64', (elements) => new Float64Array(elements).fill(1)],
  ['float16', (elements) => new Uint16Array(elements).fill(0x3c00)],
])

/** Inputs without a value are filled with ones, strings `a`, and zeros in integer types: harmless as data, divisors and indices. */
function initializer(name: string, input: string | Fact): TensorSpec {
  const concrete = concreteInput(input)
  if (concrete === undefined) throw new Error(`not concrete: ${String(input)}`)
  const { dtype, dims, values } = concrete
  if (values !== undefined) return { name, dtype, dims, values: values.map((element) => clamped(dtype, element)) }
  const elements = dims.reduce((product, dim) => product * dim, 1)
  if (dtype === 'string') return { name, dtype, dims, values: Array<string>(elements).fill('a') }
  const ones = ONES.get(dtype)?.(elements)
  return { name, dtype, dims, raw: ones === undefined ? new Uint8Array(Math.ceil((elements * (bitsOf(dtype) ?? 8)) / 8)) : new Uint8Array(ones.buffer) }
}

function clamped(dtype: DType, element: number | boolean): number | bigint | boolean {
  if (dtype !== 'int64' || typeof element === 'boolean' || Number.isFinite(element)) return element
  return element > 0 ? 2n ** 63n - 1n : -(2n ** 63n)
}

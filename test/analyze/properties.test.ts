import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ModelProfile, TOTALS } from '../../src/analyze/model-profile.ts'
import { substitute } from '../../src/facts/dim.ts'
import { parseDim } from '../../src/facts/dim-text.ts'
import { isKnown } from '../../src/util/figure.ts'
import { analyze } from '../support/analyze.ts'
import type { ModelSpec, NodeSpec } from '../support/model.ts'

/** A float32 tensor of `rows`·S × `columns`. */
interface Made {
  readonly name: string
  readonly rows: number
  readonly columns: number
  /** The tensor whose memory it shares. */
  readonly root: string
}

interface Drawn {
  readonly spec: ModelSpec
  readonly steps: readonly { readonly reads: readonly string[]; readonly makes: readonly Made[] }[]
  readonly tensors: readonly Made[]
  readonly outputs: readonly string[]
}

const choice = fc.record({ op: fc.constantFrom('Relu', 'Add', 'MatMul', 'Concat', 'Identity', 'Split'), first: fc.nat(1000), second: fc.nat(1000), isOutput: fc.boolean() })

/** Graphs over one symbol, in which every node reads tensors before it. */
const graphs: fc.Arbitrary<Drawn> = fc.array(choice, { minLength: 1, maxLength: 14 }).map((choices) => {
  const tensors: Made[] = [{ name: 'x', rows: 1, columns: 4, root: 'x' }]
  const steps: { reads: readonly string[]; makes: readonly Made[] }[] = []
  const nodes: NodeSpec[] = []
  const outputs: string[] = []
  const add = (op: string, reads: readonly Made[], makes: readonly Made[], more: Partial<NodeSpec> = {}): void => {
    nodes.push({ op, inputs: reads.map(({ name }) => name), outputs: makes.map(({ name }) => name), ...more })
    steps.push({ reads: reads.map(({ root }) => root), makes: makes.filter(({ name, root }) => name === root) })
    tensors.push(...makes)
  }
  for (const [i, { op, first, second, isOutput }] of choices.entries()) {
    const a = tensors[first % tensors.length] as Made
    const alike = tensors.filter(({ rows, columns }) => rows === a.rows && columns === a.columns)
    const b = alike[second % alike.length] as Made
    const made = (name: string, size: Partial<Made> = {}): Made => ({ ...a, root: name, ...size, name })
    if (op === 'Relu' || (op === 'Split' && a.columns < 2)) add('Relu', [a], [made(`t${i}`)])
    if (op === 'Add') add(op, [a, b], [made(`t${i}`)])
    if (op === 'Identity') add(op, [a], [made(`t${i}`, { root: a.root })])
    if (op === 'Concat') add(op, [a, b], [made(`t${i}`, { rows: 2 * a.rows })], { attributes: { axis: 0 } })
    if (op === 'MatMul') add(op, [a], [made(`t${i}`, { columns: 3 })], { inputs: [a.name, `w${a.columns}`] })
    if (op === 'Split' && a.columns >= 2)
      add(op, [a], [made(`t${i}`, { columns: 1 }), made(`u${i}`, { columns: a.columns - 1 })], { inputs: [a.name, `s${a.columns}`], attributes: { axis: 1 } })
    if (isOutput || i === choices.length - 1) outputs.push(`t${i}`)
  }
  const widths = [1, 2, 3, 4]
  const spec: ModelSpec = {
    opset: 17,
    inputs: [{ name: 'x', dtype: 'float32', shape: ['S', 4] }],
    outputs: outputs.map((name) => ({ name })),
    initializers: widths.flatMap((width) => [
      { name: `w${width}`, dtype: 'float32' as const, dims: [width, 3] },
      { name: `s${width}`, dtype: 'int64' as const, dims: [2], values: [1, width - 1] },
    ]),
    nodes,
  }
  return { spec, steps, tensors, outputs }
})

const sizes = fc.integer({ min: 1, max: 50 })

test('sizes bound before inference give what they give in formulas after it', () => {
  fc.assert(
    fc.property(graphs, sizes, ({ spec }, size) => {
      const [free, bound] = [analyze(spec).profile, analyze(spec, { S: size }).profile]
      for (const name of TOTALS) expect([name, at(free.totals[name], size)]).toEqual([name, at(bound.totals[name], size)])
      expect(shapesAt(free, size)).toEqual(shapesAt(bound, size))
    }),
    { numRuns: 60 },
  )
})

test('the peak is what is alive when most is: by definition, tensor by tensor and node by node', () => {
  fc.assert(
    fc.property(graphs, sizes, (drawn, size) => {
      const { totals } = analyze(drawn.spec, { S: size }).profile
      const alive = aliveAtEachStep(drawn, size)
      expect(totals.peakActivationBytes).toEqual({ value: Math.max(...alive) })
    }),
    { numRuns: 120 },
  )
})

test('the peak lies between the largest node and the sum of all activations', () => {
  fc.assert(
    fc.property(graphs, sizes, (drawn, size) => {
      const { totals } = analyze(drawn.spec, { S: size }).profile
      const [peak, sum] = [at(totals.peakActivationBytes, size), at(totals.activationBytes, size)]
      const bytes = (name: string) =>
        4 *
        sizeOf(
          drawn.tensors.find((tensor) => tensor.name === name),
          size,
        )
      const needs = drawn.steps
        .filter(({ makes }) => makes.length > 0)
        .map(({ reads, makes }) => [...new Set([...reads, ...makes.map(({ name }) => name)])].reduce((total, name) => total + bytes(name), 0))
      expect(peak).toBeGreaterThanOrEqual(Math.max(0, ...needs))
      expect(peak).toBeLessThanOrEqual(sum)
    }),
    { numRuns: 60 },
  )
})

function at(figure: ModelProfile['totals'][keyof ModelProfile['totals']], size: number): number {
  if (isKnown(figure)) return figure.value
  const value = substitute(parseDim(figure.formula ?? ''), new Map([['S', size]]))
  return typeof value === 'number' ? value : Number.NaN
}

function shapesAt({ tensors }: ModelProfile, size: number): object {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { shape }]) => [name, shape?.map((dim) => (typeof dim === 'string' ? substitute(parseDim(dim), new Map([['S', size]])) : dim))]),
  )
}

const sizeOf = (tensor: Made | undefined, size: number): number => (tensor === undefined ? 0 : tensor.rows * size * tensor.columns)

/** Bytes alive while each node runs, before the first one, and after the last. */
function aliveAtEachStep({ steps, tensors, outputs }: Drawn, size: number): readonly number[] {
  const rootOf = (name: string) => tensors.find((tensor) => tensor.name === name)?.root ?? name
  const roots = tensors.filter(({ name, root }) => name === root)
  const kept = new Set(outputs.map(rootOf))
  const isRead = (root: string, from: number) => steps.slice(from).some(({ reads }) => reads.includes(root))
  const born = (root: string) => steps.findIndex(({ makes }) => makes.some(({ name }) => name === root))
  return [-1, ...steps.keys()].map((step) =>
    roots
      .filter(({ root }) => {
        const start = born(root)
        const isNeverRead = root === 'x' && !isRead(root, 0)
        return start <= step && (start === step || kept.has(root) || isNeverRead || isRead(root, Math.max(0, step)))
      })
      .reduce((total, tensor) => total + 4 * sizeOf(tensor, size), 0),
  )
}

import type { Amount, AmountName, Amounts } from '../../facts/amount.ts'
import { add, type Dim, dimKey, max as larger, multiply } from '../../facts/dim.ts'
import { chosen } from '../../facts/series.ts'
import type { BodyRuns } from '../../ops/spec.ts'
import { groupBy } from '../../util/group-by.ts'
import type { GraphWalk, NodeWalk } from '../infer.ts'
import { type ClosedFormula, type LayerFormulas, type NamedSize, PROFILE_FIGURES } from './explanation.ts'
import { difference, type Formula, max, product, sum } from './formula.ts'
import { sizeOf } from './layer-nodes.ts'

/** More addends than these are told by operator, and more than these operators not at all. */
const MOST_ADDENDS = 12

/** Figures of which a whole is the sum of its parts. */
const SUMMED = ['macs', 'flops', 'transcendentals', 'readBytes', 'writeBytes'] as const

/** A function is the sum of its nodes; control flow the runs of its bodies, each of which is the sum of its nodes. Undefined for other nodes. */
export function explainBodies(walk: NodeWalk): LayerFormulas | undefined {
  const { node, cost, bodies, isCall } = walk
  const [body] = bodies
  if (isCall && body !== undefined) return { kind: `function ${node.op}`, sizes: [], formulas: nodeSums(body, true) }
  if (cost.runs === undefined) return undefined
  return {
    kind: node.op,
    sizes: runSizes(cost.runs),
    formulas: runFormulas(cost.runs),
    together: bodies.map((each) => ({ title: `One run of the body ${each.graph.name}`, sizes: [], formulas: nodeSums(each, false) })),
  }
}

/** Each figure of a graph as the sum of those of its nodes. */
function nodeSums(graph: GraphWalk, isWhole: boolean): readonly ClosedFormula[] {
  return SUMMED.flatMap((name): readonly ClosedFormula[] => {
    const addends = graph.nodes.map(({ node, cost }) => ({ op: node.op, amount: cost.amounts[name] })).filter(({ amount }) => amount.dim !== 0 || amount.why !== undefined)
    const named = addends.length > MOST_ADDENDS ? byOperator(addends) : numbered(addends)
    if (named.length === 0 || named.length > MOST_ADDENDS || addends.some(({ amount }) => amount.why !== undefined)) return []
    return [{ ...PROFILE_FIGURES[name], formula: sum(...named.map(({ symbol }) => symbol)), own: named, ...(isWhole ? { equals: name } : {}) }]
  })
}

interface Addend {
  readonly op: string
  readonly amount: Amount
}

/** `MatMul + Add + MatMul2`. */
function numbered(addends: readonly Addend[]): readonly NamedSize[] {
  const seen = new Map<string, number>()
  return addends.map(({ op, amount }) => {
    const count = (seen.get(op) ?? 0) + 1
    seen.set(op, count)
    return { symbol: count === 1 ? op : `${op}${count}`, meaning: op, size: sizeOf(amount.dim) }
  })
}

function byOperator(addends: readonly Addend[]): readonly NamedSize[] {
  return [...groupBy(addends, ({ op }) => op)].map(([op, all]) => ({
    symbol: `Σ${op}`,
    meaning: `all ${all.length} of ${op}`,
    size: sizeOf(add(...all.map(({ amount }) => amount.dim))),
  }))
}

function runSizes(runs: BodyRuns): readonly NamedSize[] {
  if (runs.kind === 'lawful') return [{ symbol: 'T', meaning: 'runs of the body', size: sizeOf(runs.times) }]
  if (runs.kind !== 'alike') return []
  const { dim, status } = runs.times
  return [{ symbol: 'T', meaning: `runs of the body${status === 'lower' ? ', at least' : ''}`, size: sizeOf(dim) }]
}

function runFormulas(runs: BodyRuns): readonly ClosedFormula[] {
  return SUMMED.flatMap((name): readonly ClosedFormula[] => {
    const told = toldOf(runs, name)
    return told === undefined ? [] : [{ ...PROFILE_FIGURES[name], equals: name, ...told }]
  })
}

type Told = Required<Pick<ClosedFormula, 'formula' | 'own'>> | undefined

function toldOf(runs: BodyRuns, name: AmountName): Told {
  if (runs.kind === 'alike') return alike(runs.once, name)
  if (runs.kind === 'each') return each(runs.executions, name)
  return runs.kind === 'lawful' ? lawful(runs, name) : either(runs.branches, name)
}

/** What one run costs besides reading weights, which are read once for all. */
function besidesWeights(amounts: Amounts, name: AmountName): Dim {
  return name === 'readBytes' ? add(amounts.readBytes.dim, multiply(-1, amounts.weightReadBytes.dim)) : amounts[name].dim
}

const isMissing = (amounts: Amounts, name: AmountName): boolean => amounts[name].why !== undefined

function alike(once: Amounts, name: AmountName): Told {
  if (isMissing(once, name) || once[name].dim === 0) return undefined
  const body: NamedSize = { symbol: 'body', meaning: 'one run', size: sizeOf(once[name].dim) }
  const weights: NamedSize = { symbol: 'weights', meaning: 'weights that a run reads, which are read once for all', size: sizeOf(once.weightReadBytes.dim) }
  if (name !== 'readBytes' || once.weightReadBytes.dim === 0) return { formula: product('T', 'body'), own: [body] }
  return { formula: sum(product('T', difference('body', 'weights')), 'weights'), own: [body, weights] }
}

function each(executions: readonly Amounts[], name: AmountName): Told {
  if (executions.some((amounts) => isMissing(amounts, name))) return undefined
  const groups = [...groupBy(executions, (amounts) => dimKey(besidesWeights(amounts, name))).values()]
  const weights = name === 'readBytes' ? larger(0, ...executions.map(({ weightReadBytes }) => weightReadBytes.dim)) : 0
  if (groups.length === 0 || groups.length > MOST_ADDENDS) return undefined
  const own = groups.map(([first], i): NamedSize => {
    const size = first === undefined ? '?' : sizeOf(besidesWeights(first, name))
    return { symbol: groups.length === 1 ? 'body' : `run${i + 1}`, meaning: 'a run of the body', size }
  })
  const terms = own.map(({ symbol }, i): Formula => ((groups[i]?.length ?? 0) === 1 ? symbol : product(groups[i]?.length ?? 0, symbol)))
  const all = weights === 0 ? terms : [...terms, 'weights']
  return { formula: sum(...all), own: [...own, { symbol: 'weights', meaning: 'weights that the runs read, once for all', size: sizeOf(weights) }] }
}

/** The first run as often as there are runs, and what each has more than the one before as often as one comes before another. */
function lawful({ differences, times, weights }: Extract<BodyRuns, { kind: 'lawful' }>, name: AmountName): Told {
  const terms = differences[name].flatMap((difference, k): readonly (readonly [Formula, readonly NamedSize[]])[] => {
    if (difference === 0) return []
    if (k === 0) return [[product('T', 'first'), [{ symbol: 'first', meaning: 'the first run', size: sizeOf(difference) }]]]
    const [count, more] = [`C${k + 1}`, `more${k === 1 ? '' : k}`]
    const meaning = k === 1 ? 'what the second run takes more than the first' : `by how much that grows, ${k === 2 ? 'once' : `${k - 1} times`} over`
    return [
      [
        product(count, more),
        [
          { symbol: count, meaning: `choices of ${k + 1} of T runs`, size: sizeOf(chosen(1, times, k + 1)) },
          { symbol: more, meaning, size: sizeOf(difference) },
        ],
      ],
    ]
  })
  const isWeighted = name === 'readBytes' && weights !== 0
  if (terms.length === 0 && !isWeighted) return undefined
  const read: NamedSize = { symbol: 'weights', meaning: 'weights that the runs read, once for all', size: sizeOf(weights) }
  return { formula: sum(...terms.map(([formula]) => formula), ...(isWeighted ? ['weights'] : [])), own: [...terms.flatMap(([, own]) => own), ...(isWeighted ? [read] : [])] }
}

function either(branches: readonly Amounts[], name: AmountName): Told {
  if (branches.some((amounts) => isMissing(amounts, name)) || branches.every((amounts) => amounts[name].dim === 0)) return undefined
  const names = ['then', 'else']
  return { formula: max(...names), own: names.map((symbol, i): NamedSize => ({ symbol, meaning: `the ${symbol} branch`, size: sizeOf(branches[i]?.[name].dim ?? 0) })) }
}

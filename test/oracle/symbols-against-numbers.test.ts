import { expect, test } from 'vitest'
import { type Dim, substitute, symbol } from '../../src/facts/dim.ts'
import type { Fact, TensorFact } from '../../src/facts/fact.ts'
import type { OpCost } from '../../src/ops/spec.ts'
import { factOf } from '../support/fact-text.ts'
import { type Row, runRow } from '../support/rows.ts'
import { everyRow, nameOf } from './every-row.ts'

const rows = (await everyRow()).filter((row) => row[4].every(isNumeric))

test('sizes bound after inference give what they give bound before', () => {
  expect(rows.flatMap((row) => contradictions(row).map((text) => `${nameOf(row)}: ${text}`))).toEqual([])
})

function isNumeric(input: string | Fact): boolean {
  const fact = input === '' ? undefined : factIn(input)
  return fact === undefined || (fact.kind === 'tensor' && fact.shape?.every((dim) => typeof dim === 'number') === true && fact.weight === undefined)
}

function factIn(input: string | Fact): Fact {
  return typeof input === 'string' ? factOf(input) : input
}

/** What a row's rule says of numbers but not of symbols in their place: equal sizes are one symbol; tensors whose value is known keep their size. */
function contradictions(row: Row): readonly string[] {
  const bindings = new Map<string, Dim>()
  const symbolic = (dim: Dim): Dim => {
    if (typeof dim !== 'number' || dim < 2) return dim
    bindings.set(`s${dim}`, dim)
    return symbol(`s${dim}`)
  }
  const inputs = row[4].map((input) => {
    const fact = input === '' ? '' : factIn(input)
    return typeof fact === 'string' || fact.kind !== 'tensor' || fact.value !== undefined ? fact : { ...fact, shape: fact.shape?.map(symbolic) }
  })
  const [, op, opset, attributes, , outputs, macs, flops] = row
  const [numbers, symbols] = [attempt(row), attempt([row[0], op, opset, attributes, inputs, outputs, macs, flops])]
  if (numbers === undefined || symbols === undefined) return []
  const wrongOutputs = numbers.outputs.flatMap((fact, i) => (differs(fact, symbols.outputs[i], bindings) ? [`output ${i}`] : []))
  const wrongCosts = (['macs', 'flops', 'transcendentals'] as const).filter((name) => costDiffers(numbers.cost, symbols.cost, name, bindings))
  return [...wrongOutputs, ...wrongCosts]
}

/** Some rules refuse symbols where they need numbers, such as the sides of a kernel. */
function attempt(row: Row): ReturnType<typeof runRow> | undefined {
  try {
    return runRow(row)
  } catch {
    return undefined
  }
}

function differs(numeric: Fact | undefined, symbolic: Fact | undefined, bindings: ReadonlyMap<string, Dim>): boolean {
  if (numeric?.kind !== 'tensor' || symbolic?.kind !== 'tensor') return numeric?.kind !== symbolic?.kind
  return numeric.dtype !== symbolic.dtype || shapeDiffers(numeric, symbolic, bindings)
}

function shapeDiffers(numeric: TensorFact, symbolic: TensorFact, bindings: ReadonlyMap<string, Dim>): boolean {
  if (numeric.shape === undefined || symbolic.shape === undefined) return false
  const bound = symbolic.shape.map((dim) => substitute(dim, bindings))
  return bound.length !== numeric.shape.length || bound.some((dim, axis) => typeof dim === 'number' && dim !== numeric.shape?.[axis])
}

/** Bounds and estimates may differ: those of symbols are wider. */
function costDiffers(numeric: OpCost, symbolic: OpCost, name: 'macs' | 'flops' | 'transcendentals', bindings: ReadonlyMap<string, Dim>): boolean {
  if ((numeric.status ?? 'exact') !== 'exact' || (symbolic.status ?? 'exact') !== 'exact') return false
  const { [name]: expected = 0 } = numeric
  const { [name]: formula = 0 } = symbolic
  const bound = substitute(formula, bindings)
  return typeof bound === 'number' && typeof expected === 'number' && bound !== expected
}

import { expect, test } from 'vitest'
import { add, type Dim, dimKey, multiply, symbol } from '../../src/facts/dim.ts'
import { type Fact, factKey } from '../../src/facts/fact.ts'
import { countCost, inferOutputs } from '../../src/ops/apply-rule.ts'
import { Attributes, OpContext } from '../../src/ops/context.ts'
import { findSpec } from '../../src/ops/index.ts'
import type { OpCost } from '../../src/ops/spec.ts'
import { attributesOf } from './attributes.ts'
import { factOf, normalized, textOfFact } from './fact-text.ts'
import type { AttributeSpec } from './model.ts'

/** A number, a formula in the inputs' symbols, or null: not known. */
export type FigureText = number | string | null

/**
 * One node and what its rule must say: `[name, op, opset, attributes, inputs, outputs, MACs, FLOPs, more of the cost]`.
 * Operators outside the default domain are `domain::Op`, and the opset is their domain's. Attributes are written as for
 * `modelBytes` (a float is `float(1)`), facts as for `factOf` or given as such; an absent input and an output nobody asks for
 * are `''`. An output's value is checked where one is written. FLOPs include 2 × MACs.
 */
export type Row = readonly [
  name: string,
  op: string,
  opset: number,
  attributes: Readonly<Record<string, AttributeSpec>>,
  inputs: readonly (string | Fact)[],
  outputs: readonly (string | Fact)[],
  macs: FigureText,
  flops: FigureText,
  more?: Partial<OpCost>,
]

/** Makes one test of each row: the rule, run on the row's inputs, gives its outputs and costs. */
export function expectRows(rows: readonly Row[]): void {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    const { outputs, cost } = runRow(row)
    const [, , , , , expected, macs, flops, more] = row
    expect(expected.map((fact, i) => (fact === '' ? '' : actualText(outputs[i], fact)))).toEqual(expected.map(expectedText))
    const { macs: actualMacs = 0, flops: otherFlops = 0 } = cost
    expect({ macs: figureText(actualMacs), flops: figureText(add(multiply(2, actualMacs), otherFlops)) }).toEqual({ macs, flops })
    if (more !== undefined) expect(cost).toMatchObject(more)
  })
}

/** Outputs and cost of a row's operator on the row's inputs. */
export function runRow(row: Row): { readonly outputs: readonly (Fact | undefined)[]; readonly cost: OpCost } {
  const context = contextOf(row)
  const spec = findSpec(context.domain, context.op)
  if (spec === undefined) throw new Error(`no rule for ${row[1]}`)
  const outputs = inferOutputs(spec, context)
  return { outputs, cost: countCost(spec, context, outputs) }
}

/** What the rule of a row sees. A size only a run can tell is named `OUTPUT.AXIS`, such as `y0.1`. */
export function contextOf([, op, opset, attributes, inputs, outputs]: Row): OpContext {
  const [domain, type] = domainAndType(op)
  return new OpContext({
    op: type,
    domain,
    opset,
    attrs: new Attributes(attributesOf(attributes)),
    inputs: inputs.map((input) => (input === '' ? undefined : typeof input === 'string' ? factOf(input) : input)),
    inputNames: inputs.map((input, i) => (input === '' ? '' : `x${i}`)),
    outputNames: outputs.map((output, i) => (output === '' ? '' : `y${i}`)),
    surroundings: { freshDim: (output, axis) => symbol(`y${output}.${axis}`), decision: () => undefined, body: () => undefined },
  })
}

/** `domain::Type` in its parts; the default domain is `ai.onnx`. */
export function domainAndType(op: string): readonly [domain: string, type: string] {
  const at = op.lastIndexOf('::')
  return at < 0 ? ['ai.onnx', op] : [op.slice(0, at), op.slice(at + 2)]
}

function expectedText(fact: string | Fact): string {
  return typeof fact === 'string' ? normalized(fact) : factKey(fact)
}

function actualText(fact: Fact | undefined, expected: string | Fact): string {
  return typeof expected === 'string' ? normalized(textOfFact(fact, expected.includes('='))) : factKey(fact)
}

function figureText(dim: Dim): FigureText {
  return typeof dim === 'object' && dim !== null ? dimKey(dim) : dim
}

import { expect, test } from 'vitest'
import { analyze } from '../support/analyze.ts'
import { type GraphText, modelOf } from '../support/graph-text.ts'

const YES: GraphText = { nodes: 't = Abs(x)', outputs: ['t'] }
const NO: GraphText = { nodes: 'e = Neg(x)', outputs: ['e'] }
const choice = (nodes: string, more: Partial<GraphText>): GraphText => ({
  nodes: `${nodes}\ny = If{then_branch=@yes,else_branch=@no}(c)`,
  outputs: ['y'],
  bodies: { yes: YES, no: NO },
  ...more,
})

const hintOf = (graph: GraphText): string | undefined => analyze(modelOf(graph)).profile.diagnostics.find(({ code }) => code === 'shape/data-dependent')?.hint

test.each<{ readonly title: string; readonly graph: GraphText; readonly hint: string }>([
  {
    title: 'a free size',
    graph: choice('s = Shape(x)\nd = Gather{axis=0}(s, i)\nc = Less(d, n)', { inputs: { x: 'float32[rows,8]' }, constants: { i: 'int64[]=0', n: 'int64[]=5' } }),
    hint: 'give --dim rows=N, on which it depends, or --dim "y.branch=1|0", or --calibrate to take it from a run',
  },
  {
    title: 'an input of one element',
    graph: choice('c = Not(flag)', { inputs: { x: 'float32[4]', flag: 'bool[]' } }),
    hint: 'give --value flag=…, on which it depends, or --dim "y.branch=1|0", or --calibrate to take it from a run',
  },
  {
    title: 'a size and an input',
    graph: choice('s = Size(x)\nc = Less(s, most)', { inputs: { x: 'float32[rows]', most: 'int64[]' } }),
    hint: 'give --dim rows=N --value most=…, on which it depends, or --dim "y.branch=1|0", or --calibrate to take it from a run',
  },
  {
    title: 'what is computed of data: only a run can tell',
    graph: choice('m = ReduceMax{keepdims=0}(x)\nc = Less(m, n)', { inputs: { x: 'float32[4,8]' }, constants: { n: 'float32[]=5' } }),
    hint: 'give --dim "y.branch=1|0", or --calibrate to take it from a run',
  },
  {
    title: 'the trips of a loop, by the input that counts them',
    graph: {
      inputs: { x: 'float32[4]', count: 'int64[]' },
      nodes: 'y = Loop{body=@step}(count, , x)',
      outputs: ['y'],
      bodies: { step: { inputs: { i: 'int64[]', on: 'bool[]', a: 'float32[4]' }, nodes: 'b = Abs(a)\ngo = Identity(on)', outputs: ['go', 'b'] } },
    },
    hint: 'give --value count=…, on which it depends, or --dim y.trips=N, or --calibrate to take it from a run',
  },
])('says what settles a decision: $title', ({ graph, hint }) => {
  expect(hintOf(graph)).toBe(hint)
})

import { expect, test } from 'vitest'
import { analyze } from '../support/analyze.ts'
import { type GraphText, modelOf } from '../support/graph-text.ts'

const step: GraphText = { inputs: { i: 'int64[]', d: 'bool[]', s: '' }, nodes: 'k = Identity(c)\n t = Concat{axis=0}(s, s)', outputs: ['k', 't'] }
const branches = {
  a: { constants: { to: 'int64[2]=2,5' }, nodes: 't = Reshape(x, to)', outputs: ['t'] },
  b: { nodes: 'u = Relu(x)', outputs: ['u'] },
}

/** Which tensor or node is told to be the cause, of the peak, of all that is made and of all that is read. */
const rows: readonly (readonly [title: string, graph: GraphText, peak: string, made: string, read: string])[] = [
  [
    'an operator without a rule',
    { opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[10]' }, nodes: 'p = Relu(x)\n a = com.acme::Mystery(p)\n y = MatMul(a, p)', outputs: ['y'] },
    'the shape of a is not known',
    'the shape of a is not known',
    'the shape of a is not known',
  ],
  [
    'an input without a shape',
    { inputs: { x: 'float32' }, nodes: 'y = MatMul(x, x)', outputs: ['y'] },
    'the shape of x is not known',
    'the shape of x is not known',
    'the shape of x is not known',
  ],
  [
    'a shape that is an input',
    { inputs: { x: 'float32[10]', s: 'int64[3]' }, nodes: 'p = Relu(x)\n a = Expand(p, s)\n y = Relu(a)', outputs: ['y'] },
    'Expand: the value of s is only known when the model runs',
    'Expand: the value of s is only known when the model runs',
    'Expand: the value of s is only known when the model runs',
  ],
  [
    'a node whose inputs do not fit',
    { inputs: { x: 'float32[3,4]', w: 'float32[5,6]' }, nodes: 'a = MatMul(x, w)\n y = Relu(a)', outputs: ['y'] },
    'the shape of a is not known',
    'the shape of a is not known',
    'the shape of a is not known',
  ],
  [
    'a state that a loop changes in a way of its own',
    { inputs: { x: 'float32[10]', c: 'bool[]' }, nodes: 'f = Loop{body=@step}(, c, x)', outputs: ['f'], bodies: { step } },
    't changes from one iteration to the next',
    't changes from one iteration to the next',
    's changes from one iteration to the next',
  ],
  [
    'a packed matrix whose shape is an input',
    {
      opset: { '': 17, 'com.microsoft': 1 },
      inputs: { x: 'float32[2,8]', w: 'uint8[16]', s: 'int64[2]' },
      nodes: 'y = com.microsoft::MatMulFpQ4(x, w, s)\n z = Relu(y)',
      outputs: ['z'],
    },
    'MatMulFpQ4: the value of s is only known when the model runs',
    'MatMulFpQ4: the value of s is only known when the model runs',
    'MatMulFpQ4: the value of s is only known when the model runs',
  ],
  [
    'branches of different rank',
    { inputs: { x: 'float32[10]', c: 'bool[]' }, nodes: 'f = If{then_branch=@a, else_branch=@b}(c)\n y = Relu(f)', outputs: ['y'], bodies: branches },
    'f differs between the branches of If, and only a run can tell which is taken',
    'y differs between the branches of If, and only a run can tell which is taken',
    'f differs between the branches of If, and only a run can tell which is taken',
  ],
  [
    'a scan over an input without a shape',
    {
      inputs: { x: 'float32[10]', v: 'float32' },
      nodes: 'f, r = Scan{body=@step, num_scan_inputs=1}(x, v)',
      outputs: ['r'],
      bodies: { step: { inputs: { s: '', d: '' }, nodes: 't = Add(s, x)\n e = Relu(d)', outputs: ['t', 'e'] } },
    },
    'the shape of v is not known',
    'the shape of v is not known',
    'the shape of v is not known',
  ],
  [
    'a sequence of unknown length',
    { inputs: { x: 'float32[10]', n: 'int64[]' }, nodes: 's = SplitToSequence{axis=0}(x, n)\n y = ConcatFromSequence{axis=0}(s)', outputs: ['y'] },
    'the length of s is not known',
    'the length of s is not known',
    'SplitToSequence: the value of n is only known when the model runs',
  ],
]

test.each(rows)('a reason names where it comes from: %s', (_, graph, peak, made, read) => {
  const { peakActivationBytes, activationBytes, readBytes } = analyze(modelOf(graph)).profile.totals
  expect([peakActivationBytes, activationBytes, readBytes].map((figure) => ('unknown' in figure ? figure.unknown : figure))).toEqual([peak, made, read])
})

test('a cost that a rule cannot tell names the operator', () => {
  const graph: GraphText = { opset: { '': 17, 'com.microsoft': 1 }, inputs: { x: 'float32[2,8]' }, nodes: 'y = com.microsoft::EPContext(x)', outputs: ['y'] }
  expect(analyze(modelOf(graph)).profile.totals.macs).toEqual({ unknown: 'EPContext: what runs is compiled for a device and cannot be looked into' })
})

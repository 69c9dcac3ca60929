import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BroadcastError } from '../../src/facts/broadcast.ts'
import { add, type Dim, floorDiv, symbol } from '../../src/facts/dim.ts'
import { type DType, isInteger } from '../../src/facts/dtype.ts'
import { type Fact, type Scalar, tensor } from '../../src/facts/fact.ts'
import type { Attribute } from '../../src/graph/graph.ts'
import { countCost, inferOutputs } from '../../src/ops/apply-rule.ts'
import { Attributes, OpContext, ShapeError } from '../../src/ops/context.ts'
import { allSpecs } from '../../src/ops/index.ts'
import type { OpSpec } from '../../src/ops/spec.ts'
import { domainAndType } from '../support/rows.ts'

const dim = fc.constantFrom<Dim>(0, 1, 2, 3, 4, 8, 1e6, 2 ** 52, null, symbol('N'), add(symbol('N'), 3), floorDiv(add(symbol('h'), 1), 2))
const dtype = fc.constantFrom<DType | undefined>('float32', 'float16', 'int64', 'int32', 'uint8', 'bool', 'string', 'int4', undefined)

const whole = fc.constantFrom<Scalar>(0, 1, 2, 3, 4, 8, -1, 1e12, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null, symbol('N'))

/** Elements as the type can hold them. */
const elementOf = (type: DType | undefined): fc.Arbitrary<Scalar> => {
  if (type === 'bool') return fc.constantFrom(true, false, null)
  return isInteger(type) ? whole : fc.oneof(whole, fc.constantFrom(0.5, Number.NaN))
}

const known = fc
  .tuple(dtype, fc.boolean())
  .chain(([type, isScalar]) =>
    fc.array(elementOf(type), { minLength: isScalar ? 1 : 0, maxLength: isScalar ? 1 : 6 }).map((value): Fact => tensor(type, isScalar ? [] : [value.length], value)),
  )
const sized = fc.tuple(dtype, fc.option(fc.array(dim, { maxLength: 5 }), { nil: undefined })).map(([type, shape]): Fact => tensor(type, shape))
const sequence = sized.map((element): Fact => ({ kind: 'sequence', element, length: null }))
const fact = fc.oneof({ weight: 6, arbitrary: sized }, { weight: 5, arbitrary: known }, sequence, fc.constant(undefined))

/** Attribute names that rules read, each with a value that may be of another kind than they expect. */
const NAMES = [
  ...[
    'activations',
    'alpha',
    'auto_pad',
    'axes',
    'axis',
    'batch_dims',
    'beta',
    'bits',
    'block_shape',
    'block_size',
    'blocksize',
    'ceil_mode',
    'clip',
    'coordinate_transformation_mode',
  ],
  ...[
    'dilations',
    'direction',
    'dtype',
    'end',
    'ends',
    'equation',
    'group',
    'height_scale',
    'hidden_size',
    'inverse',
    'is_causal',
    'k',
    'K',
    'keep_aspect_ratio_policy',
    'keepdims',
  ],
  ...['kernel_shape', 'kv_num_heads', 'layout', 'mode', 'N', 'noop_with_empty_axes', 'num_heads', 'num_outputs', 'onesided', 'output_datatype', 'output_height', 'output_padding'],
  ...[
    'output_shape',
    'output_width',
    'p',
    'pads',
    'perm',
    'pooled_shape',
    'q_num_heads',
    'rotary_embedding_dim',
    'sample_size',
    'scales',
    'shape',
    'size',
    'sizes',
    'split',
    'start',
  ],
  ...['starts', 'steps', 'strides', 'to', 'training_mode', 'transA', 'transB', 'update_rule', 'value', 'value_float', 'value_floats', 'value_int', 'value_ints', 'width_scale'],
]
const attribute = fc.oneof(
  fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constant(2 ** 40)).map((value): Attribute => ({ kind: 'int', value })),
  fc.array(fc.integer({ min: -2, max: 5 }), { maxLength: 5 }).map((value): Attribute => ({ kind: 'ints', value })),
  fc.constantFrom<Attribute>({ kind: 'float', value: 0.5 }, { kind: 'floats', value: [1, 1, 2, 0.5] }, { kind: 'strings', value: ['Relu'] }),
  fc
    .constantFrom('NOTSET', 'SAME_UPPER', 'VALID', 'linear', 'cubic', 'bidirectional', 'ij,jk->ik', '...ij,...jk', 'not_larger', '')
    .map((value): Attribute => ({ kind: 'string', value })),
)

const node = fc.record({
  spec: fc.constantFrom(...allSpecs()),
  opset: fc.integer({ min: 1, max: 28 }),
  inputs: fc.array(fc.tuple(fact, fc.boolean()), { maxLength: 9 }),
  outputs: fc.integer({ min: 1, max: 3 }),
  attributes: fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), attribute), { maxLength: 20, selector: ([name]) => name }),
})

/** Whether the rule refuses the node in words, or answers. Anything else it throws is a bug. */
function answers(spec: OpSpec, context: OpContext): boolean {
  try {
    countCost(spec, context, inferOutputs(spec, context))
    return true
  } catch (error) {
    if (error instanceof ShapeError || error instanceof BroadcastError) return false
    throw error
  }
}

test('any node is answered or refused in words', () => {
  fc.assert(
    fc.property(node, ({ spec: [name, spec], opset, inputs, outputs, attributes }) => {
      const [domain, op] = domainAndType(name)
      const context = new OpContext({
        op,
        domain,
        opset: domain === 'ai.onnx' ? opset : 1,
        attrs: new Attributes(new Map(attributes)),
        inputs: inputs.map(([given]) => given),
        inputNames: inputs.map(([given, isNamed], i) => (given === undefined && !isNamed ? '' : `x${i}`)),
        outputNames: Array.from({ length: outputs }, (_, i) => `y${i}`),
        surroundings: { freshDim: (output, axis) => symbol(`y${output}.${axis}`), decision: () => undefined, body: () => undefined },
      })
      expect(answers(spec, context)).toBeTypeOf('boolean')
    }),
    { numRuns: 10_000 },
  )
})

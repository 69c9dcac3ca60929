import { operatorName } from '../graph/operator-name.ts'
import { ACTIVATION } from './activation.ts'
import { ATTENTION } from './attention.ts'
import { BINARY } from './binary.ts'
import { CAST } from './cast.ts'
import { CONSTANT } from './constant.ts'
import { CONTRIB_ACTIVATION } from './contrib-activation.ts'
import { CONTRIB_ATTENTION } from './contrib-attention.ts'
import { CONTRIB_CONV } from './contrib-conv.ts'
import { CONTRIB_GENERATION } from './contrib-generation.ts'
import { CONTRIB_GROUP_QUERY } from './contrib-group-query.ts'
import { NCHWC, NHWC } from './contrib-layout.ts'
import { CONTRIB_LONGFORMER } from './contrib-longformer.ts'
import { CONTRIB_LOW_BIT } from './contrib-low-bit.ts'
import { CONTRIB_LSTM } from './contrib-lstm.ts'
import { CONTRIB_MATMUL } from './contrib-matmul.ts'
import { CONTRIB_MOE } from './contrib-moe.ts'
import { CONTRIB_MULTI_HEAD } from './contrib-multi-head.ts'
import { CONTRIB_NORM } from './contrib-norm.ts'
import { CONTRIB_OTHER } from './contrib-other.ts'
import { CONTRIB_QUANTIZE } from './contrib-quantize.ts'
import { CONTRIB_RECURRENT } from './contrib-recurrent.ts'
import { CONTRIB_ROTARY } from './contrib-rotary.ts'
import { CONTRIB_TEXT } from './contrib-text.ts'
import { CONTROL_FLOW } from './control-flow.ts'
import { CONVOLUTION } from './conv.ts'
import { CONV_TRANSPOSE } from './conv-transpose.ts'
import { DETECTION } from './detection.ts'
import { DETERMINANT } from './determinant.ts'
import { EINSUM } from './einsum.ts'
import { EXPERIMENTAL } from './experimental.ts'
import { GATHER } from './gather.ts'
import { LAYOUT } from './layout.ts'
import { LOGIC } from './logic.ts'
import { LOOP } from './loop.ts'
import { LOSS } from './loss.ts'
import { MATMUL } from './matmul.ts'
import { ML } from './ml.ts'
import { ML_TREE } from './ml-tree.ts'
import { NORM } from './norm.ts'
import { PAD } from './pad.ts'
import { POOL } from './pool.ts'
import { QUANTIZE } from './quantize.ts'
import { RANDOM } from './random.ts'
import { RECURRENT } from './recurrent.ts'
import { REDUCE } from './reduce.ts'
import { RESIZE } from './resize.ts'
import { SAMPLING } from './sampling.ts'
import { SCAN } from './scan.ts'
import { SCATTER } from './scatter.ts'
import { SELECTION } from './selection.ts'
import { SEQUENCE } from './sequence.ts'
import { SEQUENCE_MAP } from './sequence-map.ts'
import { SHAPE } from './shape.ts'
import { SIGNAL } from './signal.ts'
import { SLICE } from './slice.ts'
import { SOFTMAX } from './softmax.ts'
import type { Family, OpSpec } from './spec.ts'
import { TEXT } from './text.ts'
import { TRAINING } from './training.ts'
import { TRANSPOSE } from './transpose.ts'
import { UNARY } from './unary.ts'

/** Every family of operators; a new family is one line here. */
const FAMILIES: readonly Family[] = [
  SHAPE,
  TRANSPOSE,
  LAYOUT,
  PAD,
  SLICE,
  GATHER,
  SELECTION,
  SCATTER,
  CONSTANT,
  CONTROL_FLOW,
  LOOP,
  SCAN,
  SEQUENCE,
  SEQUENCE_MAP,
  UNARY,
  BINARY,
  LOGIC,
  ACTIVATION,
  CAST,
  QUANTIZE,
  SOFTMAX,
  NORM,
  RANDOM,
  LOSS,
  TEXT,
  REDUCE,
  DETERMINANT,
  EXPERIMENTAL,
  MATMUL,
  EINSUM,
  CONVOLUTION,
  CONV_TRANSPOSE,
  POOL,
  RECURRENT,
  ATTENTION,
  RESIZE,
  SAMPLING,
  DETECTION,
  SIGNAL,
  ML,
  ML_TREE,
  TRAINING,
  CONTRIB_ATTENTION,
  CONTRIB_MULTI_HEAD,
  CONTRIB_GROUP_QUERY,
  CONTRIB_ROTARY,
  CONTRIB_RECURRENT,
  CONTRIB_MATMUL,
  CONTRIB_LOW_BIT,
  CONTRIB_CONV,
  NCHWC,
  NHWC,
  CONTRIB_MOE,
  CONTRIB_NORM,
  CONTRIB_ACTIVATION,
  CONTRIB_QUANTIZE,
  CONTRIB_OTHER,
  CONTRIB_TEXT,
  CONTRIB_LSTM,
  CONTRIB_GENERATION,
  CONTRIB_LONGFORMER,
]

const SPECS: ReadonlyMap<string, OpSpec> = new Map(FAMILIES.flatMap((family) => Object.entries(family)))

/** The rule of an operator, in every version of it; undefined when there is none. The default domain is '' or 'ai.onnx'. */
export function findSpec(domain: string, op: string): OpSpec | undefined {
  return SPECS.get(operatorName({ domain, op }))
}

/** All rules by name, `domain::Type` outside the default domain. */
export function allSpecs(): ReadonlyMap<string, OpSpec> {
  return SPECS
}

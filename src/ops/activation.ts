import type { TensorFact } from '../facts/fact.ts'
import { maxScalars, minScalars, type ScalarFunction } from '../facts/scalar.ts'
import type { OpContext } from './context.ts'
import { elementwise, inputElements } from './counting.ts'
import { combinedTo, givenInputs, likeInput, mapped } from './elementwise.ts'
import type { Family, OpSpec } from './spec.ts'

/** FLOPs and transcendentals of one element; `counts` says what they are. */
function activation(perElement: number, transcendentals: number, counts: string, compute?: ScalarFunction): OpSpec {
  return {
    infer: (ctx) => [compute === undefined ? likeInput(ctx) : mapped(ctx, compute)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), perElement, transcendentals),
    counts,
  }
}

/** From here on the bounds of Clip are inputs. */
const CLIP_INPUTS = 11

function clipped(ctx: OpContext): TensorFact {
  const dtype = ctx.dtype(0)
  const low = ctx.opset < CLIP_INPUTS ? ctx.attrs.float('min', Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY
  const high = ctx.opset < CLIP_INPUTS ? ctx.attrs.float('max', Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  return combinedTo(ctx, dtype, ctx.shape(0), givenInputs(ctx), (element = null, ...bounds) => {
    const [lowest = low, highest = high] = ctx.has(1) ? bounds : [undefined, ...bounds]
    return minScalars(dtype, maxScalars(dtype, element, lowest), highest)
  })
}

const relu: ScalarFunction = (dtype, a = null) => maxScalars(dtype, a, 0)

export const ACTIVATION: Family = {
  Relu: activation(1, 0, '|X|', relu),
  LeakyRelu: activation(2, 0, '2|X|'),
  ThresholdedRelu: activation(1, 0, '|X|'),
  Shrink: activation(2, 0, '2|X|'),
  HardSigmoid: activation(3, 0, '3|X|'),
  HardSwish: activation(4, 0, '4|X|'),
  Softsign: activation(3, 0, '3|X|'),
  Elu: activation(2, 1, '2|X|: exp, subtract'),
  Selu: activation(3, 1, '3|X|: exp, subtract, scale'),
  Celu: activation(4, 1, '4|X|: divide, exp, subtract, scale'),
  Softplus: activation(2, 2, '2|X|: exp, log'),
  Mish: activation(4, 3, '4|X|: softplus (2), tanh, multiply'),
  Swish: activation(2, 1, '2|X|: sigmoid, multiply'),
  /** The tanh form evaluates `0.5·x·(1 + tanh(c·(x + d·x³)))`. */
  Gelu: {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), ctx.attrs.string('approximate', 'none') === 'tanh' ? 8 : 4, 1),
    counts: '4|X| with erf, 8|X| with tanh',
  },
  SwiGLU: activation(3, 1, '3|Y|: sigmoid, two multiplications'),
  Clip: {
    infer: (ctx) => [clipped(ctx)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 2),
    counts: '2|X|',
  },
}

import { add, type Dim, multiply, type Shape } from '../facts/dim.ts'
import { shortType } from '../facts/dtype.ts'
import type { Fact, TensorFact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { RECURRENT } from './recurrent.ts'
import { contextWith, ruleLike } from './reuse.ts'
import { dimOf } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

/** Neither form has a batch-first layout. */
const LSTM = ruleLike(RECURRENT, 'LSTM', 7)

function withShapes(ctx: OpContext, shapes: ReadonlyMap<number, Shape | undefined>): OpContext {
  const relaid = (fact: Fact | undefined, i: number): Fact | undefined => {
    if (!shapes.has(i) || fact?.kind !== 'tensor') return fact
    const changed: TensorFact = { kind: 'tensor', dtype: fact.dtype, shape: shapes.get(i), why: fact.why }
    return changed
  }
  return contextWith(ctx, { inputs: ctx.inputs.map(relaid) })
}

/** Activations become uint8 on the way. W and R are [directions, input, gates], the other way round than LSTM's. */
function asLstm(ctx: OpContext): OpContext {
  const turned = (i: number) => ctx.shape(i)?.toSpliced(1, 2, dimOf(ctx, i, 2), dimOf(ctx, i, 1))
  const swapped = new Map([1, 2].map((i) => [i, turned(i)] as const))
  return contextWith(withShapes(ctx, swapped), { inputNames: ctx.inputNames.slice(0, 8) })
}

const dynamicQuantizeLstm: OpSpec = {
  infer: (ctx) => LSTM.infer(asLstm(ctx)),
  cost: (ctx, outputs) => ({ ...LSTM.cost?.(asLstm(ctx), outputs), macClass: `u8×${shortType(ctx.dtype(1))}` }),
  counts: `${LSTM.counts}; products of 8-bit integers`,
  roles: { ...LSTM.roles, 8: 'quantParam', 9: 'quantParam', 10: 'quantParam', 11: 'quantParam' },
}

/** The cell sees its input and the last attention side by side: W is as wide as both. */
function withAttentionInput(ctx: OpContext): OpContext {
  const x = ctx.shape(0)
  const widened = new Map([[0, x && [...x.slice(0, -1), dimOf(ctx, 1, 2)]]])
  return contextWith(withShapes(ctx, widened), { inputNames: ctx.inputNames.slice(0, 8) })
}

/** Per step: the query's projection, a score for each memory step, the weighted sum of the memory, the attention layer. */
function attentionMacs(ctx: OpContext): Dim {
  const directions = ctx.attrs.string('direction', 'forward') === 'bidirectional' ? 2 : 1
  const [steps, batch] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)]
  const [memory, depth] = [dimOf(ctx, 11, 1), dimOf(ctx, 11, 2)]
  const [hidden, size] = [dimOf(ctx, 8, 1), dimOf(ctx, 8, 2)]
  const layer = ctx.has(13) ? multiply(dimOf(ctx, 13, 1), dimOf(ctx, 13, 2)) : 0
  const perStep = add(multiply(hidden, size), multiply(memory, add(size, depth)), layer)
  return multiply(directions, batch, add(multiply(steps, perStep), multiply(memory, depth, size)))
}

const attnLstm: OpSpec = {
  infer: (ctx) => LSTM.infer(withAttentionInput(ctx)),
  cost: (ctx, outputs): OpCost => {
    const cell = LSTM.cost?.(withAttentionInput(ctx), outputs) ?? {}
    return { ...cell, macs: add(cell.macs ?? null, ctx.has(11) ? attentionMacs(ctx) : 0), macClass: [0, 1], status: 'estimate' }
  },
  counts: `${LSTM.counts}; + the products of attention to a memory at each step; status estimate`,
  roles: { ...LSTM.roles, 8: 'weight', 9: 'weight', 10: 'weight', 12: 'index', 13: 'weight' },
}

/** Recurrent cells of com.microsoft. */
export const CONTRIB_LSTM: Family = {
  'com.microsoft::AttnLSTM': attnLstm,
  'com.microsoft::DynamicQuantizeLSTM': dynamicQuantizeLstm,
}

import { everyAmount, unknownAmount } from '../facts/amount.ts'
import { type Dim, subtract } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { dimOf, scalarOf, shaped } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'

const GENERATED = 'how many tokens are generated only a run can tell'

const BODIES = ['encoder', 'init_decoder', 'decoder']

/** Walks the subgraphs, so that their weights are found. What goes into them changes with every token: no sizes are told. */
function walkBodies(ctx: OpContext): void {
  for (const attribute of BODIES) ctx.body(attribute)?.run([])
}

const WHY = 'it has sizes that depend on the lengths and numbers of beams, which are inputs'

/** Scores have the type that the decoder computes in: float32, unless a penalty of another type is given. */
function scoreType(ctx: OpContext): ReturnType<OpContext['dtype']> {
  return ctx.dtype(5) ?? ctx.dtype(6) ?? 'float32'
}

/** Sequences, their scores, and the scores of every step. */
function beamOutputs(ctx: OpContext): readonly Fact[] {
  const [batch, beams, returned, longest] = [dimOf(ctx, 0, 0), scalarOf(ctx, 3), scalarOf(ctx, 4), scalarOf(ctx, 1)]
  const isDecoderOnly = ctx.attrs.int('model_type', 0) === 0
  const steps = isDecoderOnly ? subtract(longest, dimOf(ctx, 0, 1)) : null
  const vocabulary: Dim = ctx.attrs.int('vocab_size', -1) > 0 ? ctx.attrs.int('vocab_size', -1) : null
  return [
    shaped(ctx, 'int32', [batch, returned, longest], WHY),
    shaped(ctx, scoreType(ctx), [batch, returned], WHY),
    shaped(ctx, scoreType(ctx), [steps, batch, beams, vocabulary], WHY),
  ]
}

function generation(infer: (ctx: OpContext) => readonly Fact[]): OpSpec {
  return {
    infer: (ctx) => {
      walkBodies(ctx)
      return infer(ctx)
    },
    cost: () => ({ amounts: everyAmount(() => unknownAmount(GENERATED)) }),
    counts: 'unknown: the subgraphs run once per token',
    roles: { 0: 'index', 1: 'index', 2: 'index', 3: 'index', 4: 'index' },
  }
}

const greedyOutputs = (ctx: OpContext): readonly Fact[] => {
  const batch = dimOf(ctx, 0, 0)
  const vocabulary: Dim = ctx.attrs.int('vocab_size', -1) > 0 ? ctx.attrs.int('vocab_size', -1) : null
  return [shaped(ctx, 'int32', [batch, scalarOf(ctx, 1)], WHY), shaped(ctx, ctx.dtype(3) ?? 'float32', [batch, vocabulary], WHY)]
}

/** Cross attention of kept heads over the tokens that came out, and the chance that nothing was said. */
const whisperOutputs = (ctx: OpContext): readonly Fact[] => [
  ...beamOutputs(ctx),
  shaped(ctx, 'float32', [dimOf(ctx, 0, 0), scalarOf(ctx, 4), ctx.has(12) ? dimOf(ctx, 12, 0) : null, null, null], WHY),
  shaped(ctx, scoreType(ctx), [dimOf(ctx, 0, 0)]),
]

/** Something compiled for a device: only its declared types are known. */
const compiled: OpSpec = {
  infer: () => [],
  cost: () => ({ unknown: 'what runs is compiled for a device and cannot be looked into' }),
  counts: 'unknown: compiled for a device',
}

/** Loops that generate text, and nodes that stand for compiled graphs (com.microsoft). */
export const CONTRIB_GENERATION: Family = {
  'com.microsoft::BeamSearch': generation(beamOutputs),
  'com.microsoft::EPContext': compiled,
  'com.microsoft::GreedySearch': generation(greedyOutputs),
  'com.microsoft::Sampling': generation(greedyOutputs),
  'com.microsoft::Snpe': compiled,
  'com.microsoft::WhisperBeamSearch': generation(whisperOutputs),
}

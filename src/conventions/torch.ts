import { type Convention, type Formulas, ofAll, sumOf } from './convention.ts'
import type { TorchCall } from './torch-call.ts'

const twice = ({ macs }: TorchCall): number => 2 * macs

/** LSTM runs as one kernel that the counter does not know; the simpler cells are taken apart into products. */
const FORMULAS: Formulas = { conv: twice, convTranspose: twice, linear: twice, matmul: twice, gru: twice, rnn: twice }

export const torch: Convention = {
  name: 'torch',
  about: 'FLOPs = 2 × MACs of dispatched products and convolutions (torch.utils.flop_counter.FlopCounterMode)',
  counts: { conv: '2·MACs', convTranspose: '2·MACs over the input', linear: '2·MACs, no bias', matmul: '2·MACs', gru: '2·MACs', rnn: '2·MACs' },
  figures: (model) => ({ flops: sumOf(model, model.calls, FORMULAS, [model.hidden.sdpa, model.hidden.einsum]) }),
  operations: ofAll(FORMULAS),
}

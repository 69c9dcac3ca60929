import { type Convention, type Formulas, ofAll, sumOf } from './convention.ts'
import type { TorchCall } from './torch-call.ts'

const macs = ({ macs: products }: TorchCall): number => products

const FORMULAS: Formulas = { conv: macs, convTranspose: macs, linear: macs }

export const calflops: Convention = {
  name: 'calflops',
  about: 'MACs of patched functions: linear, convolutions and torch.matmul; @, bmm and scaled_dot_product_attention count 0',
  counts: { conv: 'MACs', convTranspose: 'MACs over the input', linear: 'MACs' },
  figures: (model) => ({ macs: sumOf(model, model.calls, FORMULAS, [model.hidden.matmul]) }),
  operations: ofAll(FORMULAS),
}

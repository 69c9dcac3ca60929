import type { CallKind, TorchCall } from '../../conventions/torch-call.ts'

/** Classes of torch.nn by kind; `d`: the class is named after the number of spatial dimensions. */
const CLASSES: Readonly<Record<CallKind, string>> = {
  conv: 'Conv…d',
  convTranspose: 'ConvTranspose…d',
  linear: 'Linear',
  matmul: 'matmul',
  attention: 'scaled_dot_product_attention',
  batchNorm: 'BatchNorm…d',
  instanceNorm: 'InstanceNorm…d',
  layerNorm: 'LayerNorm',
  groupNorm: 'GroupNorm',
  relu: 'ReLU',
  relu6: 'ReLU6',
  leakyRelu: 'LeakyReLU',
  prelu: 'PReLU',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
  hardswish: 'Hardswish',
  hardsigmoid: 'Hardsigmoid',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  softmax: 'Softmax',
  maxPool: 'MaxPool…d',
  avgPool: 'AvgPool…d',
  adaptiveAvgPool: 'AdaptiveAvgPool…d',
  upsample: 'Upsample',
  gridSample: 'grid_sample',
  lstm: 'LSTM',
  gru: 'GRU',
  rnn: 'RNN',
  embedding: 'Embedding',
  dropout: 'Dropout',
  flatten: 'Flatten',
  other: 'other',
}

/** The class of torch.nn that a call is of, as far as its kind tells: `Conv2d`. */
export function moduleClass({ kind, inputShape }: Pick<TorchCall, 'kind' | 'inputShape'>): string {
  return CLASSES[kind].replace('…', String(Math.max(1, inputShape.length - 2)))
}

/** Operators whose name in aten is not that of the kind in small letters. */
const ATEN: Readonly<Partial<Record<CallKind, string>>> = {
  batchNorm: 'batch_norm',
  instanceNorm: 'instance_norm',
  layerNorm: 'layer_norm',
  leakyRelu: 'leaky_relu',
  relu6: 'hardtanh',
  conv: '_convolution',
  convTranspose: '_convolution',
  attention: 'scaled_dot_product_attention',
  maxPool: 'max_pool…d',
  avgPool: 'avg_pool…d',
  adaptiveAvgPool: 'adaptive_avg_pool…d',
  upsample: 'upsample',
}

/** The operator that a tracer of torch sees: `aten::max_pool2d`. A node that is no call of its own has the name of its ONNX operator. */
export function atenName({ kind, inputShape }: Pick<TorchCall, 'kind' | 'inputShape'>, op: string): string {
  const name = kind === 'other' ? op.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase() : (ATEN[kind] ?? kind.toLowerCase())
  return `aten::${name.replace('…', String(Math.max(1, inputShape.length - 2)))}`
}

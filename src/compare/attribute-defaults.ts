/** Defaults of ONNX attributes that are the same for every operator that has them; a list stands for any number of its one value. */
const DEFAULTS: Readonly<Record<string, string>> = {
  auto_pad: 'NOTSET',
  dilations: '1,',
  group: '1',
  pads: '0,',
  output_padding: '0,',
  strides: '1,',
  ceil_mode: '0',
  count_include_pad: '0',
  storage_order: '0',
  transA: '0',
  transB: '0',
  allowzero: '0',
  batch_dims: '0',
  start: '0',
  keepdims: '1',
  noop_with_empty_axes: '0',
  select_last_index: '0',
  stash_type: '1',
  epsilon: '1e-5',
  momentum: '0.9',
  training_mode: '0',
  saturate: '1',
  exclusive: '0',
  reverse: '0',
  largest: '1',
  sorted: '1',
  direction: 'forward',
  layout: '0',
  linear_before_reset: '0',
  is_causal: '0',
  approximate: 'none',
}

/** Defaults of `axis`, which differ. */
const AXIS: Readonly<Record<string, string>> = {
  ArgMax: '0',
  ArgMin: '0',
  DequantizeLinear: '1',
  Flatten: '1',
  Gather: '0',
  GatherElements: '0',
  LayerNormalization: '-1',
  LogSoftmax: '-1',
  QuantizeLinear: '1',
  RMSNormalization: '-1',
  Scatter: '0',
  ScatterElements: '0',
  Softmax: '-1',
  Split: '0',
  TopK: '-1',
}

/** Relative difference by which a float attribute, stored with 32 bits, may be off its decimal. */
const FLOAT_PRECISION = 1e-6

/** Whether an attribute's text only says what holds without it: some exporters write defaults out, others leave them away. */
export function isDefault(op: string, name: string, text: string): boolean {
  const table = name === 'axis' ? AXIS : DEFAULTS
  const key = name === 'axis' ? op : name
  if (!Object.hasOwn(table, key)) return false
  const expected = table[key] ?? ''
  if (expected.endsWith(',')) return text.split(',').every((value) => `${value},` === expected)
  return text === expected || Math.abs(Number(text) / Number(expected) - 1) < FLOAT_PRECISION
}

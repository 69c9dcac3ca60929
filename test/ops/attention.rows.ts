import { float } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const QUERY = 'float32[2,3,4,8]'
const KEY_VALUE = ['float32[2,3,6,8]', 'float32[2,3,6,8]'] as const
const PACKED = { q_num_heads: 4, kv_num_heads: 2 }

export const ATTENTION_ROWS: readonly Row[] = [
  // scores 2·3·4·6 = 144, MACs 144·(8 + 8); per score 1 scale and 5 softmax
  ['lets every query meet every key', 'Attention', 23, {}, [QUERY, ...KEY_VALUE], ['float32[2,3,4,8]'], 2304, 5472, { transcendentals: 144 }],
  ['adds a mask', 'Attention', 23, {}, [QUERY, ...KEY_VALUE, 'float32[4,6]'], ['float32[2,3,4,8]'], 2304, 5616],
  ['caps scores', 'Attention', 23, { softcap: float(2) }, [QUERY, ...KEY_VALUE], ['float32[2,3,4,8]'], 2304, 5904, { transcendentals: 288 }],
  // 1·16·8·24·(32 + 32)
  ['shares keys among heads', 'Attention', 23, {}, ['float32[1,16,8,32]', 'float32[1,2,24,32]', 'float32[1,2,24,32]'], ['float32[1,16,8,32]'], 196608, 411648],
  ['gives values of their own head size', 'Attention', 24, {}, [QUERY, 'float32[2,3,6,8]', 'float32[2,3,6,10]'], ['float32[2,3,4,10]'], 2592, 6048],
  // scores 2·4·5·6 = 240, heads 32/4 = 8 and 20/2 = 10
  ['unpacks heads', 'Attention', 23, PACKED, ['float32[2,5,32]', 'float32[2,6,16]', 'float32[2,6,20]'], ['float32[2,5,40]', '', '', 'float32[2,4,5,6]'], 4320, 10080],
  // keys 7 + 6 = 13, scores 2·3·4·13 = 312
  [
    'remembers keys and values',
    'Attention',
    23,
    {},
    [QUERY, ...KEY_VALUE, '', 'float32[2,3,7,8]', 'float32[2,3,7,8]'],
    ['float32[2,3,4,8]', 'float32[2,3,13,8]', 'float32[2,3,13,8]', 'float32[2,3,4,13]'],
    4992,
    11856,
  ],
  [
    'remembers packed keys and values',
    'Attention',
    24,
    PACKED,
    ['float32[2,1,32]', 'float32[2,1,16]', 'float32[2,1,16]', '', 'float32[2,2,P,8]', 'float32[2,2,P,8]'],
    ['float32[2,1,32]', 'float32[2,2,P + 1,8]', 'float32[2,2,P + 1,8]'],
    '128*P + 128',
    '304*P + 304',
  ],
  // keys before the frontier 1 + 2 + 3 + 4 = 10 of 24 pairs, 2·3·10·16
  [
    'counts densely under a causal mask',
    'Attention',
    23,
    { is_causal: 1 },
    [QUERY, ...KEY_VALUE],
    ['float32[2,3,4,8]'],
    2304,
    5472,
    { note: 'counted densely; 960 MACs are before the causal frontier' },
  ],
  // 8 + 9 + 10 + 11 = 38 of 52 pairs
  [
    'lets a causal mask begin after the past',
    'Attention',
    23,
    { is_causal: 1 },
    [QUERY, ...KEY_VALUE, '', 'float32[2,3,7,8]', 'float32[2,3,7,8]'],
    ['float32[2,3,4,8]'],
    4992,
    11856,
    { note: 'counted densely; 3648 MACs are before the causal frontier' },
  ],
  ['takes a cache kept elsewhere', 'Attention', 24, {}, [QUERY, ...KEY_VALUE, '', '', '', 'int64[2]'], ['float32[2,3,4,8]'], 2304, 5472],
  ['looks through a window', 'Attention', 25, { left_window_size: 2, right_window_size: 1 }, [QUERY, ...KEY_VALUE], ['float32[2,3,4,8]'], 2304, 5472],
  ['grows with the square of a length', 'Attention', 23, {}, ['float32[1,2,S,4]', 'float32[1,2,S,4]', 'float32[1,2,S,4]'], ['float32[1,2,S,4]'], '16*S^2', '44*S^2'],
  ['keeps half floats', 'Attention', 23, {}, ['float16[1,2,3,4]', 'float16[1,2,3,4]', 'float16[1,2,3,4]'], ['float16[1,2,3,4]'], 144, 396],
  ['knows nothing of queries of unknown rank', 'Attention', 23, {}, ['float32', ...KEY_VALUE], ['float32'], null, null],
]

export const FLEX_ATTENTION_ROWS: readonly Row[] = [
  ['lets every query meet every key', 'ai.onnx.preview::FlexAttention', 1, {}, [QUERY, ...KEY_VALUE], ['float32[2,3,4,8]'], 2304, 5472],
  [
    'shares keys among heads',
    'ai.onnx.preview::FlexAttention',
    1,
    {},
    ['float32[N,16,8,32]', 'float32[N,2,24,32]', 'float32[N,2,24,16]'],
    ['float32[N,16,8,16]'],
    '147456*N',
    '313344*N',
  ],
]

export const ROTARY_ROWS: readonly Row[] = [
  // 3·|X|
  ['rotates heads', 'RotaryEmbedding', 23, {}, ['float32[2,4,3,8]', 'float32[2,3,4]', 'float32[2,3,4]'], ['float32[2,4,3,8]'], 0, 576],
  // rows read 2·3 of half a head each
  [
    'rotates packed heads by position',
    'RotaryEmbedding',
    23,
    { num_heads: 2 },
    ['float32[2,3,16]', 'float32[50,4]', 'float32[50,4]', 'int64[2,3]'],
    ['float32[2,3,16]'],
    0,
    288,
    { reads: { 1: 24, 2: 24 } },
  ],
  // 3·2·4·3·4
  ['rotates a part of each head', 'RotaryEmbedding', 23, { rotary_embedding_dim: 4 }, ['float32[2,4,3,8]', 'float32[2,3,2]', 'float32[2,3,2]'], ['float32[2,4,3,8]'], 0, 288],
  ['keeps a symbolic length', 'RotaryEmbedding', 23, { num_heads: 8 }, ['float32[N,S,64]', 'float32[50,4]', 'float32[50,4]', 'int64[N,S]'], ['float32[N,S,64]'], 0, '192*N*S'],
]

const LINEAR = { q_num_heads: 2, kv_num_heads: 2 }
const LINEAR_INPUTS = ['float32[1,3,8]', 'float32[1,3,8]', 'float32[1,3,12]', ''] as const

export const LINEAR_ATTENTION_ROWS: readonly Row[] = [
  // T·H·Dk·Dv = 3·2·4·6 = 144, for the update and for reading
  ['updates and reads a state', 'LinearAttention', 27, { ...LINEAR, update_rule: 'linear' }, LINEAR_INPUTS, ['float32[1,3,12]', 'float32[1,2,4,6]'], 288, 576],
  ['lets a state decay', 'LinearAttention', 27, { ...LINEAR, update_rule: 'gated' }, [...LINEAR_INPUTS, 'float32[1,3,2]'], ['float32[1,3,12]', 'float32[1,2,4,6]'], 288, 720],
  [
    'looks into the state before updating it',
    'LinearAttention',
    27,
    { ...LINEAR, update_rule: 'delta' },
    [...LINEAR_INPUTS, '', 'float32[1,3,2]'],
    ['float32[1,3,12]', 'float32[1,2,4,6]'],
    432,
    864,
  ],
  [
    'decays and looks unless told otherwise',
    'LinearAttention',
    27,
    LINEAR,
    [...LINEAR_INPUTS, 'float32[1,3,8]', 'float32[1,3,2]'],
    ['float32[1,3,12]', 'float32[1,2,4,6]'],
    432,
    1008,
  ],
  // T·Dk·Dv·(Hkv + Hq) = 3·24·(2 + 4)
  [
    'shares states among heads',
    'LinearAttention',
    27,
    { q_num_heads: 4, kv_num_heads: 2, update_rule: 'linear' },
    ['float32[1,3,16]', 'float32[1,3,8]', 'float32[1,3,12]'],
    ['float32[1,3,24]', 'float32[1,2,4,6]'],
    432,
    864,
  ],
  [
    'keeps the type of the state',
    'LinearAttention',
    27,
    { ...LINEAR, update_rule: 'linear' },
    ['float16[1,S,8]', 'float16[1,S,8]', 'float16[1,S,12]', 'float32[1,2,4,6]'],
    ['float16[1,S,12]', 'float32[1,2,4,6]'],
    '96*S',
    '192*S',
  ],
]

import type { Row } from '../support/rows.ts'

const MS = 'com.microsoft::'

export const CONTRIB_MOE_ROWS: readonly Row[] = [
  // 6 rows · 1 expert · (8·16 + 16·8); router 5·6·4, relu 6·16, combining 2·6·8
  [
    'MoE of one expert per row',
    `${MS}MoE`,
    1,
    {},
    ['float32[2,3,8]', 'float32[6,4]', 'weight float32[4,16,8]', '', 'weight float32[4,8,16]'],
    ['float32[2,3,8]'],
    1536,
    3072 + 120 + 96 + 96,
    { reads: { 2: 512, 4: 512 } },
  ],
  // f = 2 with the third layer; k = 2: 12 passes
  [
    'MoE with a gate of its own and biases',
    `${MS}MoE`,
    1,
    { k: 2, activation_type: 'silu' },
    [
      'float32[6,8]',
      'float32[6,4]',
      'weight float32[4,16,8]',
      'weight float32[4,16]',
      'weight float32[4,8,16]',
      'weight float32[4,8]',
      'weight float32[4,16,8]',
      'weight float32[4,16]',
    ],
    ['float32[6,8]'],
    12 * 384,
    24 * 384 + 120 + 12 * 16 * 4 + 12 * 8 * 3,
  ],
  [
    'MoE with a fused gate',
    `${MS}MoE`,
    1,
    { k: 1, activation_type: 'swiglu', swiglu_fusion: 1 },
    ['float32[N,8]', 'float32[N,4]', 'weight float32[4,32,8]', '', 'weight float32[4,8,16]'],
    ['float32[N,8]'],
    '384*N',
    '852*N',
  ],
  // 1 row of 2 experts touches 2 of 4
  [
    'QMoE reads the experts it touches',
    `${MS}QMoE`,
    1,
    { k: 2, expert_weight_bits: 4, activation_type: 'silu' },
    [
      'float32[1,1,32]',
      'float32[1,4]',
      'weight uint8[4,32,16]',
      'weight float32[4,32]',
      '',
      'weight uint8[4,32,16]',
      'weight float32[4,32]',
      '',
      'weight uint8[4,32,16]',
      'weight float32[4,32]',
    ],
    ['float32[1,1,32]'],
    2 * 32 * 32 * 3,
    4 * 32 * 32 * 3 + 20 + 2 * 32 * 2 + 2 * 2 * 32,
    { macClass: 'f32×i4', reads: { 2: 2 * 512, 5: 2 * 512, 8: 2 * 512 } },
  ],
  [
    'QMoE of 8 bits',
    `${MS}QMoE`,
    1,
    { k: 1, expert_weight_bits: 8, activation_type: 'swiglu', swiglu_fusion: 1 },
    ['float32[2,32]', 'float32[2,4]', 'weight uint8[4,64,32]', 'weight float32[4,64]', '', 'weight uint8[4,32,32]', 'weight float32[4,32]'],
    ['float32[2,32]'],
    2 * 32 * 32 * 3,
    4 * 32 * 32 * 3 + 40 + 2 * 32 * 3 + 2 * 2 * 32,
  ],
]

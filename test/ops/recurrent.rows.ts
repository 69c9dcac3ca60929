import { float } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const HIDDEN = { hidden_size: 3 }
const LSTM_W = ['float32[1,12,5]', 'float32[1,12,3]'] as const
const GRU_W = ['float32[1,9,5]', 'float32[1,9,3]'] as const
const RNN_W = ['float32[1,3,5]', 'float32[1,3,3]'] as const

export const RNN_ROWS: readonly Row[] = [
  // T·N·H·(I+H) = 4·2·3·8; per step and unit 1 add and 1 activation
  ['runs a cell over a sequence', 'RNN', 14, HIDDEN, ['float32[4,2,5]', ...RNN_W], ['float32[4,1,2,3]', 'float32[1,2,3]'], 192, 432, { transcendentals: 24 }],
  ['adds biases', 'RNN', 7, HIDDEN, ['float32[4,2,5]', ...RNN_W, 'float32[1,6]'], ['float32[4,1,2,3]', 'float32[1,2,3]'], 192, 456],
  ['runs as version 1', 'RNN', 1, { ...HIDDEN, output_sequence: 1 }, ['float32[4,2,5]', ...RNN_W], ['float32[4,1,2,3]', 'float32[1,2,3]'], 192, 432],
  ['gives the last state alone', 'RNN', 14, HIDDEN, ['float32[4,2,5]', ...RNN_W], ['', 'float32[1,2,3]'], 192, 432],
  ['evaluates no function with a rectifier', 'RNN', 14, { ...HIDDEN, activations: ['Relu'] }, ['float32[4,2,5]', ...RNN_W], ['float32[4,1,2,3]'], 192, 432, { transcendentals: 0 }],
  ['clips what is activated', 'RNN', 14, { ...HIDDEN, clip: float(5) }, ['float32[4,2,5]', ...RNN_W], ['float32[4,1,2,3]'], 192, 456],
  ['has the batch first in layout 1', 'RNN', 14, { ...HIDDEN, layout: 1 }, ['float32[2,4,5]', ...RNN_W], ['float32[2,4,1,3]', 'float32[2,1,3]'], 192, 432],
  ['runs backwards', 'RNN', 22, { ...HIDDEN, direction: 'reverse' }, ['float32[4,2,5]', ...RNN_W], ['float32[4,1,2,3]', 'float32[1,2,3]'], 192, 432],
]

export const GRU_ROWS: readonly Row[] = [
  // T·N·3H·(I+H) = 4·2·9·8; per step and unit 3 adds, 3 activations and 5: 24·11
  ['runs a gated cell', 'GRU', 14, HIDDEN, ['float32[4,2,5]', ...GRU_W], ['float32[4,1,2,3]', 'float32[1,2,3]'], 576, 1416, { transcendentals: 72 }],
  ['adds biases', 'GRU', 7, HIDDEN, ['float32[4,2,5]', ...GRU_W, 'float32[1,18]'], ['float32[4,1,2,3]', 'float32[1,2,3]'], 576, 1488],
  ['resets after the product', 'GRU', 14, { ...HIDDEN, linear_before_reset: 1 }, ['float32[4,2,5]', ...GRU_W], ['float32[4,1,2,3]', 'float32[1,2,3]'], 576, 1440],
  ['runs as version 3', 'GRU', 3, HIDDEN, ['float32[4,2,5]', ...GRU_W], ['float32[4,1,2,3]', 'float32[1,2,3]'], 576, 1416],
  ['runs as version 1', 'GRU', 1, HIDDEN, ['float32[4,2,5]', ...GRU_W], ['float32[4,1,2,3]', 'float32[1,2,3]'], 576, 1416],
  ['runs as version 22', 'GRU', 22, HIDDEN, ['float32[4,2,5]', ...GRU_W], ['float32[4,1,2,3]', 'float32[1,2,3]'], 576, 1416],
  ['has the batch first in layout 1', 'GRU', 14, { ...HIDDEN, layout: 1 }, ['float32[2,4,5]', ...GRU_W], ['float32[2,4,1,3]', 'float32[2,1,3]'], 576, 1416],
]

export const LSTM_ROWS: readonly Row[] = [
  // T·N·4H·(I+H) = 4·2·12·8; per step and unit 4 adds, 5 activations and 4: 24·13
  ['runs a cell with a memory', 'LSTM', 14, HIDDEN, ['float32[4,2,5]', ...LSTM_W], ['float32[4,1,2,3]', 'float32[1,2,3]', 'float32[1,2,3]'], 768, 1848, { transcendentals: 120 }],
  // D·T·N·4H·(I+H) = 2·7·2·12·8; 84·13
  [
    'runs both ways',
    'LSTM',
    14,
    { ...HIDDEN, direction: 'bidirectional' },
    ['float32[7,2,5]', 'weight float32[2,12,5]', 'weight float32[2,12,3]'],
    ['float32[7,2,2,3]', 'float32[2,2,3]', 'float32[2,2,3]'],
    2688,
    6468,
  ],
  // 1848 + 24·4
  ['adds biases', 'LSTM', 7, HIDDEN, ['float32[4,2,5]', ...LSTM_W, 'float32[1,24]'], ['float32[4,1,2,3]', 'float32[1,2,3]', 'float32[1,2,3]'], 768, 1944],
  // 1848 + 24·6, initial states given
  [
    'looks into its memory',
    'LSTM',
    14,
    HIDDEN,
    ['float32[4,2,5]', ...LSTM_W, '', '', 'float32[1,2,3]', 'float32[1,2,3]', 'float32[1,9]'],
    ['float32[4,1,2,3]', 'float32[1,2,3]', 'float32[1,2,3]'],
    768,
    1992,
  ],
  // 1848 + 24·5
  ['clips what is activated', 'LSTM', 14, { ...HIDDEN, clip: float(3) }, ['float32[4,2,5]', ...LSTM_W], ['float32[4,1,2,3]'], 768, 1968],
  // Σ lens = 2 + 4 = 6 of 8 steps
  [
    'runs only the steps that sequences have',
    'LSTM',
    14,
    HIDDEN,
    ['float32[4,2,5]', ...LSTM_W, '', 'int32[2]=2,4'],
    ['float32[4,1,2,3]', 'float32[1,2,3]', 'float32[1,2,3]'],
    576,
    1386,
  ],
  [
    'runs at most all steps where lengths are not known',
    'LSTM',
    14,
    HIDDEN,
    ['float32[4,N,5]', ...LSTM_W, '', 'int32[N]'],
    ['float32[4,1,N,3]'],
    '384*N',
    '924*N',
    { status: 'upper' },
  ],
  ['has the batch first in layout 1', 'LSTM', 14, { ...HIDDEN, layout: 1 }, ['float32[2,4,5]', ...LSTM_W], ['float32[2,4,1,3]', 'float32[2,1,3]', 'float32[2,1,3]'], 768, 1848],
  ['runs as version 1', 'LSTM', 1, HIDDEN, ['float32[4,2,5]', ...LSTM_W], ['float32[4,1,2,3]', 'float32[1,2,3]', 'float32[1,2,3]'], 768, 1848],
  ['takes the hidden size from its weights', 'LSTM', 22, {}, ['float32[S,N,5]', ...LSTM_W], ['float32[S,1,N,3]', 'float32[1,N,3]', 'float32[1,N,3]'], '96*N*S', '231*N*S'],
  ['knows ranks and directions without inputs', 'LSTM', 14, HIDDEN, ['float32', 'float32', 'float32'], ['float32[?,1,?,3]', 'float32[1,?,3]'], null, null],
]

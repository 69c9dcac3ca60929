import { float } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

export const MATMUL_ROWS: readonly Row[] = [
  // batch · M · N · K: 4·5·8
  ['multiplies matrices', 'MatMul', 13, {}, ['float32[4,8]', 'weight float32[8,5]'], ['float32[4,5]'], 160, 320],
  ['multiplies matrices as version 1', 'MatMul', 1, {}, ['float32[4,8]', 'float32[8,5]'], ['float32[4,5]'], 160, 320],
  ['multiplies integers', 'MatMul', 9, {}, ['int32[4,8]', 'int32[8,5]'], ['int32[4,5]'], 160, 320],
  // 3·4·5·8
  ['broadcasts a batch of one', 'MatMul', 13, {}, ['float32[1,4,8]', 'float32[3,8,5]'], ['float32[3,4,5]'], 480, 960],
  // 2·3·4·5·8
  ['broadcasts batches on both sides', 'MatMul', 13, {}, ['float32[2,1,4,8]', 'float32[1,3,8,5]'], ['float32[2,3,4,5]'], 960, 1920],
  ['broadcasts batches of different rank', 'MatMul', 13, {}, ['float32[3,4,8]', 'float32[2,1,8,5]'], ['float32[2,3,4,5]'], 960, 1920],
  ['takes a vector for a row', 'MatMul', 13, {}, ['float32[8]', 'float32[8,5]'], ['float32[5]'], 40, 80],
  ['takes a vector for a column', 'MatMul', 13, {}, ['float32[3,4,8]', 'float32[8]'], ['float32[3,4]'], 96, 192],
  ['multiplies vectors to a scalar', 'MatMul', 13, {}, ['float32[8]', 'float32[8]'], ['float32[]'], 8, 16],
  ['multiplies nothing', 'MatMul', 13, {}, ['float32[0,8]', 'float32[8,5]'], ['float32[0,5]'], 0, 0],
  ['keeps symbols', 'MatMul', 13, {}, ['float32[N,S,64]', 'float32[64,256]'], ['float32[N,S,256]'], '16384*N*S', '32768*N*S'],
  ['meets symbolic batches in their maximum', 'MatMul', 13, {}, ['float32[N,4,8]', 'float32[M,8,5]'], ['float32[max(M, N),4,5]'], '160*max(M, N)', '320*max(M, N)'],
  ['takes the inner size from either side', 'MatMul', 13, {}, ['float32[4,?]', 'float32[8,5]'], ['float32[4,5]'], 160, 320],
  ['knows nothing of a product with an unknown rank', 'MatMul', 13, {}, ['float32', 'float32[8,5]'], ['float32'], null, null],
]

export const GEMM_ROWS: readonly Row[] = [
  // M·N·K = 4·5·8
  ['multiplies and adds a bias', 'Gemm', 13, {}, ['float32[4,8]', 'float32[8,5]', 'float32[5]'], ['float32[4,5]'], 160, 340],
  ['needs no C from version 11', 'Gemm', 11, {}, ['float32[4,8]', 'float32[8,5]'], ['float32[4,5]'], 160, 320],
  ['transposes A', 'Gemm', 13, { transA: 1 }, ['float32[8,4]', 'float32[8,5]', 'float32[5]'], ['float32[4,5]'], 160, 340],
  ['transposes B', 'Gemm', 13, { transB: 1 }, ['float32[4,8]', 'float32[5,8]', 'float32[4,5]'], ['float32[4,5]'], 160, 340],
  ['transposes both', 'Gemm', 9, { transA: 1, transB: 1 }, ['float32[8,4]', 'float32[5,8]', 'float32[1]'], ['float32[4,5]'], 160, 340],
  // 320 + alpha 20 + C 20 + beta·C 5
  ['scales by alpha and beta', 'Gemm', 13, { alpha: float(0.5), beta: float(2) }, ['float32[4,8]', 'float32[8,5]', 'float32[5]'], ['float32[4,5]'], 160, 365],
  ['scales by alpha alone', 'Gemm', 13, { alpha: float(0.5) }, ['float32[4,8]', 'float32[8,5]'], ['float32[4,5]'], 160, 340],
  ['does not scale by a beta without C', 'Gemm', 13, { beta: float(2) }, ['float32[4,8]', 'float32[8,5]'], ['float32[4,5]'], 160, 320],
  ['broadcasts C by attribute before version 7', 'Gemm', 6, { broadcast: 1 }, ['float32[4,8]', 'float32[8,5]', 'float32[5]'], ['float32[4,5]'], 160, 340],
  ['multiplies as version 1', 'Gemm', 1, {}, ['float32[4,8]', 'float32[8,5]', 'float32[4,5]'], ['float32[4,5]'], 160, 340],
  ['multiplies as version 7', 'Gemm', 7, {}, ['float64[4,8]', 'float64[8,5]', 'float64[5]'], ['float64[4,5]'], 160, 340],
  ['keeps a symbolic batch', 'Gemm', 13, { transB: 1 }, ['float32[N,512]', 'weight float32[10,512]', 'weight float32[10]'], ['float32[N,10]'], '5120*N', '10250*N'],
  ['knows rank and columns without A', 'Gemm', 13, {}, ['float32', 'float32[8,5]'], ['float32[?,5]'], null, null],
]

export const INTEGER_MATMUL_ROWS: readonly Row[] = [
  ['multiplies integers into 32 bits', 'MatMulInteger', 10, {}, ['uint8[4,8]', 'uint8[8,5]'], ['int32[4,5]'], 160, 320, { macClass: [0, 1] }],
  ['multiplies integers with zero points', 'MatMulInteger', 10, {}, ['uint8[2,4,8]', 'int8[8,5]', 'uint8[]', 'int8[]'], ['int32[2,4,5]'], 320, 640],
  // 320 + 3·20 to requantise
  [
    'multiplies quantised matrices',
    'QLinearMatMul',
    10,
    {},
    ['uint8[4,8]', 'float32[]', 'uint8[]', 'uint8[8,5]', 'float32[]', 'uint8[]', 'float32[]', 'uint8[]'],
    ['uint8[4,5]'],
    160,
    380,
    { macClass: [0, 3] },
  ],
  [
    'takes the type of the result from its zero point',
    'QLinearMatMul',
    21,
    {},
    ['uint8[N,4,8]', 'float32[]', 'uint8[]', 'int8[8,5]', 'float32[]', 'int8[]', 'float32[]', 'int8[]'],
    ['int8[N,4,5]'],
    '160*N',
    '380*N',
  ],
]

export const EINSUM_ROWS: readonly Row[] = [
  ['multiplies matrices', 'Einsum', 12, { equation: 'ij,jk->ik' }, ['float32[4,8]', 'float32[8,5]'], ['float32[4,5]'], 160, 320],
  ['allows spaces', 'Einsum', 12, { equation: ' i j , j k -> i k ' }, ['float32[4,8]', 'float32[8,5]'], ['float32[4,5]'], 160, 320],
  ['sorts an implicit output', 'Einsum', 12, { equation: 'bj,ja' }, ['float32[4,8]', 'float32[8,5]'], ['float32[5,4]'], 160, 320],
  ['scores queries and keys', 'Einsum', 12, { equation: 'bhqd,bhkd->bhqk' }, ['float32[2,3,4,8]', 'float32[2,3,5,8]'], ['float32[2,3,4,5]'], 960, 1920],
  ['expands an ellipsis', 'Einsum', 12, { equation: '...ij,...jk->...ik' }, ['float32[2,3,4,8]', 'float32[2,3,8,5]'], ['float32[2,3,4,5]'], 960, 1920],
  ['aligns ellipses of different rank at the end', 'Einsum', 12, { equation: '...ij,...jk->...ik' }, ['float32[2,3,4,8]', 'float32[3,8,5]'], ['float32[2,3,4,5]'], 960, 1920],
  ['puts an ellipsis first in an implicit output', 'Einsum', 12, { equation: '...ij,...jk' }, ['float32[2,4,8]', 'float32[2,8,5]'], ['float32[2,4,5]'], 320, 640],
  ['transposes without arithmetic', 'Einsum', 12, { equation: 'ij->ji' }, ['float32[3,4]'], ['float32[4,3]'], 0, 0],
  ['takes a diagonal without arithmetic', 'Einsum', 12, { equation: 'bii->bi' }, ['float32[2,4,4]'], ['float32[2,4]'], 0, 0],
  ['sums a trace', 'Einsum', 12, { equation: 'ii->' }, ['float32[4,4]'], ['float32[]'], 0, 16],
  ['sums all', 'Einsum', 12, { equation: 'ij->' }, ['float32[3,4]'], ['float32[]'], 0, 12],
  ['multiplies elementwise', 'Einsum', 12, { equation: 'ij,ij->ij' }, ['float32[3,4]', 'float32[3,4]'], ['float32[3,4]'], 0, 12],
  ['takes an outer product', 'Einsum', 12, { equation: 'i,j->ij' }, ['float32[3]', 'float32[4]'], ['float32[3,4]'], 0, 12],
  // k of the second operand is summed first: 8·5 adds; then 4·8 MACs
  ['sums what only one operand has', 'Einsum', 12, { equation: 'ij,jk->i' }, ['float32[4,8]', 'float32[8,5]'], ['float32[4]'], 32, 104],
  // 4·8·16 + 4·16·5; the best order takes 8·16·5 + 4·8·5 = 800
  [
    'contracts three operands left to right',
    'Einsum',
    12,
    { equation: 'ij,jk,kl->il' },
    ['float32[4,8]', 'float32[8,16]', 'float32[16,5]'],
    ['float32[4,5]'],
    832,
    1664,
    { note: 'contracted left to right as written; the best order takes 800 MACs' },
  ],
  // 32·32·32 + 32·32 against 32·32 + 32·32
  [
    'says when another order is far better',
    'Einsum',
    12,
    { equation: 'ij,jk,k->i' },
    ['float32[32,32]', 'float32[32,32]', 'float32[32]'],
    ['float32[32]'],
    33792,
    67584,
    { note: 'contracted left to right as written; the best order takes 2048 MACs, less than half' },
  ],
  // ij,ij is elementwise (12 FLOPs), with the third operand j is contracted: 3·4·5
  ['multiplies, then contracts', 'Einsum', 12, { equation: 'ij,ij,jk->ik' }, ['float32[3,4]', 'float32[3,4]', 'float32[4,5]'], ['float32[3,5]'], 60, 132],
  ['broadcasts an axis of size 1', 'Einsum', 12, { equation: 'ij,ij->ij' }, ['float32[1,4]', 'float32[3,4]'], ['float32[3,4]'], 0, 12],
  ['keeps symbols', 'Einsum', 12, { equation: 'bld,hd->blh' }, ['float32[N,S,64]', 'float32[256,64]'], ['float32[N,S,256]'], '16384*N*S', '32768*N*S'],
  ['multiplies integers', 'Einsum', 12, { equation: 'ij,jk->ik' }, ['int64[4,8]', 'int64[8,5]'], ['int64[4,5]'], 160, 320],
  ['knows the axes that labels name', 'Einsum', 12, { equation: 'ij,jk->ik' }, ['float32', 'float32[8,5]'], ['float32[?,5]'], null, null],
  ['knows nothing of an ellipsis of unknown rank', 'Einsum', 12, { equation: '...j,jk->...k' }, ['float32', 'float32[8,5]'], ['float32'], null, null],
]

import type { Row } from '../support/rows.ts'

export const DFT_ROWS: readonly Row[] = [
  // 5·8·log2 8 / 2 = 60 of a real signal, for each of 2
  ['transforms a real signal', 'DFT', 17, {}, ['float32[2,8,1]'], ['float32[2,8,2]'], 0, 120, { status: 'estimate' }],
  ['transforms a complex signal', 'DFT', 20, {}, ['float32[2,8,2]'], ['float32[2,8,2]'], 0, 240],
  ['gives half of the spectrum', 'DFT', 17, { onesided: 1 }, ['float32[2,8,1]'], ['float32[2,5,2]'], 0, 120],
  ['comes back from the whole spectrum', 'DFT', 17, { inverse: 1 }, ['float32[2,8,2]'], ['float32[2,8,2]'], 0, 240],
  // 2·(5 - 1) = 8
  ['comes back from half of the spectrum', 'DFT', 20, { inverse: 1, onesided: 1 }, ['float32[1,5,2]'], ['float32[1,8,1]'], 0, 60],
  ['transforms the axis an attribute names', 'DFT', 17, { axis: 2 }, ['float32[1,4,8,1]'], ['float32[1,4,8,2]'], 0, 240],
  ['transforms the axis an input names', 'DFT', 20, { onesided: 1 }, ['float32[1,10,4,1]', 'int64[]=8', 'int64[]=1'], ['float32[1,5,4,2]'], 0, 240],
  // ceil(5·10·log2 10 / 2) = ceil(83.05)
  ['rounds its estimate up', 'DFT', 17, {}, ['float32[1,10,1]'], ['float32[1,10,2]'], 0, 84],
  ['pads to the length asked for', 'DFT', 20, {}, ['float32[1,10,2]', 'int64[]=16'], ['float32[1,16,2]'], 0, 320],
  ['transforms a symbolic number of signals', 'DFT', 17, {}, ['float32[N,8,1]'], ['float32[N,8,2]'], 0, '60*N'],
  ['keeps a symbolic length', 'DFT', 17, { onesided: 1 }, ['float32[N,s,1]'], ['float32[N,floor(s/2) + 1,2]'], 0, null],
  ['knows no axis before the run', 'DFT', 20, {}, ['float32[N,8,1]', '', 'int64[]'], ['float32[?,?,2]'], 0, null],
]

export const STFT_ROWS: readonly Row[] = [
  // frames floor((16 - 5)/3) + 1 = 4, each 5 for the window; 4·5·5·log2 5 / 2 = 116.1
  ['transforms frames through a window', 'STFT', 17, {}, ['float32[1,16,1]', 'int64[]=3', 'float32[5]', 'int64[]=5'], ['float32[1,4,3,2]'], 0, 137, { status: 'estimate' }],
  ['takes the length of its window', 'STFT', 17, { onesided: 0 }, ['float32[1,16,1]', 'int64[]=3', 'float32[5]'], ['float32[1,4,5,2]'], 0, 137],
  // frames 3, 3·5·8·3/2
  ['needs no window', 'STFT', 17, {}, ['float32[1,16,1]', 'int64[]=4', '', 'int64[]=8'], ['float32[1,3,5,2]'], 0, 180],
  // frames floor((s - 512)/128) + 1 = floor(s/128) - 3, each 512 for the window and 5·512·9/2
  ['keeps a symbolic length', 'STFT', 17, {}, ['float32[N,s,1]', 'int64[]=128', 'float32[512]'], ['float32[N,floor(s/128) - 3,257,2]'], 0, '12032*N*floor(s/128) - 36096*N'],
]

export const WINDOW_ROWS: readonly Row[] = [
  // 5·N
  ['makes a window', 'HannWindow', 17, {}, ['int32[]=8'], ['float32[8]'], 0, 40],
  ['makes a window of doubles', 'HammingWindow', 17, { output_datatype: 11 }, ['int64[]=8'], ['float64[8]'], 0, 40],
  ['makes a window of symbolic length', 'BlackmanWindow', 17, { periodic: 0 }, ['int64[]=n'], ['float32[n]'], 0, '5*n'],
  ['knows no length before the run', 'BlackmanWindow', 17, {}, ['int64[?]'], ['float32[?]'], 0, null],
  ['makes weights of mel bins', 'MelWeightMatrix', 17, {}, ['int64[]=8', 'int64[]=16', 'int64[]=8192', 'float32[]=0', 'float32[]=4096'], ['float32[9,8]'], 0, 0],
  ['knows the bins it is told', 'MelWeightMatrix', 17, {}, ['int64[]=8', 'int64[?]', 'int64[]=8192', 'float32[]=0', 'float32[]=4096'], ['float32[?,8]'], 0, 0],
]

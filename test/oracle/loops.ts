/** Plain loops that do what an operator does and count each multiply-accumulate: what formulas are checked against. */
export type Sizes = readonly number[]

/** Every index below the sizes, in row-major order. */
export function* indices(sizes: Sizes): Generator<readonly number[]> {
  if (sizes.includes(0)) return
  const index = sizes.map(() => 0)
  for (;;) {
    yield [...index]
    let axis = sizes.length - 1
    while (axis >= 0 && index[axis] === (sizes[axis] ?? 0) - 1) index[axis--] = 0
    if (axis < 0) return
    index[axis] = (index[axis] ?? 0) + 1
  }
}

export function times(...sizes: Sizes): number {
  let count = 0
  for (const _ of indices(sizes)) count++
  return count
}

export interface WindowCase {
  readonly size: number
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly begin: number
  readonly end: number
}

/** Where a window starts so that all of it lies in the padded axis. */
export function windowStarts({ size, kernel, stride, dilation, begin, end }: WindowCase): readonly number[] {
  const starts: number[] = []
  const last = (start: number) => start + (kernel - 1) * dilation
  for (let start = -begin; last(start) < size + end; start += stride) starts.push(start)
  return starts
}

/** Where a window starts that may hang over the end: one more than fit, if it begins on data. */
export function hangingStarts(window: WindowCase): readonly number[] {
  const starts = [...windowStarts(window)]
  const { size, kernel, stride, dilation, end } = window
  const next = (starts.at(-1) ?? -window.begin - stride) + stride
  const leavesRest = (starts.at(-1) ?? 0) + (kernel - 1) * dilation + 1 < size + end
  return leavesRest && next < size ? [...starts, next] : starts
}

/** Multiply-accumulates of a convolution: for each output element, each channel of its group meets each element of the kernel. */
export function convolve(batch: number, channels: number, maps: number, group: number, windows: readonly WindowCase[]): { readonly positions: Sizes; readonly macs: number } {
  const starts = windows.map(windowStarts)
  let macs = 0
  for (const [, map = 0] of indices([batch, maps])) {
    const groupOfMap = Math.floor(map / (maps / group))
    for (const _ of indices(starts.map((list) => list.length))) {
      for (let channel = 0; channel < channels; channel++) {
        if (Math.floor(channel / (channels / group)) !== groupOfMap) continue
        macs += times(...windows.map(({ kernel }) => kernel))
      }
    }
  }
  return { positions: starts.map((list) => list.length), macs }
}

/** A transposed convolution: each input element is spread over the kernel's positions in each map of its group. */
export function spread(batch: number, channels: number, maps: number, group: number, windows: readonly WindowCase[]): { readonly positions: Sizes; readonly macs: number } {
  let macs = 0
  const ends = windows.map(() => 0)
  for (const [, channel = 0, ...at] of indices([batch, channels, ...windows.map(({ size }) => size)])) {
    for (let map = 0; map < maps; map++) {
      if (Math.floor(map / (maps / group)) !== Math.floor(channel / (channels / group))) continue
      for (const offset of indices(windows.map(({ kernel }) => kernel))) {
        macs++
        for (const [axis, { stride, dilation }] of windows.entries()) ends[axis] = Math.max(ends[axis] ?? 0, (at[axis] ?? 0) * stride + (offset[axis] ?? 0) * dilation + 1)
      }
    }
  }
  return { positions: windows.map(({ begin, end }, axis) => (ends[axis] ?? 0) - begin - end), macs }
}

/** NumPy's matmul by its definition: the result's shape, and one for each of the products summed in each of its elements. */
export function multiplyMatrices(a: Sizes, b: Sizes): { readonly shape: Sizes; readonly macs: number } {
  const [left, right] = [a.length === 1 ? [1, ...a] : a, b.length === 1 ? [...b, 1] : b]
  const rank = Math.max(left.length, right.length)
  const sizeAt = (sizes: Sizes, axis: number) => sizes[axis - (rank - sizes.length)] ?? 1
  const batch = Array.from({ length: rank - 2 }, (_, axis) => (sizeAt(left, axis) === 1 ? sizeAt(right, axis) : sizeAt(left, axis)))
  const [rows = 1, inner = 1, columns = 1] = [left.at(-2), left.at(-1), right.at(-1)]
  let macs = 0
  for (const _ of indices([...batch, rows, columns])) for (let k = 0; k < inner; k++) macs++
  return { shape: [...batch, ...(a.length === 1 ? [] : [rows]), ...(b.length === 1 ? [] : [columns])], macs }
}

/** Gates of a recurrent cell: at each step of each sequence every unit of every gate sums over the input and over the last state. */
export function recur(directions: number, lengths: readonly number[], gates: number, input: number, hidden: number): number {
  let macs = 0
  for (let direction = 0; direction < directions; direction++) {
    for (const length of lengths) {
      for (const _ of indices([length, gates, hidden])) {
        for (let i = 0; i < input; i++) macs++
        for (let h = 0; h < hidden; h++) macs++
      }
    }
  }
  return macs
}

/** Scores of every query with every key of the head it shares, then the weighted sum of values. */
export function attend(batch: number, heads: number, queries: number, keys: number, keyHead: number, valueHead: number): number {
  let macs = 0
  for (const _ of indices([batch, heads, queries])) {
    for (let key = 0; key < keys; key++) {
      for (let d = 0; d < keyHead; d++) macs++
      for (let d = 0; d < valueHead; d++) macs++
    }
  }
  return macs
}

/** A state per head of keys, which takes up an outer product at each step and is read by each query head that shares it. */
export function attendLinearly(batch: number, steps: number, queryHeads: number, stateHeads: number, keyHead: number, valueHead: number, looksFirst: boolean): number {
  let macs = 0
  for (const _ of indices([batch, steps, stateHeads])) {
    if (looksFirst) macs += times(valueHead, keyHead)
    macs += times(keyHead, valueHead)
    for (let query = 0; query < queryHeads / stateHeads; query++) macs += times(valueHead, keyHead)
  }
  return macs
}

/** An Einstein sum of two operands: for each element of the result, each combination of the labels that it lacks. */
export function sumProducts(labels: ReadonlyMap<string, number>, result: readonly string[]): number {
  const summed = [...labels.keys()].filter((label) => !result.includes(label))
  const sizesOf = (names: readonly string[]) => names.map((name) => labels.get(name) ?? 1)
  let macs = 0
  for (const _ of indices(sizesOf(result))) macs += times(...sizesOf(summed))
  return macs
}

/** What onnxruntime rounds the place of a tensor up to. */
const ALIGNMENT = 256

/** Blocks looked at while placing, all together: a graph in which very many tensors are alive at once takes too long. */
const MAX_WORK = 20_000_000

interface Block {
  readonly offset: number
  readonly end: number
}

export interface Placed {
  readonly bytes: number
  /** Steps between which it is alive, both included. */
  readonly from: number
  readonly to: number
}

/**
 * The size of a block of memory that holds all tensors while they are alive: each in the order given, at multiples of 256 bytes,
 * in the smallest gap that it fits into, else after the last. So does onnxruntime plan its memory pattern. Undefined where that
 * would take too long.
 * @param tensors in the order in which they are made
 */
export function arenaSize(tensors: readonly Placed[]): number | undefined {
  /** By offset. */
  const blocks: Block[] = []
  const ends = new Map<number, Block[]>()
  let [step, size, work] = [0, 0, 0]
  for (const { bytes, from, to } of tensors) {
    for (; step < from; step++) for (const block of ends.get(step) ?? []) blocks.splice(indexOf(blocks, block), 1)
    const rounded = Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
    if (rounded === 0) continue
    work += blocks.length
    if (work > MAX_WORK) return undefined
    const at = place(blocks, rounded)
    const offset = blocks[at - 1]?.end ?? 0
    const block = { offset, end: offset + rounded }
    blocks.splice(at, 0, block)
    const ending = ends.get(to)
    if (ending === undefined) ends.set(to, [block])
    else ending.push(block)
    size = Math.max(size, block.end)
  }
  return size
}

/** Before which block the smallest gap is that is large enough; after all blocks where none is. */
function place(blocks: readonly Block[], bytes: number): number {
  let [best, least, end] = [blocks.length, Number.POSITIVE_INFINITY, 0]
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block
    const gap = block.offset - end
    if (gap >= bytes && gap < least) [best, least] = [i, gap]
    end = block.end
  }
  return best
}

/** Where a block stands: blocks do not overlap, and are sorted. */
function indexOf(blocks: readonly Block[], { offset }: Block): number {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.offset ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

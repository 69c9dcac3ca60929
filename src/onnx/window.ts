import type { Source } from './source.ts'

const SMALLEST = 512
const LARGEST = 2 ** 16

/**
 * A view of a few kilobytes that moves over a file. It grows while reading goes straight on and shrinks after a jump, so that dense
 * nodes cost few calls and a jump from tensor to tensor reads little more than the header it lands on.
 */
export class Window {
  readonly #source: Source
  readonly #buffer = Buffer.alloc(LARGEST)
  #size = SMALLEST
  /** Where the view begins in the file. */
  start = 0
  bytes: Buffer = this.#buffer.subarray(0, 0)

  constructor(source: Source) {
    this.#source = source
  }

  /** Says that reading leaps ahead: the next view is small again. */
  shrink(): void {
    this.#size = SMALLEST / 2
  }

  /** Moves the view so that it holds `[position, position + length)`, or as much of it as the file and 64 KiB hold. */
  cover(position: number, length: number): void {
    const end = this.start + this.bytes.length
    if (position >= this.start && position + length <= end) return
    const goesOn = position >= this.start && position <= end && this.bytes.length > 0
    this.#size = goesOn ? Math.min(LARGEST, this.#size * 2) : SMALLEST
    const wanted = Math.min(Math.max(length, this.#size), LARGEST, this.#source.size - position)
    this.bytes = this.#buffer.subarray(0, this.#source.readInto(this.#buffer.subarray(0, wanted), position))
    this.start = position
  }
}

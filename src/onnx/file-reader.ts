import protobuf from 'protobufjs/light.js'
import { AppError } from '../util/errors.ts'
import { MAX_FIELDS, MAX_MESSAGES, MAX_NAME_BYTES, MAX_NESTING, MAX_TEXT_BYTES } from './limits.ts'
import type { Source } from './source.ts'
import { Window } from './window.ts'

/** The most bytes one tag, varint or fixed number takes. */
const LONGEST_NUMBER = 10

/** Who skips more bytes than this is stepping from tensor to tensor. */
const LEAP = 1024

/** The part of protobufjs's reader that generated decoders call and we build on. */
interface WireReader {
  buf: Uint8Array
  pos: number
  len: number
  tag(): number
  size(): number
  int32(): number
  float(): number
  string(): string
  skip(length?: number): this
}

const WireReader = protobuf.Reader as unknown as new (bytes: Uint8Array) => WireReader

const wire = protobuf.Reader.prototype

// protobufjs keeps this limit in one place for all readers of the process.
protobuf.Reader.recursionLimit = MAX_NESTING

/** A claim that goes past the end of the file. */
export class Truncated extends Error {}

/**
 * A protobufjs reader over a file instead of a buffer: `pos` and `len` are offsets in the file, up to 2^53. What is skipped is not
 * read. Numbers come as numbers; an int64 beyond ±2^53 is ±Infinity.
 */
export class FileReader extends WireReader {
  readonly #source: Source
  readonly #window: Window
  readonly #counts = new Map<string, number>()
  #fields = 0
  #messages = 0

  constructor(source: Source) {
    super(new Uint8Array(0))
    this.len = source.size
    this.#source = source
    this.#window = new Window(source)
  }

  override tag(): number {
    if (++this.#fields > MAX_FIELDS) throw tooMuch('fields', MAX_FIELDS)
    return this.#shortVarint() ?? this.#number(wire.tag)
  }

  /** The length of a message or of bytes, checked against the end of the message around it. */
  override size(): number {
    if (++this.#messages > MAX_MESSAGES) throw tooMuch('messages', MAX_MESSAGES)
    return this.#length()
  }

  /** Counts a thing the file holds. @throws AppError for more than `limit` of a kind */
  count(kind: string, limit: number): void {
    const count = (this.#counts.get(kind) ?? 0) + 1
    if (count > limit) throw tooMuch(kind, limit)
    this.#counts.set(kind, count)
  }

  override int32(): number {
    return this.#shortVarint() ?? this.#number(wire.int32)
  }

  int64(): number {
    return this.#shortVarint() ?? this.#safeInteger()
  }

  override float(): number {
    return this.#number(wire.float)
  }

  override string(): string {
    const length = this.#length()
    if (length > MAX_NAME_BYTES) throw new AppError('model/name-length', `holds a name of ${length} bytes; at most ${MAX_NAME_BYTES} are read`)
    return this.#text(length)
  }

  /** A length-delimited text, or undefined when it is longer than `MAX_TEXT_BYTES`. */
  textOfLength(length: number): string | undefined {
    if (length <= MAX_TEXT_BYTES) return this.#text(length)
    this.skip(length)
    return undefined
  }

  int64s(list: number[] = []): number[] {
    return this.#packed(list, () => this.int64())
  }

  floats(list: number[] = []): number[] {
    return this.#packed(list, () => this.float())
  }

  override skip(length?: number): this {
    if (length === undefined) this.#number(wire.skip)
    else if (this.pos + length > this.len) throw this.#tooLong(length)
    else {
      this.pos += length
      if (length > LEAP) this.#window.shrink()
    }
    return this
  }

  #packed(list: number[], read: () => number): number[] {
    const length = this.#length()
    const end = this.pos + length
    const outer = this.len
    this.len = end
    while (this.pos < end) {
      if (++this.#fields > MAX_FIELDS) throw tooMuch('fields', MAX_FIELDS)
      list.push(read())
    }
    this.len = outer
    return list
  }

  #length(): number {
    const length = this.#shortVarint() ?? this.#safeInteger()
    if (length < 0 || this.pos + length > this.len) throw this.#tooLong(length)
    return length
  }

  #tooLong(length: number): Error {
    if (Number.isFinite(length) && length > 0 && this.pos + length > this.#source.size)
      return new Truncated(`${length} bytes are claimed where ${this.#source.size - this.pos} are left`)
    return new RangeError('a length goes past the end of the message around it')
  }

  #text(length: number): string {
    const at = this.pos
    this.pos += length
    const window = this.#window
    window.cover(at, length)
    const from = at - window.start
    if (from + length <= window.bytes.length) return window.bytes.toString('utf8', from, from + length)
    const bytes = this.#source.read(at, length)
    if (bytes === undefined) throw new Truncated('the file ends early')
    return Buffer.from(bytes.buffer).toString('utf8')
  }

  /** The value of a varint of one byte, which most are; undefined for a longer one. */
  #shortVarint(): number | undefined {
    const window = this.#window
    const byte = window.bytes[this.pos - window.start]
    if (byte === undefined || byte > 127 || this.pos >= this.len) return undefined
    this.pos++
    return byte
  }

  #safeInteger(): number {
    const { high, low } = this.#number(wire.int64)
    const value = high * 2 ** 32 + (low >>> 0)
    return Number.isSafeInteger(value) ? value : value < 0 ? -Infinity : Infinity
  }

  /** Lets a method of protobufjs read one number from the window. */
  #number<T>(read: (this: protobuf.Reader) => T): T {
    const { pos, len } = this
    const window = this.#window
    window.cover(pos, Math.min(LONGEST_NUMBER, len - pos))
    this.buf = window.bytes
    this.pos = pos - window.start
    this.len = Math.min(len - window.start, window.bytes.length)
    try {
      return read.call(this as unknown as protobuf.Reader)
    } finally {
      this.pos += window.start
      this.len = len
    }
  }
}

function tooMuch(what: string, limit: number): AppError {
  return new AppError('model/too-large', `holds more than ${limit} ${what}, which no real model does`)
}

import fs from 'node:fs'
import path from 'node:path'
import { AppError, type Diagnostic, type ErrorCode } from '../util/errors.ts'
import { counted } from '../util/quantity-text.ts'
import { quoted } from '../util/quoted.ts'
import { isLfsPointer } from './describe-bytes.ts'
import { MAX_EXTERNAL_FILES, MAX_TENSOR_ELEMENTS } from './limits.ts'
import type { EntryProto } from './messages.ts'
import { openSource } from './source.ts'

/** A range of bytes in a file beside the model, as a tensor names it. */
export interface ExternalRange {
  /** Relative to the model's folder, normalized. */
  readonly location: string
  /** undefined: where the range begins or ends is written in no way that can be read, so it is the range of no other tensor. */
  readonly offset: number | undefined
  /** As the entries say, else what the tensor takes. */
  readonly length: number
}

/** An entry of a tensor that should be a number of bytes, and is none. */
interface Unreadable {
  readonly tensor: string
  readonly key: string
  readonly value: string | undefined
}

type Located = { readonly state: 'found'; readonly path: string; readonly size: number } | { readonly state: 'missing' | 'pointer' | 'outside' }

type Problem = 'missing' | 'pointer' | 'outside' | 'short'

/** A Git LFS pointer takes about 130 bytes; a larger file is none. */
const POINTER_BYTES = 1024

const SHAPES_HOLD = 'shapes and counts come from the headers'

const PROBLEMS: Readonly<Record<Problem, { readonly code: ErrorCode; readonly what: string; readonly hint: string }>> = {
  missing: { code: 'model/external-missing', what: `is missing; ${SHAPES_HOLD}`, hint: "put it into the model's folder under the name the model gives" },
  pointer: {
    code: 'model/external-lfs-pointer',
    what: `is a Git LFS pointer, not the data; ${SHAPES_HOLD}`,
    hint: 'fetch it: `with: lfs: true` in actions/checkout, or `git lfs pull`',
  },
  outside: { code: 'model/external-outside', what: "lies outside the model's folder and is not read", hint: "keep external data in the model's folder" },
  short: { code: 'model/external-truncated', what: `is shorter than the model says; ${SHAPES_HOLD}`, hint: 'download or export it again' },
}

const SIZES = ['offset', 'length'] as const

/** Bytes as an entry has them; undefined: it is not there, or no whole number that a file could have. */
function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) && Number(text) <= MAX_TENSOR_ELEMENTS ? Number(text) : undefined
}

/** The files beside one model that hold its weights. Nothing outside the model's folder is ever opened. */
export class ExternalData {
  readonly #modelPath: string
  readonly #located = new Map<string, Located>()
  /** Of each file, where the last claimed range ends. */
  readonly #ends = new Map<string, number>()
  readonly #ranges = new Set<string>()
  #firstUnreadable: Unreadable | undefined
  #unreadable = 0
  #folder: string | undefined
  #totalBytes = 0
  #bytesRead = 0

  constructor(modelPath: string) {
    this.#modelPath = modelPath
  }

  /**
   * The range that a tensor's `external_data` entries name, remembered as a part of the model.
   * @param bytes what the tensor takes, for an entry without a length
   * @throws AppError for more files than a model has
   */
  claim(tensor: string, entries: readonly EntryProto[], bytes: number): ExternalRange {
    const byKey = new Map(entries.map(({ key, value }) => [key, value]))
    const given = byKey.get('location') ?? ''
    const location = given && path.posix.normalize(given)
    const length = wholeNumber(byKey.get('length')) ?? bytes
    const unreadable = SIZES.find((key) => byKey.has(key) && wholeNumber(byKey.get(key)) === undefined)
    const offset = unreadable === undefined ? (wholeNumber(byKey.get('offset')) ?? 0) : undefined
    if (unreadable !== undefined) {
      this.#unreadable++
      this.#firstUnreadable ??= { tensor, key: unreadable, value: byKey.get(unreadable) }
    }
    this.#ends.set(location, Math.max(this.#ends.get(location) ?? 0, offset === undefined ? 0 : offset + length))
    if (this.#ends.size > MAX_EXTERNAL_FILES) throw new AppError('model/too-large', `keeps its data in more than ${MAX_EXTERNAL_FILES} files, which no real model does`)
    const range = `${offset} ${length} ${location}`
    if (offset === undefined || !this.#ranges.has(range)) this.#totalBytes += length
    this.#ranges.add(range)
    return { location, offset, length }
  }

  /** Declared bytes of all claimed ranges, each range once; one that cannot be read is like no other. */
  totalBytes(): number {
    return this.#totalBytes
  }

  /** Every file that holds weights, relative to the model's folder, as long as it is inside. */
  locations(): readonly string[] {
    return [...this.#ends.keys()].filter(staysInside)
  }

  bytesRead(): number {
    return this.#bytesRead
  }

  /** The bytes of a range, or undefined when they are not there. */
  read({ location, offset, length }: ExternalRange): Uint8Array | undefined {
    const file = this.#locate(location)
    if (file.state !== 'found' || offset === undefined || offset + length > file.size) return undefined
    try {
      const source = openSource(file.path)
      const bytes = source.read(offset, length)
      source.close()
      this.#bytesRead += source.bytesRead()
      return bytes
    } catch {
      return undefined
    }
  }

  /** What is wrong with the claimed ranges and files: one diagnostic for each kind of problem. */
  diagnostics(): readonly Diagnostic[] {
    const byProblem = new Map<Problem, string[]>()
    for (const [location, end] of this.#ends) {
      const file = this.#locate(location)
      const problem = file.state !== 'found' ? file.state : end > file.size ? 'short' : undefined
      if (problem === undefined) continue
      const locations = byProblem.get(problem)
      if (locations === undefined) byProblem.set(problem, [location])
      else locations.push(location)
    }
    const ofFiles = [...byProblem].map(([problem, locations]) => this.#diagnostic(problem, locations))
    return this.#firstUnreadable === undefined ? ofFiles : [...ofFiles, this.#unreadableRange(this.#firstUnreadable)]
  }

  #unreadableRange({ tensor, key, value }: Unreadable): Diagnostic {
    const more = this.#unreadable > 1 ? ` (so it is with ${counted(this.#unreadable - 1, 'more tensor')})` : ''
    return {
      code: 'model/external-range',
      level: 'warning',
      message: `external data of the tensor ${quoted(tensor)} cannot be read: its ${key} ${quoted(value ?? '')} is no number of bytes; ${SHAPES_HOLD}${more}`,
      at: { file: this.#modelPath },
      hint: 'export or download the model again',
    }
  }

  #diagnostic(problem: Problem, locations: readonly string[]): Diagnostic {
    const { code, what, hint } = PROBLEMS[problem]
    const more = locations.length > 1 ? ` (so are ${locations.length - 1} more files)` : ''
    return { code, level: 'warning', message: `external data ${quoted(locations[0] ?? '')} ${what}${more}`, at: { file: this.#modelPath }, hint }
  }

  #locate(location: string): Located {
    const known = this.#located.get(location)
    if (known !== undefined) return known
    this.#folder ??= fs.realpathSync(path.dirname(this.#modelPath))
    const located = locate(this.#folder, location)
    this.#located.set(location, located)
    if (located.state === 'found' && located.size < POINTER_BYTES) this.#bytesRead += located.size
    return located
  }
}

/** @param folder the model's folder, free of links */
function locate(folder: string, location: string): Located {
  if (!staysInside(location)) return { state: 'outside' }
  try {
    const file = fs.realpathSync(path.join(folder, location))
    if (!file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)) return { state: 'outside' }
    const stat = fs.statSync(file)
    if (!stat.isFile()) return { state: 'missing' }
    return stat.size < POINTER_BYTES && isLfsPointer(fs.readFileSync(file)) ? { state: 'pointer' } : { state: 'found', path: file, size: stat.size }
  } catch {
    return { state: 'missing' }
  }
}

/** A relative path without a way up, on every platform. */
function staysInside(location: string): boolean {
  if (location === '' || location.includes('\0') || path.posix.isAbsolute(location) || path.win32.isAbsolute(location) || /^[a-z]:/i.test(location)) return false
  return !location.split(/[\\/]/).includes('..')
}

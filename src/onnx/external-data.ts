import fs from 'node:fs'
import path from 'node:path'
import type { Diagnostic, ErrorCode } from '../util/errors.ts'
import { isLfsPointer } from './describe-bytes.ts'
import { MAX_TENSOR_ELEMENTS } from './limits.ts'
import type { EntryProto } from './messages.ts'
import { openSource } from './source.ts'

/** A range of bytes in a file beside the model, as a tensor names it. */
export interface ExternalRange {
  /** Relative to the model's folder, normalized. */
  readonly location: string
  readonly offset: number
  readonly length: number
}

type Located = { readonly state: 'found'; readonly path: string; readonly size: number } | { readonly state: 'missing' | 'pointer' | 'outside' }

type Problem = 'missing' | 'pointer' | 'outside' | 'short'

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

/**
 * A tensor's external range from its `external_data` entries.
 * @param bytes what the tensor takes, for an entry without a length
 */
export function externalRange(entries: readonly EntryProto[], bytes: number): ExternalRange {
  const byKey = new Map(entries.map(({ key, value }) => [key, value]))
  const location = byKey.get('location') ?? ''
  return { location: location && path.posix.normalize(location), offset: wholeNumber(byKey.get('offset')) ?? 0, length: wholeNumber(byKey.get('length')) ?? bytes }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) && Number(text) <= MAX_TENSOR_ELEMENTS ? Number(text) : undefined
}

/** The files beside one model that hold its weights. Nothing outside the model's folder is ever opened. */
export class ExternalData {
  readonly #modelPath: string
  readonly #located = new Map<string, Located>()
  readonly #ranges = new Map<string, ExternalRange>()
  #bytesRead = 0

  constructor(modelPath: string) {
    this.#modelPath = modelPath
  }

  /** Remembers that a tensor of the model lies there. */
  claim(range: ExternalRange): void {
    this.#ranges.set(JSON.stringify([range.location, range.offset, range.length]), range)
  }

  /** Declared bytes of all claimed ranges, each range once. */
  totalBytes(): number {
    return [...this.#ranges.values()].reduce((sum, { length }) => sum + length, 0)
  }

  bytesRead(): number {
    return this.#bytesRead
  }

  /** Every file that holds weights, relative to the model's folder, as long as it is inside. */
  locations(): readonly string[] {
    return [...new Set([...this.#ranges.values()].map(({ location }) => location))].filter(staysInside)
  }

  /** The bytes of a range, or undefined when they are not there. */
  read(range: ExternalRange): Uint8Array | undefined {
    const file = this.#locate(range.location)
    if (file.state !== 'found' || range.offset + range.length > file.size) return undefined
    try {
      const source = openSource(file.path)
      const bytes = source.read(range.offset, range.length)
      source.close()
      this.#bytesRead += source.bytesRead()
      return bytes
    } catch {
      return undefined
    }
  }

  /** What is wrong with the claimed files: one diagnostic for each kind of problem. */
  diagnostics(): readonly Diagnostic[] {
    const ends = new Map<string, number>()
    for (const { location, offset, length } of this.#ranges.values()) ends.set(location, Math.max(ends.get(location) ?? 0, offset + length))
    const byProblem = new Map<Problem, string[]>()
    for (const [location, end] of ends) {
      const file = this.#locate(location)
      const problem = file.state !== 'found' ? file.state : end > file.size ? 'short' : undefined
      if (problem !== undefined) byProblem.set(problem, [...(byProblem.get(problem) ?? []), location])
    }
    return [...byProblem].map(([problem, locations]) => this.#diagnostic(problem, locations))
  }

  #diagnostic(problem: Problem, locations: readonly string[]): Diagnostic {
    const { code, what, hint } = PROBLEMS[problem]
    const more = locations.length > 1 ? ` (so are ${locations.length - 1} more files)` : ''
    return { code, level: 'warning', message: `external data "${locations[0]}" ${what}${more}`, at: { file: this.#modelPath }, hint }
  }

  #locate(location: string): Located {
    const known = this.#located.get(location)
    if (known !== undefined) return known
    const located = locate(path.dirname(this.#modelPath), location)
    this.#located.set(location, located)
    if (located.state === 'found' && located.size < 1024) this.#bytesRead += located.size
    return located
  }
}

function locate(folder: string, location: string): Located {
  if (!staysInside(location)) return { state: 'outside' }
  try {
    const root = fs.realpathSync(folder)
    const file = fs.realpathSync(path.join(root, location))
    if (!file.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return { state: 'outside' }
    const { size, isFile } = sizeOf(file)
    if (!isFile) return { state: 'missing' }
    return isPointer(file, size) ? { state: 'pointer' } : { state: 'found', path: file, size }
  } catch {
    return { state: 'missing' }
  }
}

/** A relative path without a way up, on every platform. */
function staysInside(location: string): boolean {
  if (location === '' || location.includes('\0') || path.posix.isAbsolute(location) || path.win32.isAbsolute(location) || /^[a-z]:/i.test(location)) return false
  return !location.split(/[\\/]/).includes('..')
}

function sizeOf(file: string): { readonly size: number; readonly isFile: boolean } {
  const stat = fs.statSync(file)
  return { size: stat.size, isFile: stat.isFile() }
}

function isPointer(file: string, size: number): boolean {
  return size < 1024 && isLfsPointer(fs.readFileSync(file))
}

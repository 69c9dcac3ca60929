import { type Document, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser, parseDocument, type Scalar, visit } from 'yaml'
import { type Diagnostic, messageOf } from '../util/errors.ts'

export type Path = readonly (string | number)[]

/** 1-based. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A YAML file as a value, with the places of its parts. */
export interface YamlText {
  readonly file: string
  readonly value: unknown
  /** Where the value at a path stands, else the nearest thing around it that is there. */
  placeOf(path: Path): Place
  /** Where a key of the map at a path stands. */
  placeOfKey(path: Path, key: string): Place
  /** Whether the file has something at a path. */
  has(path: Path): boolean
  complaint(message: string, path: Path): Diagnostic
  /** Start and end of the scalar that stands at a place, quotes included. */
  scalarAt(place: Place): readonly [start: number, end: number] | undefined
}

/** Beyond these nobody wrote the file by hand. */
const MAX_CHARACTERS = 250_000
const MAX_DEPTH = 50
/** Uses of anchors, each counted as often as what it repeats: a bomb runs out of them, people do not. */
const MAX_ALIASES = 200

/** YAML 1.2 → value and places; duplicate keys, unknown tags, excessive aliases and whatever else is no YAML are complaints. */
export function readYaml(text: string, file: string): YamlText | { readonly complaints: readonly Diagnostic[] } {
  const complain = (message: string, place: Place): Diagnostic => ({ code: 'config/invalid', level: 'error', message, at: { file, ...place } })
  const start: Place = { line: 1, column: 1 }
  if (text.length > MAX_CHARACTERS) return { complaints: [complain(`longer than ${MAX_CHARACTERS} characters`, start)] }
  if (isTooDeep(text)) return { complaints: [complain(`nested deeper than ${MAX_DEPTH} levels`, start)] }
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: false })
    const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => complain(firstLine(message), placeAt(pos[0])))
    problems.push(...repeatedKeys(document).map((key) => complain(`the key "${String(key.value)}" stands here twice`, placeAt(key.range?.[0] ?? 0))))
    if (problems.length > 0) return { complaints: problems }
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    const placeOf = (path: Path): Place => placeAt(nearest(document, path).range?.[0] ?? 0)
    return {
      file,
      value,
      placeOf,
      placeOfKey: (path, key) => placeAt(keyNode(document, path, key)?.range?.[0] ?? nearest(document, path).range?.[0] ?? 0),
      has: (path) => descend(document, path) !== undefined,
      complaint: (message, path) => complain(message, placeOf(path)),
      scalarAt: ({ line, column }) => scalarAt(document, (lines.lineStarts[line - 1] ?? 0) + column - 1),
    }
  } catch (thrown) {
    return { complaints: [complain(firstLine(messageOf(thrown)), start)] }
  }
}

function scalarAt(document: Document, offset: number): readonly [number, number] | undefined {
  let found: readonly [number, number] | undefined
  visit(document, {
    Scalar(_, { range }) {
      if (range?.[0] === offset) found = [range[0], range[1]]
    },
  })
  return found
}

/** The library composes documents by recursion, and a stack that runs out ends the process: so depth is checked on the tokens. */
function isTooDeep(text: string): boolean {
  const parser = new Parser()
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > 2 * MAX_DEPTH) return true
  }
  return false
}

/** Keys that their map has already; the library's own check compares each with all before it. */
function repeatedKeys(document: Document): readonly Scalar[] {
  const repeated: Scalar[] = []
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) repeated.push(key)
        seen.add(key.value)
      }
    },
  })
  return repeated
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '')
}

function resolved(document: Document, node: unknown): Node | undefined {
  return ((isAlias(node) ? node.resolve(document) : node) ?? undefined) as Node | undefined
}

function descend(document: Document, path: Path): Node | undefined {
  let node: Node | undefined = document.contents ?? undefined
  for (const step of path) {
    const parent = resolved(document, node)
    node = isMap(parent) || isSeq(parent) ? ((parent.get(step, true) as Node | null | undefined) ?? undefined) : undefined
    if (node === undefined) return undefined
  }
  return node
}

function nearest(document: Document, path: Path): { readonly range?: Node['range'] } {
  for (let length = path.length; length >= 0; length--) {
    const node = descend(document, path.slice(0, length))
    if (node !== undefined) return node
  }
  return {}
}

function keyNode(document: Document, path: Path, key: string): Node | undefined {
  const map = resolved(document, descend(document, path))
  const pair = isMap(map) ? map.items.find(({ key: node }) => String((node as { value?: unknown } | null)?.value) === key) : undefined
  return pair?.key as Node | undefined
}

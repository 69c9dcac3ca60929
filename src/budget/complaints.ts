import type * as z from 'zod'
import { didYouMean } from '../util/closest.ts'
import type { Diagnostic } from '../util/errors.ts'
import { METRICS } from './metrics.ts'
import { configurationJsonSchema } from './schema.ts'
import type { Path, YamlText } from './yaml-text.ts'

type Issue = z.core.$ZodIssue

/** Of one map; each is looked up and compared with the keys that are known. */
const MAX_UNKNOWN_KEYS = 50

/** A schema's issues as complaints for people, each at its place in the file. */
export function complaintsOf(issues: readonly Issue[], yaml: YamlText, around: Path = []): readonly Diagnostic[] {
  const misspelt = new Set(issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('/')))
  return issues.filter(({ code, path }) => code !== 'custom' || !misspelt.has(path.join('/'))).flatMap((issue) => complaintOf(issue, yaml, around))
}

function complaintOf(issue: Issue, yaml: YamlText, around: Path): readonly Diagnostic[] {
  const path = [...around, ...(issue.path as Path)]
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path)
    return issue.keys
      .slice(0, MAX_UNKNOWN_KEYS)
      .map((key) => ({ code: 'config/invalid', level: 'error', message: unknownKey(key, known), at: { file: yaml.file, ...yaml.placeOfKey(path, key) } }))
  }
  const branch = issue.code === 'invalid_union' ? issue.errors.find((issues) => issues.length > 0 && issues.every(isBeyondType)) : undefined
  return branch === undefined ? [yaml.complaint(wording(issue, path, yaml), path)] : complaintsOf(branch, yaml, path)
}

function unknownKey(key: string, known: readonly string[]): string {
  const list = known.length > 0 && known.length < 12 ? `: ${known.join(', ')} are known here` : ''
  if (METRICS.some((metric) => metric === key)) return `"${key}" is a figure of the whole model${list}`
  return `unknown key "${key}"${didYouMean(key, known) || list}`
}

/** Whether an issue of a union's branch says more than that the value is of another type: then the branch is the one that was meant. */
function isBeyondType(issue: Issue): boolean {
  if (issue.path.length > 0) return true
  return issue.code === 'invalid_union' ? issue.errors.some((issues) => issues.some(isBeyondType)) : issue.code !== 'invalid_type'
}

function wording(issue: Issue, path: Path, yaml: YamlText): string {
  const name = nameOf(path)
  if (path.length > 0 && !yaml.has(path)) return `${name} is missing`
  if (issue.code === 'invalid_type') return `${name}: ${article(issue.expected)} is expected`
  if (issue.code === 'invalid_value' && issue.values.length > 1) return `${name}: ${issue.values.join(' or ')} is expected`
  if (issue.code === 'too_small') return `${name}: ${issue.origin === 'string' ? 'must not be empty' : `at least ${issue.minimum} is expected`}`
  if (issue.code === 'too_big') return `${name}: at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
  return issue.code === 'custom' ? issue.message : `${name}: ${issue.message}`
}

const ARTICLES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  record: 'a map',
}

function article(expected: string): string {
  return ARTICLES[expected] ?? `a value of type ${expected}`
}

/** The last key of a path, or the entry of a list: `models[2]`. */
function nameOf(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'the configuration'
  return typeof last === 'number' ? `${path.at(-2) ?? ''}[${last}]` : last
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

/** The keys the schema knows at a path. */
function keysAt(path: Path): readonly string[] {
  let schemas: readonly JsonSchema[] = [configurationJsonSchema() as JsonSchema]
  for (const step of path) schemas = schemas.flatMap(branches).flatMap((schema) => stepInto(schema, step))
  return schemas.flatMap(branches).flatMap((schema) => Object.keys(schema.properties ?? {}))
}

function branches(schema: JsonSchema): readonly JsonSchema[] {
  return [schema, ...(schema.anyOf ?? []).flatMap(branches)]
}

function stepInto(schema: JsonSchema, step: string | number): readonly JsonSchema[] {
  if (typeof step === 'number') return schema.items === undefined ? [] : [schema.items]
  const property = Object.hasOwn(schema.properties ?? {}, step) ? schema.properties?.[step] : schema.additionalProperties
  return typeof property === 'object' ? [property] : []
}

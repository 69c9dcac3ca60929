import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: object
}
interface Operation {
  readonly parameters: readonly (Parameter | { readonly $ref: string })[]
  readonly requestBody?: { readonly required?: boolean; readonly content: { readonly 'application/json': { readonly schema: { readonly properties?: object } } } }
  readonly responses: Readonly<Record<string, unknown>>
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> }
}

/** OpenAPI 3.0 lets `nullable` stand without `type`, which JSON Schema does not know. */
function withoutBareNullable(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) return value
  const { nullable: _, ...rest } = value
  return { anyOf: [{ type: 'null' }, rest] }
}

const description: Description = JSON.parse(readFileSync(fileURLToPath(new URL('../contract/github-openapi.json', import.meta.url)), 'utf8'), withoutBareNullable)
const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true, allErrors: true })
ajv.addSchema(description, 'github')
const compiled = new Map<string, ValidateFunction>()

const templates = Object.entries(description.paths).map(([template, operations]) => ({
  template,
  operations,
  pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`),
  names: [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? ''),
}))

function valid(pointer: readonly string[], value: unknown): readonly string[] {
  const reference = `github#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
  const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference })
  compiled.set(reference, validate)
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`)
}

function resolve(parameter: Parameter | { readonly $ref: string }): Parameter {
  return '$ref' in parameter ? (description.components.parameters[parameter.$ref.split('/').at(-1) ?? ''] as Parameter) : parameter
}

/** What GitHub's own description says against a request; empty: it is valid. */
export function complaintsAboutRequest(method: string, url: URL, body: string): readonly string[] {
  const path = url.pathname
  const known = templates.find(({ pattern, operations }) => pattern.test(path) && method.toLowerCase() in operations)
  const operation = known?.operations[method.toLowerCase()]
  if (known === undefined || operation === undefined) return [`${method} ${path}: GitHub describes no such operation`]
  const complaints: string[] = []
  const values = known.pattern.exec(path)?.slice(1) ?? []
  const parameters = operation.parameters.map(resolve)
  const given = new Map<string, string>([
    ...known.names.map((name, index): [string, string] => [`path ${name}`, decodeURIComponent(values[index] ?? '')]),
    ...[...url.searchParams].map(([name, value]): [string, string] => [`query ${name}`, value]),
  ])
  for (const [place, value] of given) {
    const parameter = parameters.find((candidate) => `${candidate.in} ${candidate.name}` === place)
    if (parameter === undefined) complaints.push(`${place}: not described`)
    else if (!ajv.validate({ type: 'object', properties: { value: absolute(parameter.schema) } }, { value })) complaints.push(`${place}: ${ajv.errorsText()}`)
  }
  for (const parameter of parameters) if (parameter.required && !given.has(`${parameter.in} ${parameter.name}`)) complaints.push(`${parameter.in} ${parameter.name}: missing`)
  complaints.push(...complaintsAboutBody(known.template, method.toLowerCase(), operation, body))
  return complaints.map((complaint) => `${method} ${path}: ${complaint}`)
}

function complaintsAboutBody(template: string, method: string, operation: Operation, body: string): readonly string[] {
  if (operation.requestBody === undefined) return body === '' ? [] : ['a body where none is described']
  if (body === '') return operation.requestBody.required ? ['the body is missing'] : []
  const value: unknown = JSON.parse(body)
  const described = Object.keys(operation.requestBody.content['application/json'].schema.properties ?? {})
  const unknown = Object.keys(value as object).filter((name) => !described.includes(name))
  return [...valid(['paths', template, method, 'requestBody', 'content', 'application/json', 'schema'], value), ...unknown.map((name) => `body: ${name} is not described`)]
}

/** What the description says against an answer of our own test server. */
export function complaintsAboutAnswer(method: string, path: string, status: number, value: unknown): readonly string[] {
  const known = templates.find(({ pattern, operations }) => pattern.test(path) && method.toLowerCase() in operations)
  if (known?.operations[method.toLowerCase()]?.responses[String(status)] === undefined) return []
  return valid(['paths', known.template, method.toLowerCase(), 'responses', String(status), 'content', 'application/json', 'schema'], value).map(
    (complaint) => `answer of ${method} ${path}: ${complaint}`,
  )
}

function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"github#/components'))
}

import * as z from 'zod'
import { type ModelProfile, NODE_FIGURES, SCHEMA, TOTALS } from '../analyze/model-profile.ts'
import { codeOfDtype, type DType } from '../facts/dtype.ts'
import type { ErrorCode } from '../util/errors.ts'
import type { Figure } from '../util/figure.ts'

/*
 * The JSON of profiles as other runs stored it: untrusted. Names stay as they are, and are escaped where they are shown;
 * numbers are finite; unknown keys are dropped, so that a later version may add some.
 */

const name = z.string().max(100_000)
const count = z.int().nonnegative()
const finite = z.number()

export const figureSchema: z.ZodType<Figure> = z.union([
  z.object({ value: finite, status: z.enum(['upper', 'lower', 'estimate']).exactOptional(), formula: name.exactOptional() }),
  z.object({ unknown: name, atLeast: finite.exactOptional(), formula: name.exactOptional() }),
])

const figures = z.record(name, figureSchema)
const tensor = z.object({
  dtype: z.custom<DType>((text) => typeof text === 'string' && codeOfDtype(text as DType) !== 0).exactOptional(),
  shape: z
    .array(z.union([finite, name, z.null()]))
    .nullable()
    .exactOptional(),
  type: name.exactOptional(),
})
const namedTensor = tensor.extend({ name })

const diagnosticSchema = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === 'string' && /^[a-z]+\/[a-z0-9-]{1,80}$/.test(code)),
  level: z.enum(['error', 'warning', 'note']),
  message: name,
  at: z.object({ file: name.exactOptional(), line: count.exactOptional(), column: count.exactOptional(), node: name.exactOptional() }).exactOptional(),
  hint: name.exactOptional(),
})

export const nodeSchema = z.object({
  key: name,
  name,
  op: name,
  domain: name,
  scope: z.array(name),
  inputs: z.array(name),
  outputs: z.array(name),
  status: z.enum(['exact', 'upper', 'lower', 'estimate', 'unknown']),
  figures: z.partialRecord(z.enum(NODE_FIGURES), figureSchema),
  macsByClass: figures.exactOptional(),
  attributes: z.record(name, name).exactOptional(),
  weights: z.record(name, name).exactOptional(),
  notes: z.array(name).exactOptional(),
})

const memory = z.object({
  fusedBytes: figureSchema,
  arenaBytes: figureSchema,
  peak: z.union([
    z.object({
      node: name.exactOptional(),
      live: z.array(z.object({ tensor: name, bytes: count })).max(1000),
      more: z.object({ tensors: count, bytes: count }).exactOptional(),
    }),
    z.object({ unknown: name }),
  ]),
})

export const profileSchema = z.object({
  schema: z.literal(SCHEMA),
  tool: z.object({ name, version: name }),
  model: z.object({ path: name, format: z.literal('onnx'), irVersion: count, producer: name, opsets: z.record(name, count), fileBytes: count, externalBytes: count }),
  bindings: z.record(name, z.object({ value: finite, from: z.enum(['--dim', '--shape', '--value', 'config', 'default']) })),
  inputs: z.array(namedTensor),
  outputs: z.array(namedTensor),
  totals: z.record(z.enum(TOTALS), figureSchema),
  macsByClass: figures.exactOptional(),
  memory: memory.exactOptional(),
  coverage: z.object({ nodes: count, shaped: count, counted: count, unknownOps: z.record(name, count) }),
  tensors: z.record(name, tensor),
  nodes: z.array(nodeSchema),
  conventions: z.record(name, figures),
  diagnostics: z.array(diagnosticSchema),
})

/** A stored profile, checked; undefined: it is none, or of another schema. */
export function parseProfile(json: string): ModelProfile | undefined {
  return parseJson(json, profileSchema)
}

/** JSON of a schema; undefined: it is no JSON, or not of the schema. */
export function parseJson<T>(json: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

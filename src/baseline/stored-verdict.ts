import * as z from 'zod'
import { SCHEMA, TOTALS } from '../analyze/model-profile.ts'
import { METRICS } from '../budget/metrics.ts'
import { OUTCOMES, type Verdict } from '../budget/verdict.ts'
import { measurementSchema } from './stored-measurement.ts'
import { figureSchema, nodeSchema, parseJson, profileSchema } from './stored-profile.ts'

/* The JSON of `check` as another job or a fork's run left it: untrusted, as in stored-profile.ts. */

const name = z.string().max(100_000)
const finite = z.number()

const limit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('max'), value: finite }),
  z.object({ kind: z.literal('min'), value: finite }),
  z.object({ kind: z.literal('increase'), share: finite }),
])

const budget = z.object({
  metric: z.enum(METRICS as [(typeof METRICS)[number], ...typeof METRICS]),
  limit,
  level: z.enum(['fail', 'warn']),
  layers: name.exactOptional(),
  until: z.iso.date().exactOptional(),
  reason: name.exactOptional(),
  at: z.object({ file: name, line: z.int().positive(), column: z.int().positive() }).exactOptional(),
})

const comparison = z.object({
  schema: z.literal(SCHEMA),
  base: profileSchema.optional(),
  head: profileSchema,
  deltas: z.array(z.object({ metric: z.enum(TOTALS), base: figureSchema, head: figureSchema, change: finite.exactOptional(), ratio: finite.exactOptional() })),
  nodes: z.object({ added: z.array(nodeSchema), removed: z.array(nodeSchema), changed: z.array(z.object({ base: nodeSchema, head: nodeSchema, own: z.array(name) })) }),
  causes: z.array(z.object({ key: name, name, what: name, effect: name })),
})

const model = z.object({
  id: name,
  path: name,
  comparison: comparison.optional(),
  checks: z.array(z.object({ budget, actual: figureSchema, outcome: z.enum(OUTCOMES), message: name })).max(10_000),
  measured: measurementSchema.exactOptional(),
  renamedFrom: z.object({ id: name, path: name }).exactOptional(),
  baseProblem: name.exactOptional(),
  deleted: profileSchema.exactOptional(),
  error: z.object({ code: name, message: name, hint: name.exactOptional() }).exactOptional(),
})

const verdictSchema = z.object({
  schema: z.literal(SCHEMA),
  verdict: z.enum(['pass', 'warn', 'unknown', 'fail']),
  base: z.object({ source: z.enum(['none', 'path', 'git', 'artifact']), commit: name.exactOptional(), behind: z.int().nonnegative().exactOptional(), note: name.exactOptional() }),
  models: z.array(model).max(20_000),
  override: z.object({ label: name, by: name, at: z.iso.datetime({ offset: true }) }).exactOptional(),
  budgetChanges: z.array(name).max(10_000).exactOptional(),
  notes: z.array(name).max(1000).exactOptional(),
})

/** A stored verdict, checked; undefined: it is none, or of another schema. */
export function parseVerdict(json: string): Verdict | undefined {
  const parsed = parseJson(json, verdictSchema)
  if (parsed === undefined) return undefined
  return {
    ...parsed,
    models: parsed.models.map((entry) => ({ ...entry, comparison: entry.comparison === undefined ? undefined : { ...entry.comparison, base: entry.comparison.base } })),
  }
}

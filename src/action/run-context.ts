import * as z from 'zod'
import { parseJson } from '../baseline/stored-profile.ts'

/** What the second workflow, or the job that joins a matrix, needs besides the report. From a fork it is a hint, never a command. */
export interface RunContext {
  readonly key: string
  readonly pullRequest: number | undefined
  readonly head: string | undefined
}

const schema = z.object({
  key: z.string().max(200),
  pullRequest: z.int().positive().optional(),
  head: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .optional(),
})

export function runContextJson(context: RunContext): string {
  return JSON.stringify(context)
}

/** undefined: it does not hold to the schema. */
export function parseRunContext(json: string): RunContext | undefined {
  const parsed = parseJson(json, schema)
  return parsed === undefined ? undefined : { key: parsed.key, pullRequest: parsed.pullRequest, head: parsed.head }
}

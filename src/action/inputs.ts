import * as z from 'zod'
import type { BindingRequest } from '../analyze/bindings.ts'
import { parseBindings } from '../analyze/parse-bindings.ts'
import { didYouMean } from '../util/closest.ts'
import { AppError } from '../util/errors.ts'

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
const lines = z.string().transform((value) =>
  value
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== ''),
)
const choice = <const Names extends readonly [string, ...string[]]>(names: Names, fallback: Names[number]) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback), z.enum(names))
/** YAML 1.2 booleans, as @actions/core reads them. */
const flag = (fallback: boolean) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : String(fallback)),
    z.enum(['true', 'True', 'TRUE', 'false', 'False', 'FALSE']).transform((value) => value.toLowerCase() === 'true'),
  )

/** Every input of the action, by its name in action.yml; what is not given counts as empty. */
const inputsSchema = z.object({
  models: lines,
  config: text,
  'config-from': choice(['head', 'base'], 'head'),
  base: text,
  'base-models': text,
  shapes: lines,
  dims: lines,
  values: lines,
  convention: lines,
  measure: choice(['auto', 'on', 'off'], 'auto'),
  provider: text,
  'runtime-path': text,
  token: text,
  comment: choice(['always', 'on-change', 'on-failure', 'off'], 'always'),
  'comment-key': text,
  'check-run': flag(false),
  annotations: flag(true),
  summary: flag(true),
  upload: flag(true),
  mode: choice(['check', 'baseline', 'merge', 'report'], 'check'),
  'override-label': text,
  'fail-on': choice(['warn', 'unknown', 'fail', 'never'], 'unknown'),
})

export const INPUT_NAMES = Object.keys(inputsSchema.shape) as readonly (keyof typeof inputsSchema.shape)[]

type Checked = z.infer<typeof inputsSchema>

/** The action's inputs, checked; names as in action.yml. */
export type Inputs = Omit<Checked, 'base' | 'shapes' | 'dims' | 'values' | 'convention'> & {
  readonly base: string
  readonly bindings: BindingRequest
  readonly conventions: readonly string[]
}

/**
 * Reads the inputs from the runner's environment, where each is `INPUT_` and its name in capitals.
 * @throws AppError `usage/input` that names the input and what it may be
 */
export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const given = Object.fromEntries(INPUT_NAMES.map((name) => [name, env[`INPUT_${name.toUpperCase()}`] ?? '']))
  const parsed = inputsSchema.safeParse(given)
  if (!parsed.success) throw refusal(parsed.error.issues[0], given)
  const { shapes, dims, values, convention, base, ...rest } = parsed.data
  return {
    ...rest,
    base: base ?? 'auto',
    bindings: parseBindings({ shapes, dims, values }),
    conventions: convention.flatMap((names) => names.split(',').map((name) => name.trim())),
  }
}

function refusal(issue: z.core.$ZodIssue | undefined, given: Readonly<Record<string, string>>): AppError {
  const name = String(issue?.path[0] ?? '')
  const value = given[name]?.trim() ?? ''
  const allowed = issue?.code === 'invalid_value' ? issue.values.map(String) : []
  return new AppError('usage/input', `input ${name}: ${JSON.stringify(value)} is not understood${didYouMean(value, allowed)}`, {
    ...(allowed.length > 0 && { hint: `use one of ${allowed.join(', ')}` }),
  })
}

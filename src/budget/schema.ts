import * as z from 'zod'
import { customSpecs } from '../analyze/custom-operators.ts'
import { parseInputRule } from '../measure/input-rules.ts'
import { AppError } from '../util/errors.ts'
import { DEFAULT_OVERRIDE_LABEL } from './configuration.ts'
import { isNodeMetric, METRIC_INFO, METRICS } from './metrics.ts'
import { type Parsed, parseDuration, parseQuantity, parseShare } from './units.ts'
import type { Metric } from './verdict.ts'

/** A scalar that `parse` turns into a number; what is wrong with it becomes the complaint. */
function parsedBy(parse: (input: string | number) => Parsed, description: string, examples: readonly (string | number)[]) {
  return z
    .union([z.number(), z.string()], { error: `${description} is expected, such as ${examples[0]}` })
    .transform((input, context) => {
      const parsed = parse(input)
      if ('value' in parsed) return parsed.value
      context.issues.push({ code: 'custom', message: parsed.problem, input })
      return z.NEVER
    })
    .meta({ examples })
}

const UNIT_EXAMPLES = { count: ['8.3G', '25M'], bytes: ['32MiB', '25MB'], milliseconds: ['12ms'], rate: [300] } as const

const limitOf = (metric: Metric) => parsedBy((input) => parseQuantity(input, metric), `a quantity of ${metric}`, UNIT_EXAMPLES[METRIC_INFO[metric].unit])

const share = parsedBy(parseShare, 'a share', ['2%', '2.5 %'])
const duration = parsedBy(parseDuration, 'a duration', ['90s'])
const count = z.int().min(1)

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a date such as 2027-01-31 is expected', abort: true })
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text), { error: 'until: there is no such day' })

/** Reports what a reader of a part of the configuration throws as a complaint at that part. */
function complain(context: z.RefinementCtx, path: readonly string[], read: () => unknown): void {
  try {
    read()
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    context.addIssue({ code: 'custom', message: thrown.hint === undefined ? thrown.message : `${thrown.message}; ${thrown.hint}`, path: [...path] })
  }
}

const terms = {
  level: z.enum(['fail', 'warn']).default('fail').describe('`fail` turns the check red when the budget is exceeded, `warn` only says so.'),
  until: date.optional().describe('Last day on which the budget holds, for an exception that must not stay for ever: afterwards it fails, whatever the figure.'),
  reason: z.string().max(500).optional().describe('Why the budget is what it is; shown when it is exceeded or has run out.'),
}

const termsSchema = z.object(terms)

const increase = {
  increase: share.optional().describe('Allowed growth over base, as a share; for latency, judged by a paired measurement of base and head. Skipped where there is no base.'),
}

/** One budget: a quantity, short for `max` (for throughput `min`), or an object that sets at least one limit. */
function budgetOf(metric: Metric) {
  const limit = limitOf(metric)
  const limits = metric === 'throughput' ? { min: limit.describe('The least that is enough.') } : { max: limit.optional().describe('The most that is allowed.'), ...increase }
  const entry = z
    .strictObject({ ...limits, ...terms })
    .refine((value) => 'min' in value || ('max' in value && value.max !== undefined) || ('increase' in value && value.increase !== undefined), {
      error: 'a budget needs a limit: `max`, `increase` or both',
    })
  return z
    .union([limit, entry], { error: `a quantity such as ${UNIT_EXAMPLES[METRIC_INFO[metric].unit][0]}, or \`{ max: …, increase: … }\` is expected` })
    .describe(METRIC_INFO[metric].description)
}

const budgetsOf = (metrics: readonly Metric[]) =>
  z.strictObject(Object.fromEntries(metrics.map((metric) => [metric, budgetOf(metric).optional()])) as Record<Metric, z.ZodOptional<ReturnType<typeof budgetOf>>>)

const budgets = budgetsOf(METRICS)
const layerBudgets = budgetsOf(METRICS.filter(isNodeMetric))

const glob = z.string().min(1).max(500)
const modelPath = glob.refine((path) => !/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(path), { error: 'a path inside the repository, without `..`, is expected' })
const size = z.int().min(0)
const scalar = z.union([z.number(), z.boolean()], { error: 'a number, true or false is expected' })

const layers = z.strictObject({
  match: glob.describe('Glob over node keys, such as `/backbone/**`; the figures of the nodes it matches are added up.'),
  budgets: layerBudgets.describe('Budgets on that sum; only figures that are known per node.'),
})

const model = z.strictObject({
  id: z.string().min(1).max(200).optional().describe('Name of the model in reports. Default: the path without extension. It pairs head with base when the path changed.'),
  path: modelPath.describe('A file, or a glob that gives one model per file, relative to the root of the repository. The first entry that matches a file describes it.'),
  shapes: z
    .record(z.string(), z.array(z.union([size, z.null()], { error: 'a whole number, or null for an open axis, is expected' })))
    .optional()
    .describe('Sizes of inputs by name, such as `images: [1, 3, 640, 640]`; `null` leaves an axis open.'),
  dims: z
    .record(z.string(), size)
    .optional()
    .describe('Sizes of symbolic dimensions by name, such as `batch: 1`. Of several models that a glob gives, some may lack a name; one that none has is told.'),
  values: z
    .record(z.string(), z.union([scalar, z.array(scalar)], { error: 'a number, or a list of numbers, is expected' }))
    .optional()
    .describe('Values of small inputs that decide sizes or branches, such as `sr: 16000`.'),
  runner: z
    .union([z.string(), z.array(z.string())], { error: 'a runner label, or a list of labels, is expected' })
    .optional()
    .describe('Labels of the runner that measures this model; `plan` groups by them.'),
  budgets: budgets.optional().describe('What the model may cost.'),
  layers: z.array(layers).optional().describe('What parts of the model may cost.'),
})

const measure = z.strictObject({
  provider: z
    .string()
    .min(1)
    .optional()
    .describe('Execution provider of onnxruntime: `auto` (default), `cpu`, `cuda`, `tensorrt`, `webgpu`, …. What was asked for must be what ran.'),
  allowFallback: z.boolean().optional().describe('Accept that some nodes run on the CPU although another provider was asked for.'),
  threads: count.optional().describe('Threads within an operator; 1 unless given.'),
  samples: count.optional().describe('Samples of a model measured alone.'),
  warmUp: size.optional().describe('Runs before the first sample.'),
  timeBudget: duration.optional().describe('Longest time for one model; 90s unless given.'),
  batch: z
    .union([z.literal('auto'), count], { error: '`auto` or a batch size is expected' })
    .optional()
    .describe('Batch size for throughput; `auto` searches for the best.'),
  layers: z.boolean().optional().describe('Also measure the time of each layer.'),
  runtimePath: z.string().min(1).optional().describe('Folder whose `node_modules` holds onnxruntime-node.'),
  inputs: z
    .record(z.string(), z.unknown())
    .superRefine((rules, context) => {
      for (const [name, rule] of Object.entries(rules)) complain(context, [name], () => parseInputRule(name, rule))
    })
    .optional()
    .describe('How inputs are filled, by name: a file (`.npy`, `.pb`), a number, a list, `positions`, or `{ low, high }` for random values.'),
  command: z.string().min(1).optional().describe('A benchmark of your own, run once per round and side instead of onnxruntime; it prints JSON or is trtexec.'),
})

const operator = z.strictObject(
  Object.fromEntries(
    (['macs', 'flops', 'transcendentals', 'readBytes', 'writeBytes'] as const).map((name) => [
      name,
      z
        .union([z.string().max(2000), size], { error: 'an expression of the sizes of inputs and outputs is expected' })
        .optional()
        .describe(`${METRIC_INFO[name].label} of one execution, as an expression such as \`numel(inputs[0]) * 4\`.`),
    ]),
  ) as Record<'macs' | 'flops' | 'transcendentals' | 'readBytes' | 'writeBytes', z.ZodOptional<z.ZodUnion<[z.ZodString, z.ZodInt]>>>,
)

const operators = z.record(z.string(), operator).superRefine((costs, context) => {
  for (const [name, formulas] of Object.entries(costs)) complain(context, [name], () => customSpecs(new Map([[name, formulas]])))
})

/** The configuration file: its keys, their types, their defaults and their documentation. */
export const configurationSchema = z.strictObject({
  $schema: z.string().optional().describe('For editors.'),
  version: z.literal(1, { error: 'must be 1, the only version there is' }).describe('Version of this format.'),
  models: z.array(model).default([]).describe('The models and what each may cost. Models that no entry matches are not looked at; without any entry every `**/*.onnx` is.'),
  budgets: budgets.default({}).describe('Budgets of every model that says nothing of its own about the metric: an entry of the model replaces the one here as a whole.'),
  measure: measure.default({}).describe('How latency and throughput are measured.'),
  operators: operators.default({}).describe('Cost of custom operators, by `domain::Operator`.'),
  exclude: z.array(glob).default([]).describe('Globs of files that are no models to look at.'),
  'override-label': z
    .string()
    .min(1)
    .max(50)
    .default(DEFAULT_OVERRIDE_LABEL)
    .describe('Label that, set by somebody with write access, turns failing budgets of a pull request into warnings.'),
})

/** A configuration as the schema puts it out: limits are numbers, defaults are in place. */
export type CheckedConfiguration = z.output<typeof configurationSchema>
export type BudgetEntries = z.output<typeof budgets>
export type BudgetEntry = number | ({ readonly max?: number | undefined; readonly min?: number | undefined; readonly increase?: number | undefined } & z.output<typeof termsSchema>)

/** The schema for editors, JSON Schema draft 2020-12. */
export function configurationJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(configurationSchema, { io: 'input' })
  return { $schema, title: 'model-budget.yml', ...schema }
}

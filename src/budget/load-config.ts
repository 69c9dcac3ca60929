import { AppError, type Diagnostic } from '../util/errors.ts'
import { complaintsOf } from './complaints.ts'
import type { Configuration, ModelEntry } from './configuration.ts'
import { type BudgetEntries, type BudgetEntry, type CheckedConfiguration, configurationSchema } from './schema.ts'
import type { Budget, Limit, Metric } from './verdict.ts'
import { type Path, readYaml, type YamlText } from './yaml-text.ts'

/** More complaints than this are not worth reading at once. */
const MAX_COMPLAINTS = 20

/** A configuration that cannot be used: every complaint with its place, on a line of its own in the message. */
export class ConfigurationError extends AppError {
  readonly complaints: readonly Diagnostic[]

  constructor(complaints: readonly Diagnostic[]) {
    const lines = complaints.slice(0, MAX_COMPLAINTS).map(({ message, at }) => `${at?.file}:${at?.line ?? 1}:${at?.column ?? 1}: ${message}`)
    const left = complaints.length - lines.length
    super('config/invalid', [...lines, ...(left > 0 ? [`and ${left} more`] : [])].join('\n'), { hint: 'docs/config.md describes every key' })
    this.name = 'ConfigurationError'
    this.complaints = complaints
  }
}

/**
 * YAML → configuration.
 * @throws ConfigurationError with everything that is wrong, each with line and column.
 */
export function parseConfiguration(text: string, file: string): Configuration {
  const yaml = readYaml(text, file)
  if ('complaints' in yaml) throw new ConfigurationError(yaml.complaints)
  const checked = configurationSchema.safeParse(yaml.value)
  if (!checked.success) throw new ConfigurationError([...complaintsOf(checked.error.issues, yaml)].sort(byPlace))
  const complaints = repeatedIds(checked.data, yaml)
  if (complaints.length > 0) throw new ConfigurationError(complaints)
  return build(checked.data, yaml)
}

function byPlace({ at: a }: Diagnostic, { at: b }: Diagnostic): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0)
}

function repeatedIds({ models }: CheckedConfiguration, yaml: YamlText): readonly Diagnostic[] {
  const seen = new Set<string>()
  return models.flatMap(({ id }, i) => {
    const isRepeated = id !== undefined && seen.has(id)
    if (id !== undefined) seen.add(id)
    return isRepeated ? [yaml.complaint(`another model has the id "${id}" already`, ['models', i, 'id'])] : []
  })
}

function build(checked: CheckedConfiguration, yaml: YamlText): Configuration {
  return {
    file: yaml.file,
    models: checked.models.map((model, i) => buildModel(model, ['models', i], yaml)),
    budgets: buildBudgets(checked.budgets, ['budgets'], yaml),
    measure: checked.measure,
    operators: new Map(Object.entries(checked.operators)),
    overrideLabel: checked['override-label'],
    exclude: checked.exclude,
  }
}

function buildModel(model: CheckedConfiguration['models'][number], path: Path, yaml: YamlText): ModelEntry {
  const given = <T, R>(entries: Readonly<Record<string, T>> | undefined, value: (entry: T) => R) =>
    new Map(Object.entries(entries ?? {}).map(([name, entry]) => [name, { value: value(entry), from: 'config' as const }]))
  return {
    id: model.id,
    path: model.path,
    bindings: {
      shapes: given(model.shapes, (sizes) => sizes),
      dims: given(model.dims, (size) => size),
      values: given(model.values, (value) => [value].flat()),
    },
    runner: model.runner === undefined ? [] : [model.runner].flat(),
    budgets: [
      ...buildBudgets(model.budgets ?? {}, [...path, 'budgets'], yaml),
      ...(model.layers ?? []).flatMap(({ match, budgets }, i) => buildBudgets(budgets, [...path, 'layers', i, 'budgets'], yaml).map((budget) => ({ ...budget, layers: match }))),
    ],
    line: yaml.placeOf(path).line,
  }
}

/** The budgets of a map of entries; one with both `max` and `increase` makes two. */
function buildBudgets(entries: Partial<BudgetEntries>, path: Path, yaml: YamlText): readonly Budget[] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const metric = name as Metric
    if (entry === undefined) return []
    const { max, min, increase, level, until, reason } = termsOf(entry as BudgetEntry, metric)
    const budget = (limit: Limit, key: string): Budget => ({
      metric,
      limit,
      level,
      ...(until === undefined ? {} : { until }),
      ...(reason === undefined ? {} : { reason }),
      at: { file: yaml.file, ...yaml.placeOf(typeof entry === 'number' ? [...path, name] : [...path, name, key]) },
    })
    return [
      ...(max === undefined ? [] : [budget({ kind: 'max', value: max }, 'max')]),
      ...(min === undefined ? [] : [budget({ kind: 'min', value: min }, 'min')]),
      ...(increase === undefined ? [] : [budget({ kind: 'increase', share: increase }, 'increase')]),
    ]
  })
}

function termsOf(entry: BudgetEntry, metric: Metric): Exclude<BudgetEntry, number> {
  if (typeof entry !== 'number') return entry
  return metric === 'throughput' ? { min: entry, level: 'fail' } : { max: entry, level: 'fail' }
}

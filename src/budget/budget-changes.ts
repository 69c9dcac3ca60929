import { quantityText, shareText } from '../util/quantity-text.ts'
import type { Configuration, ModelEntry } from './configuration.ts'
import { METRIC_INFO } from './metrics.ts'
import type { Budget } from './verdict.ts'

type Judged = Pick<Configuration, 'models' | 'budgets' | 'exclude' | 'operators'>

/**
 * What head's configuration changes of base's limits, and of what decides the figures they are held against, a line each:
 * `macs 8.3 G → 9 G`, `detector: params 8 M removed`. A reviewer must see them: a pull request that raises its own limits passes by itself.
 */
export function budgetChanges(base: Judged, head: Judged): readonly string[] {
  const [before, after] = [rulesOf(base), rulesOf(head)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names.flatMap((name) => {
    const [from, to] = [before.get(name), after.get(name)]
    if (from === to) return []
    if (from === undefined) return [`${name} ${to} added`]
    return [to === undefined ? `${name} ${from} removed` : `${name} ${from} → ${to}`]
  })
}

/** Everything that decides a verdict as text, by what it decides. */
function rulesOf({ models, budgets, operators, exclude }: Judged): ReadonlyMap<string, string> {
  const ofBudgets = (owner: string, list: readonly Budget[]) => list.map((budget) => [`${owner}${nameOf(budget)}`, termsOf(budget)] as const)
  return new Map([
    ...ofBudgets('', budgets),
    ...models.flatMap((model) => [...ofBudgets(`${model.id ?? model.path}: `, model.budgets), ...sizesOf(model)]),
    ...[...operators].flatMap(([operator, costs]) => Object.entries(costs).map(([name, formula]) => [`${name} of operator ${operator}`, String(formula)] as const)),
    ...(exclude.length === 0 ? [] : [['exclude', [...exclude].sort().join(', ')] as const]),
  ])
}

function sizesOf({ id, path, bindings: { shapes, dims, values } }: ModelEntry): readonly (readonly [string, string])[] {
  const named = <T>(kind: string, entries: ReadonlyMap<string, { readonly value: T }>, text: (value: T) => string) =>
    [...entries].map(([name, { value }]) => [`${id ?? path}: ${kind} ${name}`, text(value)] as const)
  return [...named('shape', shapes, (sizes) => sizes.map((size) => size ?? '?').join('x')), ...named('dim', dims, String), ...named('value', values, (value) => value.join(','))]
}

function nameOf({ metric, limit, layers }: Budget): string {
  return `${metric}${layers === undefined ? '' : ` of ${layers}`}${limit.kind === 'increase' ? ' increase' : ''}`
}

function termsOf({ metric, limit, level, until }: Budget): string {
  const value = limit.kind === 'increase' ? shareText(limit.share) : quantityText(limit.value, METRIC_INFO[metric].unit, 9)
  return `${value}${level === 'warn' ? ' (warn)' : ''}${until === undefined ? '' : ` until ${until}`}`
}

import { evaluate } from './budget/evaluate.ts'
import type { BaseInfo, Verdict } from './budget/verdict.ts'

/** The verdict of one job or file. */
export interface NamedVerdict {
  readonly name: string
  readonly verdict: Verdict
}

/** All models of all jobs; a model that several jobs judged is told apart by the report's name. */
export function mergeVerdicts(reports: readonly NamedVerdict[]): Verdict {
  const seen = new Map<string, number>()
  for (const { verdict } of reports) for (const { id } of verdict.models) seen.set(id, (seen.get(id) ?? 0) + 1)
  const models = reports.flatMap(({ name, verdict }) => verdict.models.map((model) => ((seen.get(model.id) ?? 0) > 1 ? { ...model, id: `${model.id} (${name})` } : model)))
  const override = reports.find(({ verdict }) => verdict.override !== undefined)?.verdict.override
  const unique = (lists: readonly (readonly string[] | undefined)[]): readonly string[] => [...new Set(lists.flatMap((list) => list ?? []))]
  const changes = unique(reports.map(({ verdict }) => verdict.budgetChanges))
  const notes = unique(reports.map(({ verdict }) => verdict.notes))
  return {
    ...evaluate(models, commonBase(reports.map(({ verdict }) => verdict.base))),
    ...(override !== undefined && { override }),
    ...(changes.length > 0 && { budgetChanges: changes }),
    ...(notes.length > 0 && { notes }),
  }
}

function commonBase(bases: readonly BaseInfo[]): BaseInfo {
  const [first] = bases
  if (first !== undefined && bases.every(({ source, commit }) => source === first.source && commit === first.commit)) return first
  const named = bases.map(({ source, commit }) => (commit === undefined ? source : `${source} ${commit.slice(0, 7)}`))
  return { source: 'none', note: `the jobs compared with different bases: ${[...new Set(named)].join(', ')}` }
}

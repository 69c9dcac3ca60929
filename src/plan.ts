import type { BaseSource } from './base-source.ts'
import type { Project } from './project.ts'

/** A job of the matrix: the models that ask for the same runner. `models` is the action's input: one path a line. */
export interface PlannedJob {
  readonly name: string
  readonly runner: readonly string[]
  readonly models: string
}

/** What models that say nothing run on. */
const DEFAULT_RUNNER: readonly string[] = ['ubuntu-latest']

/**
 * The matrix of jobs that measure, as GitHub Actions takes it: `matrix: ${{ fromJson(…) }}` with `runs-on: ${{ matrix.runner }}`. Models that
 * base has byte for byte are left out.
 */
export async function planJobs(project: Project, base: BaseSource): Promise<{ readonly include: readonly PlannedJob[] }> {
  const jobs = new Map<string, { readonly runner: readonly string[]; readonly paths: string[] }>()
  for (const model of project.models) {
    if (model.isMissing) continue
    const found = await base.find({ path: model.path, id: model.id }).catch(() => undefined)
    if (found?.unchanged === true) continue
    const runner = model.runner.length === 0 ? DEFAULT_RUNNER : model.runner
    const key = JSON.stringify(runner)
    const job = jobs.get(key) ?? { runner, paths: [] }
    job.paths.push(model.path)
    jobs.set(key, job)
  }
  return { include: [...jobs.values()].map(({ runner, paths }) => ({ name: runner.join(' '), runner, models: paths.join('\n') })) }
}

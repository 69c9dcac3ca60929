import { DEFAULT_OVERRIDE_LABEL } from '../budget/configuration.ts'
import type { Context } from './context.ts'
import { judge } from './judge.ts'
import { log } from './log.ts'
import { type Outputs, verdictOutputs } from './outputs.ts'

/** `mode: check`: the models of the checkout against base and budgets. */
export async function check(context: Context): Promise<Partial<Outputs>> {
  const { event, inputs } = context
  const { verdict, project } = await judge(context)
  if (verdict.models.length === 0 && event.pullRequest === undefined) {
    log.info('No models found.')
    return verdictOutputs(verdict)
  }
  const { conclude, thisRun } = await import('./conclude.ts')
  return conclude(context, verdict, inputs['override-label'] ?? project.configuration?.overrideLabel ?? DEFAULT_OVERRIDE_LABEL, thisRun(context))
}

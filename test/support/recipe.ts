import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { Dictionary, reviver } from '@actions/expressions/data/index'
import { parse } from 'yaml'

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> }
        readonly env?: Readonly<Record<string, string>>
        readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[]
      }
    >
  >
}

/** A workflow that users copy. */
export function readRecipe(name: string): Workflow {
  return parse(readFileSync(fileURLToPath(new URL(`../../examples/workflows/${name}`, import.meta.url)), 'utf8'))
}

/** The inputs that a job of a recipe gives the action, its expressions evaluated by GitHub's own evaluator. */
export function recipeInputs(name: string, job: string, contexts: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> {
  const step = readRecipe(name).jobs[job]?.steps.find(({ uses }) => uses?.startsWith('OWNER/model-budget@'))
  if (step === undefined) throw new Error(`${name}: the job ${job} does not use the action`)
  return Object.fromEntries(Object.entries(step.with ?? {}).map(([input, value]) => [input, evaluate(String(value), contexts)]))
}

function evaluate(text: string, contexts: Readonly<Record<string, unknown>>): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_whole, expression: string) => {
    const { tokens } = new Lexer(expression.trim()).lex()
    const known: data.Dictionary = new Dictionary(...Object.entries(contexts).map(([key, value]) => ({ key, value: JSON.parse(JSON.stringify(value), reviver) })))
    return new Evaluator(new Parser(tokens, Object.keys(contexts), []).parse(), known).evaluate().coerceString()
  })
}

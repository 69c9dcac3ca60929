import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { modelBytes } from './model.ts'

/** The Node that GitHub's runners start actions with. */
export const NODE_24 = process.env.NODE_24 ?? process.execPath

/** A file of the bundle that this run of the tests built. */
export function bundled(file: 'action.js' | 'cli.js'): string {
  return join(inject('bundle'), file)
}

export interface ActionRun {
  readonly entry: string
  readonly workspace: string
  readonly event: string
  readonly payload: unknown
  readonly apiUrl: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

export interface ActionResult {
  readonly code: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** Left after the run, removed with the result. */
  readonly temporary: string
}

/** Runs the bundle as a runner does: Node 24, its environment contract, and nothing else of this process's environment. */
export async function runAction({ entry, workspace, event, payload, apiUrl, inputs = {}, env = {} }: ActionRun): Promise<ActionResult> {
  const temporary = mkdtempSync(join(tmpdir(), 'model-budget-runner-'))
  const file = (name: string, content = ''): string => {
    writeFileSync(join(temporary, name), content)
    return join(temporary, name)
  }
  const output = file('output')
  const summary = file('summary')
  const child = spawn(NODE_24, [entry], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      HOME: temporary,
      NO_PROXY: '127.0.0.1,localhost',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: apiUrl,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/vision',
      GITHUB_WORKSPACE: workspace,
      GITHUB_WORKFLOW: 'Budget',
      GITHUB_WORKFLOW_REF: 'acme/vision/.github/workflows/budget.yml@refs/heads/main',
      GITHUB_JOB: 'check',
      GITHUB_RUN_ID: '1000',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_ENV: file('env'),
      GITHUB_PATH: file('path'),
      GITHUB_STATE: file('state'),
      RUNNER_TEMP: temporary,
      RUNNER_TOOL_CACHE: join(temporary, 'tools'),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env,
    },
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { code, log: Buffer.concat(chunks).toString(), outputs: readOutputs(output), summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '', temporary }
}

/** `NAME<<DELIMITER` … `DELIMITER`, as a runner reads it. */
function readOutputs(file: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {}
  const lines = readFileSync(file, 'utf8').split('\n')
  for (let i = 0; i < lines.length; i++) {
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(lines[i] ?? '') ?? []
    if (name === undefined) continue
    const end = lines.indexOf(delimiter ?? '', i + 1)
    outputs[name] = lines.slice(i + 1, end).join('\n')
    i = end
  }
  return outputs
}

/** A model of one linear layer: `width` × `width` parameters and MACs. */
export function linearModel(width: number, name = 'fc'): Buffer {
  return Buffer.from(
    modelBytes({
      inputs: [{ name: 'x', dtype: 'float32', shape: [1, width] }],
      outputs: [{ name: 'y', dtype: 'float32', shape: [1, width] }],
      initializers: [{ name: 'w', dtype: 'float32', dims: [width, width] }],
      nodes: [{ op: 'MatMul', name, inputs: ['x', 'w'], outputs: ['y'] }],
    }),
  )
}

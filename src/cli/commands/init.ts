import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { glob } from 'tinyglobby'
import { NO_BINDINGS } from '../../analyze/bindings.ts'
import { isFailed, type ModelProfile, type TotalName } from '../../analyze/model-profile.ts'
import { writeQuantity } from '../../budget/units.ts'
import { IGNORED_FOLDERS } from '../../ignored-folders.ts'
import { tryProfile } from '../../profile-file.ts'
import { AppError } from '../../util/errors.ts'
import { isKnown } from '../../util/figure.ts'
import type { Arguments } from '../args.ts'
import { errorLines, type Output } from '../output.ts'

const CONFIGURATION = 'model-budget.yml'
const WORKFLOW = '.github/workflows/model-budget.yml'

/** Figures that get a first budget: deterministic, and what reviewers ask for. */
const BUDGETED: readonly TotalName[] = ['params', 'macs', 'fileBytes', 'peakActivationBytes']
/** Room above today's figures, so that the first run is green. */
const ROOM = 1.05

/** `init`: finds models, writes a configuration whose budgets hold today, and a workflow; returns the exit code. */
export async function initCommand(args: Arguments, output: Output): Promise<number> {
  const files = [CONFIGURATION, WORKFLOW]
  const present = files.filter((file) => existsSync(file))
  if (present.length > 0 && !args.has('force')) {
    throw new AppError('usage/file-exists', `${present.join(' and ')} ${present.length === 1 ? 'is' : 'are'} there already`, { hint: '--force overwrites' })
  }
  const models = (await glob('**/*.onnx', { ignore: [...IGNORED_FOLDERS], onlyFiles: true })).sort()
  const profiles = models.flatMap((model) => {
    const profile = tryProfile(model, { bindings: NO_BINDINGS })
    if (isFailed(profile)) output.message(errorLines(profile.error, model))
    return isFailed(profile) ? [] : [profile]
  })
  writeFile(CONFIGURATION, configurationText(profiles))
  writeFile(WORKFLOW, workflowText())
  output.result(`${summary(profiles)}\nwrote ${CONFIGURATION}: read it, then tighten its limits\nwrote ${WORKFLOW}: commit both\n`)
  return 0
}

function summary(profiles: readonly ModelProfile[]): string {
  if (profiles.length === 0) return 'found no .onnx file; the configuration shows an example'
  return `found ${profiles.length} model${profiles.length === 1 ? '' : 's'}: ${profiles.map((profile) => profile.model.path).join(', ')}`
}

function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** A configuration with today's figures and 5 % of room; a figure that is not known gets no budget. */
export function configurationText(profiles: readonly ModelProfile[]): string {
  const models = profiles.map(modelText)
  const example = ['  # - path: artifacts/model.onnx', '  #   budgets:', '  #     macs: { max: 8.3G, increase: 2% }']
  return [
    '# yaml-language-server: $schema=https://unpkg.com/model-budget/schema/config.json',
    'version: 1',
    ...(models.length === 0 ? ['models: []', ...example] : ['models:', ...models]),
    '# For every model that says nothing of its own:',
    'budgets:',
    '  macs: { increase: 5% }',
    '  weightBytes: { increase: 5% }',
    '',
  ].join('\n')
}

function modelText({ model, totals }: ModelProfile): string {
  const budgets = BUDGETED.flatMap((name) => {
    const figure = totals[name]
    return isKnown(figure) && figure.value > 0 ? [`      ${name}: ${writeQuantity(roomFor(figure.value), name)}`] : []
  })
  return [`  - path: ${JSON.stringify(model.path)}`, ...(budgets.length === 0 ? [] : ['    budgets:', ...budgets])].join('\n')
}

/** A round number a little above: three significant digits, rounded up. */
function roomFor(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2)
  return Math.ceil((value * ROOM) / unit) * unit
}

/** The workflow of the README, ready to commit. */
export function workflowText(): string {
  return `name: Model budget

on:
  pull_request:
    types: [opened, synchronize, reopened, labeled, unlabeled]

permissions:
  contents: read
  pull-requests: write

concurrency:
  group: model-budget-\${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  budget:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          lfs: true
      - uses: OWNER/model-budget@v1
`
}

/** An option of the command line; the action's inputs carry the same names where both have one. */
export interface Option {
  /** What its value looks like; absent for a switch. */
  readonly value?: string
  readonly isRepeatable?: boolean
  readonly help: string
}

/** Every option, once. */
export const OPTIONS = {
  shape: { value: 'NAME=1x3x224x224', isRepeatable: true, help: 'shape of an input; may override fixed sizes' },
  dim: { value: 'SYMBOL=N', isRepeatable: true, help: 'size of a named dimension' },
  value: { value: 'INPUT=16000', isRepeatable: true, help: 'value of a small input that decides sizes or branches' },
  convention: { value: 'NAME[,NAME]|all', isRepeatable: true, help: 'also count as other tools do (thop, fvcore, ptflops, …)' },
  format: { value: 'table|json|jsonl|markdown|csv|html', help: 'form of the result' },
  output: { value: 'FILE', help: 'write the result to a file instead of stdout' },
  config: { value: 'FILE', help: 'configuration; found as model-budget.yml or .github/model-budget.yml' },
  quiet: { help: 'no progress and no warnings' },
  debug: { help: 'tell times and bytes read, and stacks of errors' },
  'no-color': { help: 'no colours' },
  help: { help: 'show this help' },
  version: { help: 'show the version' },
  by: { value: 'layer|op|module', help: 'what a row of the table is' },
  view: { value: 'torchsummary|torchstat|ptflops|fvcore|yolov5|params', help: 'a table as another tool prints it' },
  depth: { value: 'N', help: 'modules of a view no deeper than this' },
  sort: { value: 'FIGURE', help: 'largest first, by params, macs, flops, …' },
  top: { value: 'N', help: 'only the first N rows' },
  sweep: { value: 'SYMBOL=1,8,32', help: 'one row per size of a named dimension' },
  measure: { help: 'also measure latency' },
  calibrate: { help: 'run the model once to learn sizes that depend on data' },
  'files-from': { value: 'FILE', help: 'read model paths from a file, one a line; - for stdin' },
  strict: { help: 'exit 1 when anything is unknown' },
  models: { value: 'GLOB', isRepeatable: true, help: 'models to check, instead of those of the configuration' },
  base: { value: 'auto|none|git:REF|path:DIR', help: 'what to compare with' },
  'base-models': { value: 'DIR', help: 'folder with the base models' },
  update: { help: "set the configuration's limits to today's figures" },
  against: { value: 'BASE', help: 'measure in pairs with this model' },
  increase: { value: '2.5%', help: 'slowdown allowed against the other model' },
  provider: { value: 'auto|cpu|cuda|tensorrt|webgpu', help: 'execution provider of onnxruntime' },
  threads: { value: 'N', help: 'threads of onnxruntime' },
  samples: { value: 'N', help: 'runs that are counted' },
  'warm-up': { value: 'N', help: 'runs before those that are counted' },
  'time-budget': { value: '90s', help: 'longest time a measurement may take' },
  batch: { value: 'auto|N', help: 'batch size; auto looks for the fastest' },
  layers: { help: 'time per layer' },
  'runtime-path': { value: 'DIR', help: 'folder that holds onnxruntime-node' },
  force: { help: 'overwrite files that are there' },
} as const satisfies Record<string, Option>

export type OptionName = keyof typeof OPTIONS

export interface Command {
  readonly arguments: string
  readonly summary: string
  readonly options: readonly OptionName[]
}

/** Options that every command takes. */
export const COMMON_OPTIONS: readonly OptionName[] = ['shape', 'dim', 'value', 'convention', 'format', 'output', 'config', 'quiet', 'debug', 'no-color', 'help', 'version']

export const COMMANDS = {
  profile: {
    arguments: 'MODEL…',
    summary: 'static profile of each file, folder or glob',
    options: ['by', 'view', 'depth', 'sort', 'top', 'sweep', 'measure', 'calibrate', 'files-from', 'strict'],
  },
  compare: { arguments: 'BASE HEAD', summary: 'what changed between two models, and why', options: ['by', 'top'] },
  check: { arguments: '', summary: 'profiles, compares and judges the models of the configuration', options: ['models', 'base', 'base-models', 'measure', 'update'] },
  measure: {
    arguments: 'MODEL',
    summary: 'latency, throughput and memory with onnxruntime',
    options: ['against', 'increase', 'provider', 'threads', 'samples', 'warm-up', 'time-budget', 'batch', 'layers', 'runtime-path'],
  },
  explain: { arguments: 'MODEL LAYER', summary: "how a layer's figures come about", options: [] },
  report: { arguments: 'JSON…', summary: 'renders or merges stored results', options: [] },
  plan: { arguments: '', summary: 'the matrix of measuring jobs, by runner label', options: ['models', 'base', 'base-models'] },
  init: { arguments: '', summary: 'finds models, writes a configuration and a workflow', options: ['force'] },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof COMMANDS

export const FORMATS = ['table', 'json', 'jsonl', 'markdown', 'csv', 'html'] as const

export type Format = (typeof FORMATS)[number]

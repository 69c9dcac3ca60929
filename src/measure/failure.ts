import { AppError, type ErrorCode } from '../util/errors.ts'
import { PACKAGE, PINNED_VERSION } from './find-runtime.ts'
import type { Stage } from './protocol.ts'

/** How a child ended before it answered. */
export type Death =
  | { readonly kind: 'timed-out'; readonly limitMs: number }
  | { readonly kind: 'over-memory'; readonly limitBytes: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'exited'; readonly code: number | null; readonly signal: string | null; readonly stderr: string }

const WHILE: Readonly<Record<Stage, string>> = {
  start: 'while onnxruntime-node was being loaded',
  load: 'while the model was being loaded',
  feed: 'while its inputs were being made',
  'first-run': 'in its first run',
  'warm-up': 'while warming up',
  sample: 'while being sampled',
  close: 'while the model was being closed',
  profile: 'while being profiled layer by layer',
}

const INPUT_HINT = 'name sizes with `--shape` or `--dim`, and values with `--value` or `inputs:` in the configuration'

const MEMORY_HINT = 'use a smaller batch or shape, or a machine with more memory'

interface Cause {
  readonly pattern: RegExp
  readonly code: ErrorCode
  readonly what: string
  readonly hint: string
}

/** Messages of onnxruntime 1.30 and of Node, by what they mean to the user. The first match counts. */
const CAUSES: readonly Cause[] = [
  {
    pattern: /Failed to allocate memory|bad_alloc|buffer allocation failed|out of memory|CUDA_ERROR_OUT_OF_MEMORY|CUDNN_STATUS_ALLOC_FAILED|Cannot allocate memory/i,
    code: 'measure/out-of-memory',
    what: 'ran out of memory',
    hint: MEMORY_HINT,
  },
  {
    pattern: /No Op registered for|is not a registered function\/op|Could not find an implementation for/i,
    code: 'measure/missing-operator',
    what: 'needs an operator that onnxruntime does not have',
    hint: 'custom operators cannot be measured here; give `measure: { command: … }` a benchmark that registers them',
  },
  {
    pattern: /Failed to load shared library/i,
    code: 'measure/provider-missing',
    what: 'cannot run on the provider asked for, whose libraries are not on this machine,',
    hint: 'install them (CUDA 12 and cuDNN 9 for cuda, TensorRT 10 besides for tensorrt), or choose `--provider cpu`',
  },
  {
    pattern: /backend not found|no available backend/i,
    code: 'measure/provider-missing',
    what: 'cannot run on the provider asked for, which this build of onnxruntime does not have,',
    hint: 'on Linux it has cpu, webgpu, cuda and tensorrt',
  },
  {
    pattern: /No supported adapters|Failed to get a WebGPU adapter/i,
    code: 'measure/provider-missing',
    what: 'cannot run on webgpu, for which this machine has no adapter,',
    hint: 'install a Vulkan driver (for a software one mesa-vulkan-drivers 25 or later), or choose `--provider cpu`',
  },
  {
    pattern: /External data path|external data|model_path must not be empty/i,
    code: 'measure/external-data',
    what: 'lacks its external data',
    hint: 'put the weight files beside the model, where its headers name them',
  },
  {
    pattern: /Protobuf parsing failed|INVALID_PROTOBUF|ModelProto does not have a graph|Unsupported model IR version|under development and support/i,
    code: 'measure/unreadable-model',
    what: 'cannot be read by onnxruntime',
    hint: 'export it again, for an opset and IR version that onnxruntime 1.30 knows',
  },
  {
    pattern: /Unsupported data type|is not supported in NodeJS|not a valid data type/i,
    code: 'measure/unsupported-input',
    what: 'has an input or output of a type that onnxruntime-node cannot pass',
    hint: 'measure with `measure: { command: … }`, or export with float32, float16 or integer inputs',
  },
  {
    pattern:
      /Got invalid dimensions|Invalid rank|Unexpected input data type|indices element out of data bounds|must be within the inclusive range|cannot be reshaped|is missing in 'feeds'/i,
    code: 'measure/bad-input',
    what: 'does not accept the inputs made for it',
    hint: INPUT_HINT,
  },
]

/** The sentence for a message that onnxruntime answered with; which library could not be opened it says on stderr alone. */
export function failedRequest(model: string, stage: Stage, message: string, stderr: string): AppError {
  const cause = CAUSES.find(({ pattern }) => pattern.test(message))
  const library = /\S+: cannot open shared object file/.exec(stderr)?.[0]
  const said = oneLine(`${message}${library === undefined ? '' : ` (${library})`}`)
  if (cause !== undefined) return new AppError(cause.code, `${model}: ${cause.what} ${WHILE[stage]}: ${said}`, { hint: cause.hint })
  return new AppError(stage === 'start' ? 'measure/runtime-broken' : 'measure/failed', `${model}: failed ${WHILE[stage]}: ${said}`, { hint: hintFor(stage) })
}

/** What to do about a failure of unknown cause. */
function hintFor(stage: Stage): string {
  if (stage === 'start') return `install ${PACKAGE} ${PINNED_VERSION} again, or name its folder with \`--runtime-path\``
  if (stage === 'first-run') return `the inputs it was given are made up: ${INPUT_HINT}`
  return 'this is what onnxruntime says; run the model there alone to see more'
}

/** The sentence for a child that died instead of answering. */
export function diedInstead(model: string, stage: Stage, death: Death): AppError {
  switch (death.kind) {
    case 'timed-out':
      return new AppError('measure/timed-out', `${model}: did not finish within ${secondsText(death.limitMs)} ${WHILE[stage]} and was stopped`, {
        hint: 'a loop in the model may never end; if it is only slow, give it more with `--time-budget`',
      })
    case 'over-memory':
      return new AppError('measure/out-of-memory', `${model}: went past the memory limit of ${gibibytes(death.limitBytes)} ${WHILE[stage]} and was stopped`, { hint: MEMORY_HINT })
    case 'stopped':
      return new AppError('measure/stopped', `${model}: measuring was stopped ${WHILE[stage]}`)
    case 'exited':
      return exited(model, stage, death)
  }
}

function exited(model: string, stage: Stage, { code, signal, stderr }: Extract<Death, { kind: 'exited' }>): AppError {
  const memory = CAUSES[0]?.pattern.test(stderr) === true
  if (memory) return new AppError('measure/out-of-memory', `${model}: ran out of memory ${WHILE[stage]}`, { hint: MEMORY_HINT })
  if (signal === 'SIGKILL') {
    return new AppError('measure/killed', `${model}: the measuring process was killed (SIGKILL) ${WHILE[stage]}, most often by the system for lack of memory`, {
      hint: MEMORY_HINT,
    })
  }
  const how = signal === null ? `ended with exit code ${code ?? 'unknown'}` : `crashed (${signal})`
  const said = oneLine(stderr)
  return new AppError('measure/crashed', `${model}: the measuring process ${how} ${WHILE[stage]}${said === '' ? '' : `: ${said}`}`, {
    hint: 'a fault in native code: try another provider or another version of the runtime',
  })
}

const LONGEST = 400

/** A message as one bounded line, without places in onnxruntime's sources: names in it come from the model. */
function oneLine(message: string): string {
  const line = message
    .replaceAll(/\S*onnxruntime_src\/\S+:\d+ /g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** `1.5 s`, to three digits. */
export function secondsText(ms: number): string {
  return `${Number((ms / 1000).toPrecision(3))} s`
}

function gibibytes(bytes: number): string {
  return `${Number((bytes / 2 ** 30).toPrecision(3))} GiB`
}

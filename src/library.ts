import type { BindingRequest, Given } from './analyze/bindings.ts'
import { customSpecs, type OperatorFormulas } from './analyze/custom-operators.ts'
import type { ModelProfile } from './analyze/model-profile.ts'
import { profileFile as analyzeFile } from './profile-file.ts'

/** What `profileFile` may be told, as the configuration and the command line tell it. */
export interface ProfileFileOptions {
  /** Shapes by input, which may override fixed sizes; null leaves an axis as it is. */
  readonly shapes?: Readonly<Record<string, readonly (number | null)[]>>
  /** Sizes by symbol. */
  readonly dims?: Readonly<Record<string, number>>
  /** Values by small input that decides sizes or branches. */
  readonly values?: Readonly<Record<string, number | boolean | readonly (number | boolean)[]>>
  /** Names of the conventions to count by besides our own, or `all`. */
  readonly conventions?: readonly string[]
  /** Costs of operators of one's own, by `domain::Operator`. */
  readonly operators?: Readonly<Record<string, OperatorFormulas>>
}

/**
 * The static profile of an ONNX file of any size: its metadata is read, its weights are not.
 * @throws AppError when the file cannot be read or the options do not fit it
 */
export function profileFile(path: string, options: ProfileFileOptions = {}): ModelProfile {
  const { conventions = [], operators = {} } = options
  const specs = customSpecs(new Map(Object.entries(operators)))
  return analyzeFile(path, { bindings: bindingsOf(options), conventions, customSpecs: specs }).analysis.profile
}

function bindingsOf({ shapes = {}, dims = {}, values = {} }: ProfileFileOptions): BindingRequest {
  return {
    shapes: table(shapes, '--shape', (shape) => shape),
    dims: table(dims, '--dim', (dim) => dim),
    values: table(values, '--value', (value) => [value].flat()),
  }
}

function table<T, R>(record: Readonly<Record<string, T>>, from: Given<R>['from'], read: (entry: T) => R): ReadonlyMap<string, Given<R>> {
  return new Map(Object.entries(record).map(([name, entry]) => [name, { value: read(entry), from }]))
}

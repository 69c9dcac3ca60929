import type { BindingRequest } from '../analyze/bindings.ts'
import { parseBindings } from '../analyze/parse-bindings.ts'
import { chooseConventions } from '../conventions/index.ts'
import type { Arguments } from './args.ts'

/** The sizes and values given on the command line. */
export function bindingsOf(args: Arguments): BindingRequest {
  return parseBindings({ shapes: args.all('shape'), dims: args.all('dim'), values: args.all('value') })
}

/**
 * Names of conventions; `all` stays as it is.
 * @throws AppError `usage/unknown-convention`
 */
export function conventionsOf(args: Arguments): readonly string[] {
  const names = args.all('convention').flatMap((words) => words.split(',').map((name) => name.trim()))
  chooseConventions(names)
  return names
}

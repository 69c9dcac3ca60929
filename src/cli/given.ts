import type { BindingRequest } from '../analyze/bindings.ts'
import { parseBindings } from '../analyze/parse-bindings.ts'
import type { Arguments } from './args.ts'

/** The sizes and values given on the command line. */
export function bindingsOf(args: Arguments): BindingRequest {
  return parseBindings({ shapes: args.all('shape'), dims: args.all('dim'), values: args.all('value') })
}

/** Names of conventions; `all` stays as it is. */
export function conventionsOf(args: Arguments): readonly string[] {
  return args.all('convention').flatMap((names) => names.split(',').map((name) => name.trim()))
}

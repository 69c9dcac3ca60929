import { visible } from './visible.ts'

const LONGEST = 100

/** A name from a file, for a message: in quotation marks, on one line and not longer than a message can bear. */
export function quoted(name: string): string {
  return `"${visible(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name)}"`
}

import { createHash } from 'node:crypto'
import type { Run } from '../github/event.ts'

const MAX_KEY_CHARACTERS = 200
const MAX_SLUG_CHARACTERS = 60

/** What keeps comments and artifacts of several jobs apart: the input, else workflow and job. */
export function commentKey(given: string | undefined, run: Pick<Run, 'workflow' | 'job'>): string {
  return (given ?? [run.workflow, run.job].filter((part) => part !== '').join('/')).slice(0, MAX_KEY_CHARACTERS)
}

/** The name of an artifact: `base` alone where no key is given, so that jobs of different names find each other's. */
export function artifactName(base: string, given: string | undefined): string {
  return given === undefined ? base : `${base}-${slug(given)}`
}

/** A key in the letters an artifact's name may have; a short hash keeps apart what only other letters kept apart. */
function slug(key: string): string {
  const letters = key.replace(/[^\w.]+/g, '-').slice(0, MAX_SLUG_CHARACTERS)
  return letters === key ? letters : `${letters}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
}

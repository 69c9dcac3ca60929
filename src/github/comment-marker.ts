/** Which run wrote a comment: a later one has the greater id, or the same id and the greater attempt. */
export interface Stamp {
  readonly run: number
  readonly attempt: number
  /** Head of the pull request that was judged. */
  readonly head: string
}

const MARKER = /^<!-- model-budget key=(\S*) run=(\d{1,16}) attempt=(\d{1,6}) head=([0-9a-f]*) -->\n/

/** The invisible first line of our comments: an HTML comment that no key can break out of. */
export function marker(key: string, stamp: Stamp): string {
  return `<!-- model-budget key=${encodeKey(key)} run=${stamp.run} attempt=${stamp.attempt} head=${stamp.head} -->\n`
}

/** The stamp of a comment with this key; undefined: it is none of ours. A quoted marker does not stand at the start. */
export function readMarker(body: string, key: string): Stamp | undefined {
  const [, found, run, attempt, head = ''] = MARKER.exec(body) ?? []
  return found === encodeKey(key) ? { run: Number(run), attempt: Number(attempt), head } : undefined
}

/** Whether a comment of stamp `a` must not be overwritten by one of stamp `b`. */
export function isNewer(a: Stamp, b: Stamp): boolean {
  return a.run > b.run || (a.run === b.run && a.attempt > b.attempt)
}

/** Letters, digits, `.`, `_` and `~` stay; all else, `-` and `>` too, becomes `%XX`. Half surrogate pairs become U+FFFD. */
function encodeKey(key: string): string {
  return encodeURIComponent(Buffer.from(key).toString()).replace(/[-!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

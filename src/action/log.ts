import { endGroup, error, info, setSecret, startGroup, warning } from '@actions/core'
import type { Annotation } from '../github/annotation.ts'
import { visible } from '../util/visible.ts'

/** A line of the log: nothing in it is a workflow command or steers a terminal, whoever wrote it. */
export function plainLine(text: string): string {
  return visible(text)
    .replace(/^\s*::/, (colons) => `${colons.slice(0, -1)}\u200b:`)
    .replaceAll('##[', '##\u200b[')
}

const secrets = new Set<string>()

/** Text without the secrets that `log.hide` was told: servers repeat what they were sent. */
export function withoutSecrets(text: string): string {
  return [...secrets].reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
}

/** Several lines, each of them plain. */
function plain(text: string): string {
  return withoutSecrets(text).split('\n').map(plainLine).join('\n')
}

/** The job's log. Commands are written by @actions/core, which escapes what would end them. */
export const log = {
  /** Never shown from now on, by us or by the runner. */
  hide: (secret: string): void => {
    secrets.add(secret)
    setSecret(secret)
  },
  info: (text: string): void => info(plain(text)),
  group: (title: string): void => startGroup(plainLine(title)),
  endGroup: (): void => endGroup(),
  warn: (message: string, hint?: string): void => warning(plain(withHint(message, hint)), { title: 'model-budget' }),
  error: (message: string, hint?: string, at?: { readonly file?: string; readonly line?: number; readonly column?: number }): void =>
    error(plain(withHint(message, hint)), {
      title: 'model-budget',
      ...(at?.file !== undefined && { file: at.file }),
      ...(at?.line !== undefined && { startLine: at.line }),
      ...(at?.column !== undefined && { startColumn: at.column }),
    }),
  annotate: ({ level, path, line, title, message }: Annotation): void =>
    (level === 'failure' ? error : warning)(plain(message), { title: plainLine(title), file: plainLine(path), startLine: line }),
} as const

function withHint(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message}\n${hint}`
}

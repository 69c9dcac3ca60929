import type { BaseSource } from '../base-source.ts'

/** No base at all, and why: absolute budgets hold, relative ones are skipped. */
export function noBase(note: string): BaseSource {
  return {
    info: { source: 'none', note },
    models: [],
    find: async () => undefined,
    text: async () => undefined,
    close: async () => {},
  }
}

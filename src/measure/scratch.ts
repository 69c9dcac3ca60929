import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onInterrupt } from './cleanup.ts'

/** A temporary folder that is gone afterwards, whatever happens in between. */
export async function withScratchFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'model-budget-'))
  const forget = onInterrupt(() => rmSync(folder, { recursive: true, force: true }))
  try {
    return await use(folder)
  } finally {
    forget()
    await rm(folder, { recursive: true, force: true })
  }
}

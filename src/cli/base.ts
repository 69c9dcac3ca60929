import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BaseSource } from '../base-source.ts'
import { externalFilesOf } from '../baseline/external-files.ts'
import { openBase } from '../baseline/sources.ts'
import type { Arguments } from './args.ts'

/** Runs `use` with the base of `--base` or `--base-models`; what it needed on disk is gone afterwards. */
export async function withBase<T>(args: Arguments, root: string, use: (base: BaseSource) => Promise<T>): Promise<T> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'model-budget-'))
  try {
    const baseModels = args.get('base-models')
    const base = await openBase({
      base: args.get('base') ?? 'auto',
      ...(baseModels === undefined ? {} : { baseModels }),
      root,
      temporary,
      externalFiles: externalFilesOf,
    })
    try {
      return await use(base)
    } finally {
      await base.close()
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

import fs from 'node:fs'
import type { Row } from '../support/rows.ts'

/** All rows of all families: `test/ops/*.rows.ts` export nothing else. */
export async function everyRow(): Promise<readonly Row[]> {
  const folder = new URL('../ops/', import.meta.url)
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.rows.ts'))
  const modules = await Promise.all(files.map(async (file): Promise<Record<string, readonly Row[]>> => await import(new URL(file, folder).href)))
  return modules.flatMap((module) => Object.values(module).flat())
}

export function nameOf(row: Row): string {
  return `${row[1]}-${row[2]}: ${row[0]}`
}

import fs from 'node:fs'
import type { Row } from './rows.ts'

/** The rows of every family of operators. */
export async function rowsOfAllFamilies(): Promise<readonly Row[]> {
  const files = fs.readdirSync('test/ops').filter((name) => name.endsWith('.rows.ts'))
  const modules: Readonly<Record<string, readonly Row[]>>[] = await Promise.all(files.map((name) => import(`../ops/${name}`)))
  return modules.flatMap((module) => Object.values(module).flat())
}

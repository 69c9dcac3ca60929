import { configurationJsonSchema } from '../../src/budget/schema.ts'
import { configurationPage } from './config-page.ts'
import { conventionsPage } from './conventions-page.ts'
import { operatorsPage } from './operators-page.ts'

/** Every generated file, by its path from the root. */
export function documents(): Readonly<Record<string, string>> {
  const schema = configurationJsonSchema()
  return {
    'schema/config.json': `${JSON.stringify(schema, undefined, 2)}\n`,
    'docs/config.md': configurationPage(schema),
    'docs/conventions.md': conventionsPage(),
    'docs/operators.md': operatorsPage(),
  }
}

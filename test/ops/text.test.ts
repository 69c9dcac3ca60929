import { expectRows } from '../support/rows.ts'
import { textRows } from './text.rows.ts'

expectRows(textRows)

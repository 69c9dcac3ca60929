import { expectRows } from '../support/rows.ts'
import { logicRows } from './logic.rows.ts'

expectRows(logicRows)

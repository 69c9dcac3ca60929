import { expectRows } from '../support/rows.ts'
import { selectionRows } from './selection.rows.ts'

expectRows(selectionRows)

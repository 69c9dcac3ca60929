import { expectRows } from '../support/rows.ts'
import { layoutRows } from './layout.rows.ts'

expectRows(layoutRows)

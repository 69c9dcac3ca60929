import { expectRows } from '../support/rows.ts'
import { scatterRows } from './scatter.rows.ts'

expectRows(scatterRows)

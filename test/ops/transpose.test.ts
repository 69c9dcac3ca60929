import { expectRows } from '../support/rows.ts'
import { transposeRows } from './transpose.rows.ts'

expectRows(transposeRows)

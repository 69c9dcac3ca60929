import { expectRows } from '../support/rows.ts'
import { sliceRows } from './slice.rows.ts'

expectRows(sliceRows)

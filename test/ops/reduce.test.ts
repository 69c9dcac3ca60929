import { expectRows } from '../support/rows.ts'
import { reduceRows } from './reduce.rows.ts'

expectRows(reduceRows)

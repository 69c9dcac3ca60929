import { expectRows } from '../support/rows.ts'
import { determinantRows } from './determinant.rows.ts'

expectRows(determinantRows)

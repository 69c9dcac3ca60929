import { expectRows } from '../support/rows.ts'
import { binaryRows } from './binary.rows.ts'

expectRows(binaryRows)

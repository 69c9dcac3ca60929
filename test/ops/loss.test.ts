import { expectRows } from '../support/rows.ts'
import { lossRows } from './loss.rows.ts'

expectRows(lossRows)

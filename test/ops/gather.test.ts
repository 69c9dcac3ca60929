import { expectRows } from '../support/rows.ts'
import { gatherRows } from './gather.rows.ts'

expectRows(gatherRows)

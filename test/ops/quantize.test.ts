import { expectRows } from '../support/rows.ts'
import { quantizeRows } from './quantize.rows.ts'

expectRows(quantizeRows)

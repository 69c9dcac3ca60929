import { expectRows } from '../support/rows.ts'
import { CONTRIB_QUANTIZE_ROWS } from './contrib-quantize.rows.ts'

expectRows(CONTRIB_QUANTIZE_ROWS)

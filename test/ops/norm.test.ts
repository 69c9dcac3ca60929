import { expectRows } from '../support/rows.ts'
import { normRows } from './norm.rows.ts'

expectRows(normRows)

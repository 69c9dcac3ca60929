import { expectRows } from '../support/rows.ts'
import { castRows } from './cast.rows.ts'

expectRows(castRows)

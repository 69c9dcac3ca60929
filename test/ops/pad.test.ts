import { expectRows } from '../support/rows.ts'
import { padRows } from './pad.rows.ts'

expectRows(padRows)

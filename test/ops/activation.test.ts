import { expectRows } from '../support/rows.ts'
import { activationRows } from './activation.rows.ts'

expectRows(activationRows)

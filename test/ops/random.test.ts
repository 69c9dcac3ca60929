import { expectRows } from '../support/rows.ts'
import { randomRows } from './random.rows.ts'

expectRows(randomRows)

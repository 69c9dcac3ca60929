import { expectRows } from '../support/rows.ts'
import { unaryRows } from './unary.rows.ts'

expectRows(unaryRows)

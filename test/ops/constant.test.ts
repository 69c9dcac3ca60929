import { expectRows } from '../support/rows.ts'
import { constantRows } from './constant.rows.ts'

expectRows(constantRows)

import { expectRows } from '../support/rows.ts'
import { softmaxRows } from './softmax.rows.ts'

expectRows(softmaxRows)

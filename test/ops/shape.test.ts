import { expectRows } from '../support/rows.ts'
import { shapeRows } from './shape.rows.ts'

expectRows(shapeRows)

import { expectRows } from '../support/rows.ts'
import { experimentalRows } from './experimental.rows.ts'

expectRows(experimentalRows)

import { describe, expect, test } from 'vitest'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { layoutRows } from './layout.rows.ts'

expectRows(layoutRows)

describe('movements that cannot be', () => {
  test.each<[problem: string, op: string, attributes: Row[3], inputs: Row[4], outputs?: Row[5]]>([
    ['Infinity in x1 is no size', 'Reshape', {}, ['float32[384]', 'int64[2]=inf,1']],
    ['0.5 in x1 is no size', 'Reshape', {}, ['float32[384]', 'float32[2]=768,0.5']],
    ['Infinity in x1 is no size', 'Tile', {}, ['float32[2,3]', 'int64[2]=inf,1']],
    ['Infinity in x1 is no size', 'Expand', {}, ['float32[2,1]', 'int64[2]=1,inf']],
    ['Infinity in x1 is no size', 'Pad', {}, ['float32[2]', 'int64[2]=inf,-inf']],
    ['num_outputs is 4 where there are 2 outputs', 'Split', { num_outputs: 4 }, ['float32[8]'], ['', '']],
    ['3 sizes for 2 outputs', 'Split', {}, ['float32[8]', 'int64[3]=2,2,4'], ['', '']],
    ['3 cannot be split into 5 parts', 'Split', { num_outputs: 5 }, ['float32[3]'], ['', '', '', '', '']],
  ])('are refused: %s (%s)', (problem, op, attributes, inputs, outputs = ['float32']) => {
    expect(() => runRow(['', op, 18, attributes, inputs, outputs, null, null])).toThrow(problem)
  })
})

import { describe, expect, test } from 'vitest'
import { isKnown } from '../../src/util/figure.ts'
import { goldenJson, goldenModel, goldenModels } from '../support/golden-model.ts'

type Printed = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>

/** What the tools print and the file can tell. */
const expected = goldenJson<Printed>('conventions/expected.json')
/** All that the tools print, whether the file can tell or not. */
const said = goldenJson<Printed>('conventions/said.json')

/** Frozen parameters leave no trace in a file, and ptflops leaves them out. */
const UNTOLD = new Set(['ptflops params'])

/** Sizes are printed to a hundredth of a MiB, everything else exactly. */
const asPrinted = (figure: string, value: number): number => (figure.endsWith('MB') ? Number(value.toFixed(2)) : value)

describe.each(goldenModels())('%s', (model) => {
  const file = `${model}.onnx.gz`
  const figures = (printed: Printed) => Object.entries(printed[file] ?? {}).flatMap(([tool, of]) => Object.entries(of).map(([figure, value]) => ({ tool, figure, value })))

  test('every figure that the file can tell is the one the tool prints', async () => {
    const counted = (await goldenModel(model)).analysis.profile.conventions
    for (const { tool, figure, value } of figures(expected)) {
      if (UNTOLD.has(`${tool} ${figure}`)) continue
      const ours = counted[tool]?.[figure]
      expect(ours, `${tool} ${figure}`).toHaveProperty('value')
      if (ours !== undefined && isKnown(ours)) expect(asPrinted(figure, ours.value), `${tool} ${figure}`).toBe(value)
    }
  })

  test('no figure is claimed that the tool prints otherwise', async () => {
    const counted = (await goldenModel(model)).analysis.profile.conventions
    for (const { tool, figure, value } of figures(said)) {
      const ours = counted[tool]?.[figure]
      if (ours === undefined || !isKnown(ours)) continue
      expect(asPrinted(figure, ours.value), `${tool} ${figure}`).toBe(value)
    }
  })

  test('what is not known has a reason', async () => {
    for (const [tool, of] of Object.entries((await goldenModel(model)).analysis.profile.conventions)) {
      for (const [figure, ours] of Object.entries(of)) if (!isKnown(ours)) expect(ours.unknown.length, `${tool} ${figure}`).toBeGreaterThan(10)
    }
  })
})

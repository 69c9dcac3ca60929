import { expect, test } from 'vitest'
import { lastCalls } from '../../src/conventions/convention.ts'
import { CONVENTIONS } from '../../src/conventions/index.ts'
import { isKnown } from '../../src/util/figure.ts'
import { goldenModel } from '../support/golden-model.ts'

/** The figure that the operations of all calls add up to. */
const MAIN = {
  thop: 'macs',
  'thop-0.0.31': 'macs',
  fvcore: 'flops',
  'fvcore-2021': 'flops',
  ptflops: 'macs',
  'ptflops-0.6': 'macs',
  'ptflops-aten': 'macs',
  torchinfo: 'multAdds',
  torch: 'flops',
  calflops: 'macs',
}

/** docs/conventions.md is made from this file. */
test('ResNet-50 by every convention, in parts', async () => {
  const { torch } = await goldenModel('resnet50.bn')
  const conventions = CONVENTIONS.map(({ name, figures, operations }) => {
    const parts: Record<string, number> = {}
    // Of a module called several times torchstat keeps the last call.
    for (const call of name === 'torchstat' ? lastCalls(torch) : torch.calls) {
      const counted = operations?.(call) ?? 0
      if (counted > 0) parts[call.kind] = (parts[call.kind] ?? 0) + counted
    }
    return { name, figures: figures(torch), parts }
  })
  await expect(`${JSON.stringify(conventions, undefined, 2)}\n`).toMatchFileSnapshot('../golden/conventions/resnet50.json')
})

test.each(Object.entries(MAIN))('%s: the operations of all calls add up to its %s', async (name, figure) => {
  for (const model of ['resnet50.bn', 'mobilenet_v2.bn', 'mlp.bn', 'conv1d_net.bn', 'dwsep_net.bn']) {
    const { torch } = await goldenModel(model)
    const convention = CONVENTIONS.find((candidate) => candidate.name === name)
    const whole = convention?.figures(torch)[figure]
    if (whole === undefined || !isKnown(whole)) continue
    expect(
      torch.calls.reduce((sum, call) => sum + (convention?.operations?.(call) ?? 0), 0),
      model,
    ).toBe(whole.value)
  }
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NO_BINDINGS } from '../../src/analyze/bindings.ts'
import { parseConfiguration } from '../../src/budget/load-config.ts'
import { configurationText, workflowText } from '../../src/cli/commands/init.ts'
import { profileFile } from '../../src/profile-file.ts'

test('init writes the workflow that the README shows', () => {
  expect(workflowText()).toBe(readFileSync('examples/workflows/check.yml', 'utf8'))
  expect(readFileSync('README.md', 'utf8')).toContain(workflowText())
})

test('init writes budgets that hold today, with room of a twentieth', () => {
  const { profile } = profileFile('examples/base/images.onnx', { bindings: NO_BINDINGS }).analysis
  const configuration = parseConfiguration(configurationText([profile]), 'model-budget.yml')
  const limits = configuration.models[0]?.budgets.map(({ metric, limit }) => [metric, 'value' in limit ? limit.value : undefined])
  // 77,706 parameters, 12,501,632 MACs, 314,713 bytes, 196,608 bytes of activations: 5 % more, three digits, rounded up.
  expect(limits).toEqual([
    ['params', 81_600],
    ['fileBytes', 331_000],
    ['macs', 13_200_000],
    ['peakActivationBytes', 207_000],
  ])
})

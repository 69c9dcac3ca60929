import { expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { renderComment, renderSummary } from '../../src/report/markdown/comment.ts'
import { renderComparison, renderProfiles, renderVerdict } from '../../src/report/render.ts'
import { acceptedVerdict, baseDetector, failingVerdict, headDetector, manyVerdict, mixedVerdict, passingVerdict } from '../support/verdict.ts'

const comparison = compare(baseDetector, headDetector)
const failed = {
  schema: 1,
  model: { path: 'models/broken.onnx' },
  error: { code: 'model/empty', message: 'models/broken.onnx: the file is empty', hint: 'export it again' },
} as const

test.each<[string, () => string]>([
  ['comment-passing.md', () => renderComment(passingVerdict)],
  ['comment-failing.md', () => renderComment(failingVerdict)],
  ['comment-accepted.md', () => renderComment(acceptedVerdict)],
  ['comment-mixed.md', () => renderComment(mixedVerdict)],
  ['comment-300-models.md', () => renderComment(manyVerdict)],
  ['summary-mixed.md', () => renderSummary(mixedVerdict)],
  ['profile-layers.txt', () => renderProfiles([headDetector], 'table', { width: 120 })],
  ['profile-narrow.txt', () => renderProfiles([headDetector], 'table', { width: 60 })],
  ['profile-operators.txt', () => renderProfiles([headDetector], 'table', { by: 'op' })],
  ['profile-modules.txt', () => renderProfiles([headDetector], 'table', { by: 'module' })],
  ['profile-top.txt', () => renderProfiles([headDetector], 'table', { sort: 'params', top: 3 })],
  ['profiles.txt', () => renderProfiles([baseDetector, failed], 'table')],
  ['profile.md', () => renderProfiles([headDetector], 'markdown', { by: 'module' })],
  ['profile.csv', () => renderProfiles([headDetector], 'csv')],
  ['profile.html', () => renderProfiles([headDetector], 'html', { by: 'module' })],
  ['comparison.txt', () => renderComparison(comparison, 'table')],
  ['comparison-operators.txt', () => renderComparison(comparison, 'table', { by: 'op', top: 2 })],
  ['comparison.csv', () => renderComparison(comparison, 'csv')],
  ['comparison.md', () => renderComparison(comparison, 'markdown', { by: 'module' })],
  ['verdict-mixed.txt', () => renderVerdict(mixedVerdict, 'table')],
  ['verdict-passing.txt', () => renderVerdict(passingVerdict, 'table')],
  ['verdict-mixed.csv', () => renderVerdict(mixedVerdict, 'csv')],
  ['verdict-mixed.html', () => renderVerdict(mixedVerdict, 'html')],
])('%s is as it was', async (file, render) => {
  await expect(render()).toMatchFileSnapshot(`../golden/expected/${file}`)
})

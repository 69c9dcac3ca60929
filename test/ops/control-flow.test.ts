import { expect, test } from 'vitest'
import type { Analysis } from '../../src/analyze/profile.ts'
import { analyze, factTexts } from '../support/analyze.ts'
import { modelOf } from '../support/graph-text.ts'
import { type Case, ifCases, loopCases, mapCases, scanCases } from './control-flow.cases.ts'

function outcome({ profile }: Analysis): { readonly macs: unknown; readonly flops: unknown } {
  return { macs: profile.totals.macs, flops: profile.totals.flops }
}

const cases: readonly Case[] = [...ifCases, ...loopCases, ...scanCases, ...mapCases]

test.each(cases.map((row) => [row[0], row] as const))('%s', (_, [, graph, { facts, ...figures }, dims, values]) => {
  const analysis = analyze(modelOf(graph), dims, values)
  const found = factTexts(analysis, Object.keys(facts))
  expect(Object.fromEntries(Object.keys(facts).map((name, i) => [name, found[i]]))).toEqual(facts)
  expect(outcome(analysis)).toMatchObject(figures)
})

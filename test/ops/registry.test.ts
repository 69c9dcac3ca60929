import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { VALUED } from '../../scripts/docs/operators-inference.ts'
import { operatorsPage } from '../../scripts/docs/operators-page.ts'
import { WITHOUT_RULE } from '../../scripts/docs/operators-without-rule.ts'
import { allSpecs } from '../../src/ops/index.ts'
import { rowsOfAllFamilies } from '../support/all-rows.ts'

type Lists = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>

const LISTS: readonly Lists[] = ['onnx', 'onnxruntime'].map((name) => JSON.parse(fs.readFileSync(`test/golden/operators/${name}.json`, 'utf8')))

function namesIn(lists: readonly Lists[]): readonly string[] {
  return lists.flatMap((list) => Object.entries(list).flatMap(([domain, operators]) => Object.keys(operators).map((op) => (domain === 'ai.onnx' ? op : `${domain}::${op}`))))
}

describe('the registry', () => {
  test('has a rule or a reason for every operator of ONNX and onnxruntime', () => {
    const known = new Set([...allSpecs().keys(), ...WITHOUT_RULE.keys()])
    expect(namesIn(LISTS).filter((name) => !known.has(name))).toEqual([])
  })

  test('gives no reason for an operator that has a rule', () => {
    expect([...WITHOUT_RULE.keys()].filter((name) => allSpecs().has(name))).toEqual([])
  })

  test('says of every operator how it is counted', () => {
    expect([...allSpecs()].filter(([, spec]) => spec.counts === undefined || spec.counts === '').map(([name]) => name)).toEqual([])
  })

  test('holds the numbers of operators that the lists are known to have', () => {
    const sizes = LISTS.map((list) => Object.fromEntries(Object.entries(list).map(([domain, operators]) => [domain, Object.keys(operators).length])))
    expect(sizes).toEqual([
      { 'ai.onnx': 203, 'ai.onnx.preview': 1, 'ai.onnx.preview.training': 4, 'ai.onnx.ml': 19 },
      { 'ai.onnx': 11, 'com.microsoft': 127, 'com.microsoft.nchwc': 8, 'com.ms.internal.nhwc': 19 },
    ])
  })

  test('has every operator on its page', () => {
    const page = operatorsPage()
    const isThere = (name: string) => page.includes(`| ${name} |`) || page.includes(`| ${name.slice(name.lastIndexOf(':') + 1)} |`)
    expect([...allSpecs().keys(), ...WITHOUT_RULE.keys()].filter((name) => !isThere(name) && !page.includes(`\`${name}\``))).toEqual([])
  })

  test('follows the small values of the operators that its page names, and of no others', async () => {
    const rows = (await rowsOfAllFamilies()).filter(([, , , , , outputs]) => outputs.some((output) => typeof output === 'string' && output.includes('=')))
    expect([...VALUED].sort()).toEqual([...new Set(rows.map(([, op]) => op))].sort())
  })
})

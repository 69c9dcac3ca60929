import { ML } from './ml.ts'
import { ML_TREE } from './ml-tree.ts'
import type { Family, OpSpec } from './spec.ts'
import { TRAINING } from './training.ts'

/** Every family of operators; a new family is one line here. */
const FAMILIES: readonly Family[] = [ML, ML_TREE, TRAINING]

const SPECS: ReadonlyMap<string, OpSpec> = new Map(FAMILIES.flatMap((family) => Object.entries(family)))

/** The rule of an operator, in every version of it; undefined when there is none. The default domain is '' or 'ai.onnx'. */
export function findSpec(domain: string, op: string): OpSpec | undefined {
  return SPECS.get(domain === '' || domain === 'ai.onnx' ? op : `${domain}::${op}`)
}

/** All rules by name, `domain::Type` outside the default domain. */
export function allSpecs(): ReadonlyMap<string, OpSpec> {
  return SPECS
}

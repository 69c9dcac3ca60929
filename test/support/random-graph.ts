import fc from 'fast-check'
import type { ModelProfile, NodeProfile } from '../../src/analyze/model-profile.ts'
import { type NodeSketch, profile } from './profile.ts'

interface RandomNode {
  readonly op: string
  readonly width: number
  readonly reads: readonly number[]
}

const randomNode = fc.record<RandomNode>({
  op: fc.constantFrom('Conv', 'Relu', 'Add', 'MatMul', 'Concat'),
  width: fc.integer({ min: 1, max: 3 }),
  reads: fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 2 }),
})

/** Acyclic graphs of a few operators, each node reading nodes before it or the input `x`. Figures follow from structure alone. */
export const randomProfile: fc.Arbitrary<ModelProfile> = fc.array(randomNode, { minLength: 1, maxLength: 25 }).map((nodes) => {
  const name = (i: number): string => `/m${i}/node_${i}`
  const sketches = nodes.map(({ op, width, reads }, i): NodeSketch => {
    const inputs = reads.map((at) => (at % (i + 1) === i ? 'x' : `${name(at % (i + 1))}:0`))
    const hasWeight = op === 'Conv' || op === 'MatMul'
    return {
      op,
      name: name(i),
      inputs: hasWeight ? [...inputs, `${name(i)}.weight`] : inputs,
      outputs: [`${name(i)}:0`],
      ...(op === 'Conv' ? { attributes: { strides: `${width},${width}` } } : {}),
      ...(hasWeight ? { weights: { [inputs.length]: `float32[${width},4]` } } : {}),
      figures: { macs: hasWeight ? width * 64 : 0, params: hasWeight ? 4 * width : 0, flops: width * 128 },
    }
  })
  const read = new Set(sketches.flatMap(({ inputs }) => inputs))
  return profile({
    nodes: sketches,
    tensors: Object.fromEntries(sketches.map(({ outputs }) => [outputs[0] ?? '', 'float32[4]'])),
    outputs: sketches.flatMap(({ outputs }) => outputs.filter((output) => !read.has(output))),
  })
})

/** The same model under other names, keys included. */
export function renamed(model: ModelProfile, rename: (name: string, i: number) => string): ModelProfile {
  const names = new Map<string, string>()
  const other = (name: string): string => {
    if (name === '') return name
    const known = names.get(name) ?? rename(name, names.size)
    names.set(name, known)
    return known
  }
  const nodes = model.nodes.map(
    (node): NodeProfile => ({ ...node, name: other(node.name), key: other(node.key), scope: [], inputs: node.inputs.map(other), outputs: node.outputs.map(other) }),
  )
  const relabel = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] => list.map((tensor) => ({ ...tensor, name: other(tensor.name) }))
  const tensors = Object.fromEntries(Object.entries(model.tensors).map(([name, tensor]) => [other(name), tensor]))
  return { ...model, nodes, tensors, inputs: relabel(model.inputs), outputs: relabel(model.outputs) }
}

/** The same model in another order in which it can run; `choices` pick among the nodes that are ready. */
export function reordered(model: ModelProfile, choices: readonly number[]): ModelProfile {
  const produced = new Set(model.nodes.flatMap(({ outputs }) => outputs))
  const done = new Set<string>()
  const waiting = [...model.nodes]
  const nodes: NodeProfile[] = []
  while (waiting.length > 0) {
    const ready = waiting.filter(({ inputs }) => inputs.every((input) => !produced.has(input) || done.has(input)))
    const next = ready[(choices[nodes.length % Math.max(1, choices.length)] ?? 0) % ready.length]
    if (next === undefined) throw new Error('the graph has a cycle')
    waiting.splice(waiting.indexOf(next), 1)
    for (const output of next.outputs) done.add(output)
    nodes.push(next)
  }
  return { ...model, nodes }
}

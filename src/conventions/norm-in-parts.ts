import type { NodeWalk } from '../analyze/infer.ts'
import type { Recognized } from './recognize.ts'
import type { GraphView } from './view.ts'

type Parts = Pick<Recognized, 'nodes' | 'input' | 'output' | 'weight' | 'bias' | 'weightName'>

/** From here on a layer normalisation is an operator: what is spelt out is somebody's own code. */
const HAS_LAYER_NORMALIZATION = 17

/** An nn.GroupNorm is exported as an instance normalisation of groups, between two Reshapes, and its own scale and bias behind them. */
export function groupNormParts(node: NodeWalk, view: GraphView): Parts | undefined {
  const before = view.producer(node.node.inputs[0])
  const after = view.onlyUser(node.node.outputs[0])
  if (before?.node.op !== 'Reshape' || after?.node.op !== 'Reshape') return undefined
  return withAffine([node, after], before.node.inputs[0], view)
}

/** An nn.LayerNorm in old versions: `d = x - mean(x)`, then `d / √(mean(d²) + ε)`, and its scale and bias behind that. */
export function layerNormParts(mean: NodeWalk, view: GraphView): Parts | undefined {
  const [x] = mean.node.inputs
  const centred = view.onlyUser(mean.node.outputs[0])
  const [difference] = centred?.node.outputs ?? []
  if (mean.context.opset >= HAS_LAYER_NORMALIZATION || !reducesLast(mean, view) || centred?.node.op !== 'Sub' || centred.node.inputs[0] !== x) return undefined
  const square = view.users(difference).find(({ node }) => node.op === 'Pow' || (node.op === 'Mul' && node.inputs[0] === node.inputs[1]))
  const nodes = square === undefined ? [] : [mean, centred, square]
  for (const op of ['ReduceMean', 'Add', 'Sqrt', 'Div']) {
    const next = view.onlyUser(nodes.at(-1)?.node.outputs[0])
    if (next?.node.op !== op) return undefined
    nodes.push(next)
  }
  return nodes.at(-1)?.node.inputs[0] === difference ? withAffine(nodes, x, view) : undefined
}

/** Whether all axes from one to the last are reduced. */
function reducesLast({ node, context }: NodeWalk, view: GraphView): boolean {
  const rank = view.shape(node.inputs[0]).length
  const axes = (context.attrs.ints('axes') ?? []).map((axis) => (axis < 0 ? axis + rank : axis))
  return axes.length > 0 && Math.max(...axes) === rank - 1 && Math.min(...axes) === rank - axes.length
}

/** Nodes with the product with a stored scale and the addition of a stored bias behind them; single numbers are neither. */
function withAffine(parts: readonly NodeWalk[], input: string | undefined, view: GraphView): Parts {
  const nodes = [...parts]
  const elements = { weight: 0, bias: 0 }
  let weightName: string | undefined
  for (const [op, slot] of [
    ['Mul', 'weight'],
    ['Add', 'bias'],
  ] as const) {
    const next = view.onlyUser(nodes.at(-1)?.node.outputs[0])
    const parameter = next?.node.op === op ? view.stored(next.node.inputs.find((name) => view.stored(name) !== undefined)) : undefined
    if (next === undefined || parameter === undefined || parameter.tensor.elements === 1) break
    nodes.push(next)
    elements[slot] = parameter.tensor.elements
    if (slot === 'weight') weightName = parameter.name
  }
  return { nodes, input, output: nodes.at(-1)?.node.outputs[0], weightName, ...elements }
}

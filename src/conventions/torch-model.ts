import type { Analysis } from '../analyze/profile.ts'
import type { Amount } from '../facts/amount.ts'
import { groupBy } from '../util/group-by.ts'
import { containersOf } from './containers.ts'
import { type Parameters, torchParameters } from './parameters.ts'
import { ownerPath, type Recognized, recognize } from './recognize.ts'
import type { TorchCall, TorchModel } from './torch-call.ts'
import { ancestors, GraphView, product, UnknownSize } from './view.ts'

type Hidden = TorchModel['hidden']

/**
 * The torch model behind an exported graph, as far as the file tells; `hidden` says what it does not tell. The file must still be open:
 * bounds of a Clip are read from it.
 */
export function torchModel(analysis: Analysis): TorchModel {
  const view = new GraphView(analysis)
  const empty = { calls: [], params: undefined, batch: 1, inputs: [], hasModules: false, containers: { outputs: [] } }
  try {
    const recognized = recognize(view)
    const hasModules = recognized.some((call) => scopeOf(view, call) !== '')
    const inputs = analysis.model.graph.inputs.map(({ name }) => view.shape(name))
    const calls = placed(view, recognized)
    const parameters = torchParameters(analysis, view)
    const hidden = hiddenOf(analysis, view, recognized, hasModules, parameters)
    const isTold = hidden.params === undefined && 'count' in parameters
    const leastParams = 'atLeast' in parameters && hidden.params === parameters.unknown ? parameters.atLeast : undefined
    const params = { params: isTold ? parameters.count : undefined, ...(leastParams === undefined ? {} : { leastParams }) }
    return { calls, ...params, hidden, batch: inputs[0]?.[0] ?? 1, inputs, hasModules, containers: containersOf(view, calls) }
  } catch (error) {
    if (!(error instanceof UnknownSize)) throw error
    return { ...empty, hidden: { all: error.message } }
  }
}

const scopeOf = (view: GraphView, { nodes }: Recognized): string => (nodes[0] === undefined ? '' : view.scope(nodes[0]))

/** Tells the calls of modules from functions that a module's forward calls. */
function placed(view: GraphView, recognized: readonly Recognized[]): readonly TorchCall[] {
  const all = new Set(view.nodes.map((node) => view.scope(node)))
  const parents = new Set([...all].flatMap(ancestors))
  const kinds = new Map([...groupBy(recognized, (call) => scopeOf(view, call))].map(([scope, calls]) => [scope, new Set(calls.map(({ kind }) => kind))]))
  /** A module that does one kind of thing and holds no other is a layer of that kind. */
  const isLayer = (scope: string): boolean => scope !== '' && !parents.has(scope) && kinds.get(scope)?.size === 1
  const calls = new Map<string, number>()
  return recognized.map((call): TorchCall => {
    const scope = scopeOf(view, call)
    const owner = ownerPath(call.weightName)
    const base = withoutCallNumber(scope, all)
    const isOwn = owner === undefined ? isLayer(scope) : scope === '' || owner === base || owner === scope
    const module = isOwn ? (owner ?? base) : undefined
    const nth = module === undefined ? 0 : (calls.get(module) ?? 0)
    if (module !== undefined) calls.set(module, nth + 1)
    const [inputShape, outputShape] = [view.shape(call.input), view.shape(call.output)]
    const placed: TorchCall = {
      kind: call.kind,
      module,
      nth,
      scope,
      keys: call.nodes.map((node) => view.key(node)),
      inputShape,
      outputShape,
      x: product(inputShape),
      y: product(outputShape),
      macs: call.macs,
      weight: call.weight,
      bias: call.bias,
      weightName: call.weightName,
      isFolded: call.isFolded,
      kernel: call.kernel,
      along: call.along,
    }
    if (call.recurrent === undefined && call.mode === undefined) return placed
    return { ...placed, ...(call.recurrent === undefined ? {} : { recurrent: call.recurrent }), ...(call.mode === undefined ? {} : { mode: call.mode }) }
  })
}

/** The older exporter numbers the calls of a module: `relu`, `relu_1`. */
function withoutCallNumber(scope: string, all: ReadonlySet<string>): string {
  const base = scope.replace(/_\d+$/, '')
  return base !== scope && all.has(base) ? base : scope
}

/** Why calls do not show all that the model computes: parts of it stand where they are not looked for, or are no operators of torch's exporter. */
function unseen(view: GraphView, calls: readonly Recognized[]): string | undefined {
  const shown = new Set(calls.flatMap(({ macs, nodes }) => (macs > 0 ? nodes : [])))
  const isWork = ({ dim, why }: Amount) => why !== undefined || dim !== 0
  for (const node of view.nodes) {
    const { macs, flops } = node.cost.amounts
    if (node.bodies.length > 0 && isWork(flops)) return `layers in functions, branches and loops are not told apart (${node.node.op})`
    if (isWork(macs) && !shown.has(node) && node.node.op !== 'Einsum') return `which layer of torch ${node.node.op} stands for is not told`
  }
  return undefined
}

function hiddenOf(analysis: Analysis, view: GraphView, calls: readonly Recognized[], hasModules: boolean, parameters: Parameters): Hidden {
  const kinds = new Set(calls.map(({ kind }) => kind))
  const isFolded = calls.some((call) => call.isFolded)
  const multihead = analysis.weights.some(({ name }) => /(^|\.)in_proj_(weight|bias)$/.test(name))
  const noParams = isFolded
    ? 'the exporter merged normalisations into their neighbours: their parameters are gone'
    : !hasModules
      ? 'the file names no modules of torch'
      : 'unknown' in parameters
        ? parameters.unknown
        : undefined
  const all = unseen(view, calls)
  return {
    ...(all === undefined ? {} : { all }),
    ...(view.nodes.some(({ node }) => node.op === 'Einsum') ? { einsum: 'the products that an einsum is taken apart into are not told' } : {}),
    ...(isFolded ? { norm: 'the exporter merged normalisations into their neighbours: their weights are gone' } : {}),
    ...(noParams === undefined ? {} : { params: noParams }),
    ...(calls.some(({ kind, nodes }) => kind === 'matmul' && nodes.some(({ node }) => node.inputs.some((name) => ownerPath(name) !== undefined)))
      ? { product: 'a product with a parameter as it stands: whether a module such as Conv1D of transformers made it is not told' }
      : {}),
    ...(kinds.has('matmul') ? { matmul: 'whether a product of two activations was torch.matmul, @ or bmm is not told' } : {}),
    ...(kinds.has('attention') ? { sdpa: 'scaled_dot_product_attention counts differently from device to device' } : {}),
    ...(multihead ? { multihead: 'the parts of nn.MultiheadAttention are not told apart' } : {}),
  }
}

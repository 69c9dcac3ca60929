import { type BindingRequest, NO_BINDINGS, resolveBindings } from '../analyze/bindings.ts'
import type { Graph } from '../graph/graph.ts'

/** The symbols that stand for the batch: free dimensions that would be 1 unless bound. */
export function batchSymbols(graph: Graph): ReadonlySet<string> {
  return new Set(resolveBindings(graph, NO_BINDINGS).defaults.keys())
}

/** The request with every batch dimension set to `size`, whatever it said of them. */
export function withBatch(graph: Graph, request: BindingRequest, size: number): BindingRequest {
  const symbols = batchSymbols(graph)
  const declared = new Map(graph.inputs.map(({ name, type }) => [name, type?.kind === 'tensor' ? type.shape : undefined]))
  const isBatch = (name: string, axis: number) => {
    const dim = declared.get(name)?.[axis]
    return symbols.has(typeof dim === 'string' && dim !== '' ? dim : `${name}.${axis}`) && typeof dim !== 'number'
  }
  const shapes = [...request.shapes].map(([name, given]) => [name, { ...given, value: given.value.map((value, axis) => (isBatch(name, axis) ? null : value)) }] as const)
  const dims = [...symbols].map((symbol) => [symbol, { value: size, from: 'config' as const }] as const)
  return { ...request, shapes: new Map(shapes), dims: new Map([...request.dims, ...dims]) }
}

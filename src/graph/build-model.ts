import type { FunctionProto, ModelProto, OperatorSetIdProto } from '../onnx/messages.ts'
import type { Payloads } from '../onnx/tensor.ts'
import type { Diagnostic } from '../util/errors.ts'
import { quoted } from '../util/quoted.ts'
import { attributesOf, type Building, buildGraph, inOrder, nodeOf } from './build-graph.ts'
import { canonicalDomain, DEFAULT_DOMAIN } from './domain.ts'
import { type FunctionDefinition, functionKey, type Model } from './graph.ts'
import { metadataOf } from './metadata.ts'
import { valueInfosOf } from './value-type.ts'

/** The opset whose rules a model without `opset_import` is read by: the newest of ONNX 1.23. */
const NEWEST_OPSET = 28

/** From this IR version on a model must import its opsets; before there was only opset 1. */
const FIRST_IR_WITH_OPSETS = 3

/**
 * The model of a file: names resolved, domains canonical, nodes in an order in which they can run.
 * @param path the file's name as the user gave it
 * @throws AppError for a tensor whose dims no file can hold
 */
export function buildModel(proto: ModelProto, path: string, payloads: Payloads): Model {
  const diagnostics: Diagnostic[] = []
  const building: Building = { payloads, warn: (diagnostic) => diagnostics.push(diagnostic) }
  const irVersion = proto.irVersion ?? 0
  const graph = buildGraph(proto.graph, building)
  const functions = functionsOf(proto.functions, building)
  const opsets = opsetsOf(proto.opsetImport)
  if (!opsets.has(DEFAULT_DOMAIN) && graph.nodes.some(({ domain }) => domain === DEFAULT_DOMAIN)) {
    opsets.set(DEFAULT_DOMAIN, irVersion >= FIRST_IR_WITH_OPSETS ? NEWEST_OPSET : 1)
    building.warn({
      code: 'graph/no-opset',
      level: 'warning',
      message: `the model imports no opset of the standard operators; it is read by the rules of opset ${opsets.get(DEFAULT_DOMAIN)}`,
    })
  }
  return {
    path,
    irVersion,
    producer: [proto.producerName, proto.producerVersion].filter((part) => part !== undefined && part !== '').join(' '),
    opsets,
    graph: { ...graph, inputs: graph.inputs.filter(({ name }) => !graph.initializers.has(name) && !graph.sparseInitializers.has(name)) },
    functions,
    metadata: metadataOf(proto.metadataProps),
    fileBytes: payloads.source.size,
    externalBytes: payloads.external.totalBytes(),
    diagnostics: [...diagnostics, ...payloads.external.diagnostics()],
  }
}

/** Domain → version; the highest where a domain is named twice. */
function opsetsOf(imports: readonly OperatorSetIdProto[]): Map<string, number> {
  const opsets = new Map<string, number>()
  for (const { domain, version } of imports) {
    const name = canonicalDomain(domain)
    opsets.set(name, Math.max(opsets.get(name) ?? 0, version ?? 0))
  }
  return opsets
}

function functionsOf(protos: readonly FunctionProto[], building: Building): ReadonlyMap<string, FunctionDefinition> {
  const functions = new Map<string, FunctionDefinition>()
  for (const proto of protos) {
    const definition = functionOf(proto, building)
    const key = functionKey(definition.domain, definition.name, definition.overload)
    if (functions.has(key)) building.warn({ code: 'graph/duplicate-function', level: 'warning', message: `function ${quoted(key)} is defined twice; the first is used` })
    else functions.set(key, definition)
  }
  return functions
}

function functionOf(proto: FunctionProto, building: Building): FunctionDefinition {
  const name = proto.name ?? ''
  const attributeDefaults = attributesOf(proto.attributeProto, building)
  return {
    domain: canonicalDomain(proto.domain),
    name,
    overload: proto.overload ?? '',
    inputs: proto.input,
    outputs: proto.output,
    attributeNames: [...proto.attribute, ...attributeDefaults.keys()],
    attributeDefaults,
    opsets: opsetsOf(proto.opsetImport),
    nodes: inOrder(
      proto.node.map((node, index) => nodeOf(node, index, building)),
      `function ${quoted(name)}`,
      building,
    ),
    valueInfo: valueInfosOf(proto.valueInfo),
  }
}

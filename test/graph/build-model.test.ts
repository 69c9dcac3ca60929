import { describe, expect, it } from 'vitest'
import { type Attribute, functionKey, type ValueType } from '../../src/graph/graph.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { float, floats, graphSpec, type ModelSpec, type NodeSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()

function load(spec: Partial<ModelSpec>) {
  const { model, close } = loadModel(writeModel(folder, 'm.onnx', { nodes: [], ...spec }))
  close()
  return model
}

const messages = (spec: Partial<ModelSpec>) => load(spec).diagnostics.map(({ code, message }) => `${code}: ${message}`)

it('says what the file says about itself', () => {
  const model = load({ irVersion: 9, producer: 'pytorch', opset: { '': 17, 'com.microsoft': 1 }, metadata: { author: 'me', __proto__x: '1' } })
  expect(model).toMatchObject({ irVersion: 9, producer: 'pytorch', externalBytes: 0, diagnostics: [] })
  expect(model.opsets).toEqual(new Map(Object.entries({ 'ai.onnx': 17, 'com.microsoft': 1 })))
  expect(model.metadata).toEqual(new Map(Object.entries({ author: 'me', __proto__x: '1' })))
})

describe('opsets', () => {
  it('of the default domain have one name, and the highest import counts', () => {
    expect(load({ opset: { '': 13, 'ai.onnx': 15 } }).opsets).toEqual(new Map([['ai.onnx', 15]]))
  })

  it('that are missing are told, and only where they are needed', () => {
    const custom: NodeSpec = { op: 'Foo', domain: 'com.acme' }
    expect(messages({ opset: {}, nodes: [{ op: 'Relu' }] })).toEqual(['graph/no-opset: the model imports no opset of the standard operators; it is read by the rules of opset 28'])
    expect(load({ opset: {}, irVersion: 2, nodes: [{ op: 'Relu' }] }).opsets).toEqual(new Map([['ai.onnx', 1]]))
    expect(messages({ opset: { 'com.acme': 1 }, nodes: [custom] })).toEqual([])
  })
})

it('lists as inputs what the caller feeds', () => {
  const input = (name: string) => ({ name, dtype: 'float32' as const, shape: [1] })
  const spec = { irVersion: 3, inputs: [input('x'), input('w'), input('s')], initializers: [{ name: 'w', dtype: 'float32' as const, dims: [1] }] }
  const sparse = { dims: [4], values: { name: 's', dtype: 'float32' as const, dims: [1], values: [1] }, indices: { dtype: 'int64' as const, dims: [1], values: [2] } }
  const { graph } = load({ ...spec, sparseInitializers: [sparse] })
  expect(graph.inputs.map(({ name }) => name)).toEqual(['x'])
  expect(graph.sparseInitializers.get('s')).toMatchObject({ name: 's', dims: [4], values: { elements: 1, bytes: 4 }, indices: { dtype: 'int64' } })
})

describe('types of values', () => {
  it.each<ValueType>([
    { kind: 'tensor', dtype: 'float16', shape: ['batch', 0, undefined, 'h*2'] },
    { kind: 'tensor', dtype: 'int2', shape: [] },
    { kind: 'tensor', dtype: undefined, shape: undefined },
    { kind: 'tensor', dtype: 'float32', shape: [3], sparse: true },
    { kind: 'sequence', element: { kind: 'tensor', dtype: 'string', shape: undefined } },
    { kind: 'optional', element: { kind: 'sequence', element: undefined } },
    { kind: 'map', key: 'int64', value: { kind: 'tensor', dtype: 'float32', shape: [2] } },
  ])('%j', (type) => {
    const { graph } = load({ inputs: [{ name: 'x', type }], outputs: [{ name: 'y', type }], valueInfo: [{ name: 'h', type, metadata: { a: 'b' } }] })
    expect(graph.inputs).toEqual([{ name: 'x', type, metadata: new Map() }])
    expect(graph.outputs[0]?.type).toEqual(type)
    expect(graph.valueInfo.get('h')).toEqual({ name: 'h', type, metadata: new Map([['a', 'b']]) })
  })

  it('may be missing, and a negative size is an unknown one', () => {
    const { graph } = load({ inputs: [{ name: 'x' }, { name: 'z', dtype: 'float32', shape: [-1, 3] }] })
    expect(graph.inputs.map(({ type }) => type)).toEqual([undefined, { kind: 'tensor', dtype: 'float32', shape: [undefined, 3] }])
  })
})

describe('attributes', () => {
  const inner = { op: 'Relu', inputs: ['a'], outputs: ['b'] }

  it.each<[title: string, value: NonNullable<NodeSpec['attributes']>[string], expected: object]>([
    ['int', 3, { kind: 'int', value: 3 }],
    ['zero', 0, { kind: 'int', value: 0 }],
    ['largest int', 9223372036854775807n, { kind: 'int', value: Infinity }],
    ['negative int', -2, { kind: 'int', value: -2 }],
    ['ints', [1, -1, 9223372036854775807n], { kind: 'ints', value: [1, -1, Infinity] }],
    ['empty ints', [], { kind: 'ints', value: [] }],
    ['float', float(0.5), { kind: 'float', value: 0.5 }],
    ['floats', floats([0.25, -1]), { kind: 'floats', value: [0.25, -1] }],
    ['string', 'SAME_UPPER', { kind: 'string', value: 'SAME_UPPER' }],
    ['empty string', '', { kind: 'string', value: '' }],
    ['strings', ['a', 'ö'], { kind: 'strings', value: ['a', 'ö'] }],
    ['reference', { ref: 'alpha' }, { kind: 'reference', value: 'alpha' }],
    ['type', { type: { kind: 'tensor', dtype: 'int8', shape: [1] } }, { kind: 'type', value: { kind: 'tensor', dtype: 'int8', shape: [1] } }],
    ['tensor', { dtype: 'int64', dims: [2] }, { kind: 'tensor', value: { dtype: 'int64', dims: [2], elements: 2, bytes: 16 } }],
    ['graph', graphSpec({ graphName: 'body', nodes: [inner] }), { kind: 'graph', value: { name: 'body', nodes: [inner] } }],
    ['graphs', { graphs: [{ graphName: 'one', nodes: [] }] }, { kind: 'graphs', value: [{ name: 'one' }] }],
    [
      'sparse tensor',
      { sparse: { dims: [9], values: { dtype: 'float32', dims: [1] }, indices: { dtype: 'int64', dims: [1] } } },
      { kind: 'sparseTensor', value: { dims: [9], values: { elements: 1 } } },
    ],
  ])('of kind %s', (_, value, expected) => {
    const attribute: Attribute | undefined = load({ nodes: [{ op: 'Any', attributes: { value } }] }).graph.nodes[0]?.attributes.get('value')
    expect(attribute).toMatchObject(expected)
  })
})

it('keeps nodes as the file has them, in an order in which they can run', () => {
  const { graph } = load({
    nodes: [
      { op: 'Second', name: 'b', inputs: ['h', ''], outputs: ['y'], domain: 'com.acme', overload: 'v2', metadata: { namespace: 'm' } },
      { op: 'First', name: 'a', inputs: ['x'], outputs: ['h', ''], domain: 'ai.onnx' },
    ],
  })
  expect(graph.nodes).toEqual([
    { index: 1, name: 'a', op: 'First', domain: 'ai.onnx', overload: '', inputs: ['x'], outputs: ['h', ''], attributes: new Map(), metadata: new Map() },
    { index: 0, name: 'b', op: 'Second', domain: 'com.acme', overload: 'v2', inputs: ['h', ''], outputs: ['y'], attributes: new Map(), metadata: new Map([['namespace', 'm']]) },
  ])
})

it('defines functions by domain, name and overload', () => {
  const nodes: readonly NodeSpec[] = [
    { op: 'Later', inputs: ['h'], outputs: ['y'] },
    { op: 'Elu', inputs: ['x'], outputs: ['h'], attributes: { alpha: { ref: 'alpha' } } },
  ]
  const definition = { domain: 'local', name: 'F', inputs: ['x'], outputs: ['y'], nodes, opset: { '': 18, local: 1 } }
  const { functions } = load({
    functions: [
      { ...definition, attributes: ['alpha'], attributeDefaults: { beta: float(2) }, valueInfo: [{ name: 'h', dtype: 'float32' }] },
      { ...definition, overload: 'wide' },
    ],
  })
  expect([...functions.keys()]).toEqual(['local::F', functionKey('local', 'F', 'wide')])
  expect(functions.get('local::F')).toMatchObject({
    inputs: ['x'],
    outputs: ['y'],
    attributeNames: ['alpha', 'beta'],
    attributeDefaults: new Map([['beta', { kind: 'float', value: 2 }]]),
    opsets: new Map(Object.entries({ 'ai.onnx': 18, local: 1 })),
    nodes: [{ op: 'Elu' }, { op: 'Later' }],
  })
})

describe('what is wrong with a graph is told, and the rest is there', () => {
  it('names made twice', () => {
    const relu = { op: 'Relu', inputs: ['q'], outputs: ['y'] }
    expect(messages({ graphName: 'g', nodes: [relu, relu, { op: 'Abs', outputs: ['x'] }], inputs: [{ name: 'x' }] })).toEqual([
      'graph/duplicate-name: graph "g": "y" is made more than once (and 1 more)',
    ])
  })

  it('initializers of the same name: the first counts', () => {
    const weight = { name: 'w', dtype: 'float32' as const, dims: [1] }
    const spec = { graphName: 'g', initializers: [weight, { ...weight, dims: [2] }] }
    expect(messages(spec)).toEqual(['graph/duplicate-name: initializers of graph "g": "w" is made more than once'])
    expect(load(spec).graph.initializers.get('w')?.dims).toEqual([1])
  })

  it('a circle', () => {
    const nodes = [
      { op: 'Add', name: 'loop', inputs: ['x', 'b'], outputs: ['a'] },
      { op: 'Relu', inputs: ['a'], outputs: ['b'] },
    ]
    expect(messages({ graphName: 'g', nodes })).toEqual(['graph/cycle: graph "g": 2 nodes can never run, because each waits for the other; the first is "Add" "loop"'])
    expect(load({ nodes }).graph.nodes).toHaveLength(2)
  })

  it('a function defined twice', () => {
    const definition = { domain: 'local', name: 'F', inputs: [], outputs: [], nodes: [] }
    expect(messages({ functions: [definition, definition] })).toEqual(['graph/duplicate-function: function "local::F" is defined twice; the first is used'])
  })
})

it('does not take an initializer without a name for an absent input', () => {
  const { graph } = load({ initializers: [{ name: '', dtype: 'float32', dims: [1] }], nodes: [{ op: 'Clip', inputs: ['x', '', 'max'] }] })
  expect(graph.initializers.size).toBe(0)
})

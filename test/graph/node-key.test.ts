import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/graph/graph.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { nodeKeys, scopeOf } from '../../src/graph/node-key.ts'
import { type NodeSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()

function nodesOf(nodes: readonly NodeSpec[], weights: readonly string[] = []) {
  const initializers = weights.map((name) => ({ name, dtype: 'float32' as const, dims: [1] }))
  const { model, close } = loadModel(writeModel(folder, 'm.onnx', { nodes, initializers }))
  close()
  return model.graph
}

function keys(nodes: readonly NodeSpec[], weights: readonly string[] = []): readonly string[] {
  const graph = nodesOf(nodes, weights)
  return nodeKeys(graph, graph.nodes)
}

function scope(node: NodeSpec): string {
  return scopeOf(nodesOf([node]).nodes[0] as Node).join(' ')
}

/** Metadata as torch's newer exporter writes it: the modules around an operation, and the operation. */
function inScopes(...scopes: readonly string[]): Readonly<Record<string, string>> {
  return { 'pkg.torch.onnx.name_scopes': `[${scopes.map((name) => `'${name}'`).join(', ')}]` }
}

describe('the module of a node', () => {
  it.each([
    ['/conv1/Conv', 'conv1'],
    ['/layer1/layer1.0/conv1/Conv', 'layer1 0 conv1'],
    ['/features/features.0/features.0.0/Conv', 'features 0 0'],
    ['/model.24/m.2/Conv', 'model 24 m 2'],
    ['/net/encoder/layer.0/attention/self/query/MatMul', 'net encoder layer 0 attention self query'],
    ['/block/block/Conv', 'block block'],
    ['/layer4/layer4.1/relu_1/Relu', 'layer4 1 relu_1'],
    ['StatefulPartitionedCall/model/dense/MatMul', 'StatefulPartitionedCall model dense'],
    ['/Relu_3', ''],
    ['Conv_12', ''],
    ['stem', ''],
    ['', ''],
    ['//', ''],
  ])('by the name %s is "%s"', (name, expected) => {
    expect(scope({ op: 'Any', name })).toBe(expected)
  })

  it.each([
    [inScopes('', 'layer1', 'layer1.0', 'layer1.0.conv1', 'conv2d_1'), 'layer1 0 conv1'],
    [inScopes('', 'encoder.layers.encoder_layer_0', 'encoder.layers.encoder_layer_0.mlp.0', 'linear'), 'encoder layers encoder_layer_0 mlp 0'],
    [inScopes('', 'view'), ''],
    [{ 'pkg.torch.onnx.name_scopes': `['', "it's", 'it\\'s.x', 'op']` }, "it's it\\'s x"],
    [{ namespace: ': torchvision.ResNet/layer1: torch.nn.Sequential/layer1.0: BasicBlock/layer1.0.bn1: BatchNorm2d/conv2d: aten.conv2d' }, 'layer1 0 bn1'],
    [{ 'pkg.torch.onnx.name_scopes': 'no list' }, ''],
  ])('by the metadata %j is "%s"', (metadata, expected) => {
    expect(scope({ op: 'Conv', name: 'node_conv2d_1', metadata })).toBe(expected)
  })

  it('of a fused node is that of its weight, where that stands beside the module it was fused into', () => {
    const metadata = { ...inScopes('', 'layer1', 'layer1.0', 'layer1.0.bn1', 'batch_norm'), 'pkg.onnxscript.rewriter.rule_name': 'FuseBatchNormIntoConv' }
    expect(scope({ op: 'Conv', inputs: ['x', 'layer1.0.conv1.weight', 'b'], metadata })).toBe('layer1 0 conv1')
    expect(scope({ op: 'Conv', inputs: ['x', 'elsewhere.conv1.weight'], metadata })).toBe('layer1 0 bn1')
    expect(scope({ op: 'Conv', inputs: ['x', 'val_3'], metadata })).toBe('layer1 0 bn1')
  })
})

describe('the key of a node', () => {
  it('is its name, where that says more than operator and number', () => {
    const named = (name: string): NodeSpec => ({ op: 'Conv', name })
    expect(keys(['/layer1/layer1.0/conv1/Conv', 'stem', 'conv1', 'Convolution_2'].map(named))).toEqual(['/layer1/layer1.0/conv1/Conv', 'stem', 'conv1', 'Convolution_2'])
  })

  it('is module and operator, with a number among equals, where the metadata tells the module', () => {
    const relu = (number: number): NodeSpec => ({ op: 'Relu', name: `node_relu_${number}`, metadata: inScopes('', 'layer1', 'layer1.relu', `relu_${number}`) })
    expect(keys([relu(7), relu(8), { op: 'Reshape', name: 'node_view', metadata: inScopes('', 'view') }])).toEqual(['/layer1/relu/Relu', '/layer1/relu/Relu_1', '/Reshape'])
  })

  it('of a nameless node comes from the name of its weight, and is handed on to what follows', () => {
    const nodes: readonly NodeSpec[] = [
      { op: 'Conv', name: 'Conv_0', inputs: ['x', 'stem.conv.weight', 'stem.conv.bias'], outputs: ['1'] },
      { op: 'Relu', name: 'Relu_1', inputs: ['1'], outputs: ['2'] },
      { op: 'Conv', inputs: ['2', 'kernel'], outputs: ['3'] },
      { op: 'Relu', inputs: ['3'], outputs: ['4'] },
      { op: 'MatMul', name: '77', inputs: ['4', 'onnx::MatMul_193'], outputs: ['5'] },
      { op: 'Relu', inputs: ['x'], outputs: ['6'] },
    ]
    const weights = ['stem.conv.weight', 'stem.conv.bias', 'kernel', 'onnx::MatMul_193']
    expect(keys(nodes, weights)).toEqual(['/stem/conv/Conv', '/stem/conv/Relu', '/kernel/Conv', '/kernel/Relu', '/kernel/MatMul', '/Relu'])
  })

  it('stays when nodes and values are renumbered and a layer is put in elsewhere', () => {
    const model = (first: number, extra: readonly NodeSpec[]) => {
      const value = (i: number) => String(first + i)
      const nodes = [
        ...extra,
        { op: 'Conv', name: `Conv_${first}`, inputs: ['x', 'a.weight'], outputs: [value(0)] },
        { op: 'Relu', name: `Relu_${first + 1}`, inputs: [value(0)], outputs: [value(1)] },
        { op: 'Conv', name: `Conv_${first + 2}`, inputs: [value(1), 'b.weight'], outputs: [value(2)] },
        { op: 'Relu', name: `Relu_${first + 3}`, inputs: [value(2)], outputs: [value(3)] },
      ]
      return keys(nodes, ['a.weight', 'b.weight', 'c.weight'])
    }
    const base = model(0, [])
    const head = model(40, [
      { op: 'Conv', name: 'Conv_1', inputs: ['x', 'c.weight'], outputs: ['1'] },
      { op: 'Relu', name: 'Relu_2', inputs: ['1'], outputs: ['2'] },
    ])
    expect(base).toEqual(['/a/Conv', '/a/Relu', '/b/Conv', '/b/Relu'])
    expect(head).toEqual(['/c/Conv', '/c/Relu', ...base])
  })

  it('is unique, also among hostile names', () => {
    const nodes = ['/x/Relu', '/x/Relu', '/x/Relu_1', '/x/Relu', '', '', '/Relu_1'].map((name): NodeSpec => ({ op: 'Relu', name }))
    expect(keys(nodes)).toEqual(['/x/Relu', '/x/Relu_2', '/x/Relu_1', '/x/Relu_3', '/Relu', '/Relu_2', '/Relu_1'])
    const evil = keys(['__proto__', '__proto__', 'constructor', '\n|`<b>'].map((name): NodeSpec => ({ op: 'Relu', name })))
    expect(new Set(evil).size).toBe(4)
  })

  it('does not take an absent output for the source of an absent input', () => {
    const nodes: readonly NodeSpec[] = [
      { op: 'Dropout', name: '/a/Dropout', inputs: ['x'], outputs: ['y', ''] },
      { op: 'Clip', inputs: ['z', '', 'max'] },
    ]
    expect(keys(nodes)).toEqual(['/a/Dropout', '/Clip'])
  })

  it('is found in time for many nodes of one name', () => {
    const nodes = Array.from({ length: 20_000 }, (): NodeSpec => ({ op: 'Relu', name: 'same' }))
    expect(keys(nodes).at(-1)).toBe('same_19999')
  })
})

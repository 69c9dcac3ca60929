import type { Attribute, Node } from '../graph/graph.ts'

const MAX_TEXT = 80

/** A node's attributes as short text, by name: what decides its cost and what a change of it is told by. Bodies and tensors are told by their size. */
export function attributeTexts(node: Node): Readonly<Record<string, string>> {
  const texts: (readonly [name: string, text: string])[] = []
  for (const [name, attribute] of node.attributes) {
    const text = attributeText(attribute)
    if (text !== undefined) texts.push([name, text.slice(0, MAX_TEXT)])
  }
  return Object.fromEntries(texts)
}

function attributeText(attribute: Attribute): string | undefined {
  switch (attribute.kind) {
    case 'int':
    case 'float':
    case 'string':
      return String(attribute.value)
    case 'ints':
    case 'floats':
    case 'strings':
      return attribute.value.join(',')
    case 'tensor':
    case 'sparseTensor':
      return `tensor ${attribute.value.dims.join('x')}`
    case 'graph':
      return `graph of ${attribute.value.nodes.length} nodes`
    default:
      return undefined
  }
}

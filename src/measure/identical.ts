import { open, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Graph, Model, Tensor } from '../graph/graph.ts'

const CHUNK = 2 ** 20

/** Whether two models are the same bytes, their external data included: there is then nothing to measure. */
export async function areIdentical(base: Model, head: Model): Promise<boolean> {
  if (!(await areFilesEqual(base.path, head.path))) return false
  for (const location of externalFiles(head.graph)) {
    if (!(await areFilesEqual(resolve(dirname(base.path), location), resolve(dirname(head.path), location)))) return false
  }
  return true
}

/** Files that hold tensors of a graph and its subgraphs. */
function externalFiles(graph: Graph): ReadonlySet<string> {
  const locations = new Set<string>()
  const note = (tensor: Tensor) => {
    if (tensor.external !== undefined) locations.add(tensor.external.location)
  }
  const visit = ({ initializers, nodes }: Graph) => {
    for (const tensor of initializers.values()) note(tensor)
    for (const attribute of nodes.flatMap((node) => [...node.attributes.values()])) {
      if (attribute.kind === 'tensor') note(attribute.value)
      if (attribute.kind === 'graph') visit(attribute.value)
      if (attribute.kind === 'graphs') for (const graphOf of attribute.value) visit(graphOf)
    }
  }
  visit(graph)
  return locations
}

async function areFilesEqual(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true
  const sizes = await Promise.all(
    [a, b].map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => undefined,
      ),
    ),
  )
  if (sizes[0] === undefined || sizes[0] !== sizes[1]) return false
  const [first, second] = [await open(a), await open(b)]
  try {
    const [left, right] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)]
    for (let offset = 0; offset < sizes[0]; offset += CHUNK) {
      const length = Math.min(CHUNK, sizes[0] - offset)
      await Promise.all([readFully(first, left, length, offset), readFully(second, right, length, offset)])
      if (left.compare(right, 0, length, 0, length) !== 0) return false
    }
    return true
  } finally {
    await Promise.all([first.close(), second.close()])
  }
}

async function readFully(file: Awaited<ReturnType<typeof open>>, into: Buffer, length: number, offset: number): Promise<void> {
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(into, filled, length - filled, offset + filled)
    if (bytesRead === 0) throw new Error('the file became shorter while it was read')
    filled += bytesRead
  }
}

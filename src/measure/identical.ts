import { open, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { loadModel } from '../graph/load-model.ts'

const CHUNK = 2 ** 20

/**
 * Whether two models are the same bytes, the external data in their folders included: there is then nothing to measure.
 * @throws AppError for files that are the same, and no models
 */
export async function areIdentical(base: string, head: string): Promise<boolean> {
  if (!(await areFilesEqual(base, head))) return false
  const { externalLocations, close } = loadModel(head)
  close()
  for (const location of externalLocations()) {
    if (!(await areFilesEqual(resolve(dirname(base), location), resolve(dirname(head), location)))) return false
  }
  return true
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

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { AppError, messageOf } from '../util/errors.ts'

/** No artifact of ours has more files. */
const MAX_ENTRIES = 20_000

/**
 * The files in a zip that somebody else made. Entries are asked for by name and read with a bound on their unpacked size: nothing is
 * ever unpacked to a path that the zip names.
 */
export interface ZipReader {
  readonly names: readonly string[]
  /** @throws AppError `base/artifact` when it is missing, too large, or not what its header says */
  text(name: string, maxBytes: number): Promise<string>
  /** Writes one entry to `file`, at most `maxBytes` of it, and answers with its SHA-256 in hexadecimal. */
  toFile(name: string, file: string, maxBytes: number): Promise<string>
  close(): void
}

/** @throws AppError `base/artifact` when the file is no zip, or one with too many entries or unsafe names. */
export async function openZip(file: string): Promise<ZipReader> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(refuse)
  const entries = await listEntries(zip).catch((cause: unknown) => {
    zip.close()
    return refuse(cause)
  })

  const read = async <T>(name: string, maxBytes: number, use: (bytes: NodeJS.ReadableStream) => Promise<T>): Promise<T> => {
    const entry = entries.get(name)
    if (entry === undefined) throw new AppError('base/artifact', `the artifact has no ${name}`)
    if (entry.uncompressedSize > maxBytes) throw new AppError('base/artifact', `${name} in the artifact is larger than ${maxBytes} bytes`)
    return zip.openReadStreamPromise(entry).then(use).catch(refuse)
  }

  return {
    names: [...entries.keys()],
    text: (name, maxBytes) =>
      read(name, maxBytes, async (bytes) => {
        const chunks: Buffer[] = []
        for await (const chunk of bytes) chunks.push(Buffer.from(chunk as Buffer))
        return Buffer.concat(chunks).toString('utf8')
      }),
    toFile: (name, target, maxBytes) =>
      read(name, maxBytes, async (bytes) => {
        const hash = createHash('sha256')
        const hashing = new Transform({
          transform(chunk, _encoding, done) {
            hash.update(chunk)
            done(null, chunk)
          },
        })
        await pipeline(bytes, hashing, createWriteStream(target, { flags: 'wx' }))
        return hash.digest('hex')
      }),
    close: () => zip.close(),
  }
}

function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    if (zip.entryCount > MAX_ENTRIES) reject(new Error(`it has ${zip.entryCount} files`))
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function refuse(cause: unknown): never {
  if (cause instanceof AppError) throw cause
  throw new AppError('base/artifact', `the artifact is no zip that can be read: ${messageOf(cause)}`, { cause })
}

import fs from 'node:fs'

/** Random access to a file of any size that counts what it reads. */
export interface Source {
  /** Bytes of the file when it was opened. */
  readonly size: number
  readonly bytesRead: () => number
  /** Fills `into` from `offset` on and returns how many bytes there were: fewer only at the end of the file. */
  readonly readInto: (into: Uint8Array, offset: number) => number
  /** The bytes at `offset`, or undefined when the file ends before them or is closed. */
  readonly read: (offset: number, length: number) => Uint8Array | undefined
  readonly close: () => void
}

/** Opens a regular file for reading. @throws the system's error when it cannot be opened */
export function openSource(path: string): Source {
  const file = fs.openSync(path, 'r')
  let isOpen = true
  let total = 0

  const readInto = (into: Uint8Array, offset: number): number => {
    let filled = 0
    while (isOpen && filled < into.length) {
      const count = fs.readSync(file, into, filled, into.length - filled, offset + filled)
      if (count === 0) break
      filled += count
    }
    total += filled
    return filled
  }

  const size = fs.fstatSync(file).size
  return {
    size,
    bytesRead: () => total,
    readInto,
    read: (offset, length) => {
      if (!isOpen || offset < 0 || offset + length > size) return undefined
      const bytes = new Uint8Array(length)
      return readInto(bytes, offset) === length ? bytes : undefined
    },
    close: () => {
      if (isOpen) fs.closeSync(file)
      isOpen = false
    },
  }
}

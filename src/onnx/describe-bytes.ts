/** What files that are no ONNX models begin with, at which offset. */
const SIGNATURES: readonly (readonly [offset: number, bytes: string, what: string])[] = [
  [0, 'PK\x03\x04', 'a zip archive, such as a PyTorch checkpoint (.pt)'],
  [0, '\x80\x02', 'a Python pickle, such as an old PyTorch checkpoint'],
  [0, '\x80\x03', 'a Python pickle'],
  [0, '\x80\x04', 'a Python pickle'],
  [0, '\x80\x05', 'a Python pickle'],
  [4, 'TFL3', 'a TensorFlow Lite model'],
  [4, 'ORTM', "a model in ONNX Runtime's own format (.ort)"],
  [0, '\x89HDF', 'an HDF5 file, such as a Keras model (.h5)'],
  [0, 'GGUF', 'a GGUF model'],
  [8, '{"', 'a safetensors file'],
  [0, '\x93NUMPY', 'a NumPy array'],
  [0, '\x1f\x8b', 'a gzip archive'],
  [0, '\x28\xb5\x2f\xfd', 'a zstd archive'],
  [0, '\xfd7zXZ', 'an xz archive'],
  [0, 'BZh', 'a bzip2 archive'],
  [0, '\x7fELF', 'a program'],
  [0, '\x89PNG', 'an image'],
  [0, '\xff\xd8\xff', 'an image'],
  [0, '%PDF', 'a PDF document'],
]

/** Tags of ModelProto's fields, one of which every ONNX file begins with. */
const FIRST_TAGS = new Set([0x08, 0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72, 0xa2, 0xca, 0xd2])

const LFS_POINTER = 'version https://git-lfs.github.com/spec/'

/** Whether a file that begins so is a Git LFS pointer: the note git keeps in a large file's place. */
export function isLfsPointer(head: Uint8Array): boolean {
  return latin(head).startsWith(LFS_POINTER)
}

/** What a file that begins so looks like, or undefined if it could be a model. */
export function describeBytes(head: Uint8Array): string | undefined {
  const text = latin(head)
  const signature = SIGNATURES.find(([offset, bytes]) => text.startsWith(bytes, offset))
  if (signature !== undefined) return signature[2]
  if (!isText(head)) return undefined
  const start = text.trimStart().slice(0, 9).toLowerCase()
  if (start.startsWith('<!doctype') || start.startsWith('<html')) return 'an HTML page, such as a failed download'
  if (start.startsWith('<')) return 'an XML file'
  if (start.startsWith('{') || start.startsWith('[')) return 'a JSON file'
  return 'a text file'
}

/** Whether a model can begin so. */
export function mayBeModel(head: Uint8Array): boolean {
  return FIRST_TAGS.has(head[0] ?? 0)
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) && bytes.some((byte) => byte < 0x80)
}

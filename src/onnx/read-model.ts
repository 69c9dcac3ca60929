import protobuf from 'protobufjs/light.js'
import { AppError } from '../util/errors.ts'
import { describeBytes, mayBeModel } from './describe-bytes.ts'
import { FileReader, Truncated } from './file-reader.ts'
import { MAX_NESTING, MAX_OF_KIND } from './limits.ts'
import type { ModelProto, Span } from './messages.ts'
import { type MessageName, onnxRoot } from './schema.ts'
import type { Source } from './source.ts'

type Decode = (reader: FileReader, length: number, ...rest: unknown[]) => unknown

/** Fields whose bytes stay in the file: of each, where it lies is kept. */
const PAYLOADS = new Set(['rawData', 'floatData', 'int32Data', 'int64Data', 'doubleData', 'uint64Data', 'stringData'])

/** Fields that hold free text, which may be too long to keep. */
const TEXTS = new Set(['AttributeProto.s', 'AttributeProto.strings', 'StringStringEntryProto.value'])

/** How protobufjs says that messages are nested deeper than its reader's `recursionLimit`. */
const TOO_DEEP = 'max depth exceeded'

let modelType: protobuf.Type | undefined

/**
 * Reads a model file without its weights: of a tensor's payload only the place is kept.
 * @throws AppError without the file's name, when it is empty, truncated, damaged, beyond `limits.ts`, or something else than a model
 */
export function readModel(source: Source): ModelProto {
  if (source.size === 0) throw new AppError('model/empty', 'the file is empty', { hint: 'export or download it again' })
  const reader = new FileReader(source)
  modelType ??= readingType()
  const model = decode(modelType, reader, source)
  if (model.graph !== undefined) return { ...model, graph: model.graph }
  const otherFormat = describeBytes(head(source))
  if (otherFormat !== undefined) throw notOnnx(otherFormat)
  throw new AppError('model/no-graph', 'holds no graph, so it is no ONNX model')
}

type DecodedModel = Omit<ModelProto, 'graph'> & { readonly graph: ModelProto['graph'] | undefined }

function decode(type: protobuf.Type, reader: FileReader, source: Source): DecodedModel {
  try {
    return type.decode(reader as unknown as protobuf.Reader) as unknown as DecodedModel
  } catch (thrown) {
    if (!isAboutBytes(thrown)) throw thrown
    if (thrown.message === TOO_DEEP) throw new AppError('model/nesting', `holds messages nested more than ${MAX_NESTING} deep`)
    const start = head(source)
    const otherFormat = describeBytes(start)
    if (otherFormat !== undefined || !mayBeModel(start)) throw notOnnx(otherFormat)
    if (thrown instanceof Truncated) {
      throw new AppError('model/truncated', `the file is cut off: ${thrown.message}, at byte ${reader.pos}`, { hint: 'download or export it again' })
    }
    throw new AppError('model/damaged', `the file is damaged near byte ${reader.pos} (${thrown.message})`, { hint: 'download or export it again' })
  }
}

/** Whether an error says that the bytes are wrong: not the system's, not a limit of ours, not a bug. */
function isAboutBytes(thrown: unknown): thrown is Error {
  if (!(thrown instanceof Error) || thrown instanceof AppError || 'syscall' in thrown) return false
  return !(thrown instanceof TypeError || thrown instanceof ReferenceError)
}

function head(source: Source): Uint8Array {
  return source.read(0, Math.min(source.size, 512)) ?? new Uint8Array(0)
}

function notOnnx(otherFormat: string | undefined): AppError {
  const looks = otherFormat === undefined ? '' : `: it looks like ${otherFormat}`
  return new AppError('model/not-onnx', `is no ONNX model${looks}`, { hint: 'give an .onnx file, as torch.onnx.export and other exporters write it' })
}

/** The schema as a reader of files needs it: payloads and long texts are stepped over, absent fields are undefined. */
function readingType(): protobuf.Type {
  const root = onnxRoot((message, field) => {
    if (message === 'TensorProto' && PAYLOADS.has(field)) return 'Payload'
    return TEXTS.has(`${message}.${field}`) ? 'Text' : undefined
  })
  addLeaf(root, 'Payload', (reader, length) => payload(reader, length))
  addLeaf(root, 'Text', (reader, length) => reader.textOfLength(length))
  for (const type of root.nestedArray) {
    if (!(type instanceof protobuf.Type)) continue
    for (const field of type.fieldsArray) if (!field.repeated) type.ctor.prototype[field.name] = undefined
  }
  for (const [message, kind, limit] of MAX_OF_KIND) wrapDecode(root, message, (decode) => counted(decode, kind, limit))
  wrapDecode(root, 'TensorProto', withSpan)
  return root.lookupType('ModelProto' satisfies MessageName)
}

/** Adds a type whose bytes a function of ours reads. */
function addLeaf(root: protobuf.Root, name: string, decodeLeaf: Decode): void {
  const type = new protobuf.Type(name)
  type.decode = decodeLeaf as unknown as protobuf.Type['decode']
  root.add(type)
}

function payload(reader: FileReader, length: number): Span {
  const span = { offset: reader.pos, length }
  reader.skip(length)
  return span
}

function counted(decode: Decode, kind: string, limit: number): Decode {
  return (reader, ...rest) => {
    reader.count(kind, limit)
    return decode(reader, ...rest)
  }
}

/** Makes a message know where in the file it lies, as `span`. */
function withSpan(decode: Decode): Decode {
  return (reader, length, ...rest) => {
    const span: Span = { offset: reader.pos, length }
    return Object.assign(decode(reader, length, ...rest) as object, { span })
  }
}

function wrapDecode(root: protobuf.Root, message: MessageName, wrap: (decode: Decode) => Decode): void {
  const type = root.lookupType(message)
  if (!Object.hasOwn(type, 'decode')) type.setup()
  type.decode = wrap(type.decode as unknown as Decode) as unknown as protobuf.Type['decode']
}

import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { vi } from 'vitest'
import { parseBindings } from '../../src/analyze/parse-bindings.ts'
import type { Analysis } from '../../src/analyze/profile.ts'
import type { TorchModel } from '../../src/conventions/torch-call.ts'
import { torchModel } from '../../src/conventions/torch-model.ts'
import { withModel } from '../../src/profile-file.ts'

const GOLDEN = fileURLToPath(new URL('../golden/', import.meta.url))
const UNPACKED = fileURLToPath(new URL('../../node_modules/.cache/golden-models/', import.meta.url))

/** The largest model takes seconds to unpack. */
vi.setConfig({ testTimeout: 60_000 })

/** A model of test/golden/models as analysed at some sizes, with what torch ran. */
export interface GoldenModel {
  readonly analysis: Analysis
  readonly torch: TorchModel
}

const opened = new Map<string, Promise<GoldenModel>>()

/** Names of the models of test/golden/models, such as `resnet50.bn`. */
export function goldenModels(): readonly string[] {
  return fs
    .readdirSync(path.join(GOLDEN, 'models'))
    .filter((file) => file.endsWith('.onnx.gz'))
    .map((file) => file.replace('.onnx.gz', ''))
}

export function goldenJson<T>(file: string): T {
  return JSON.parse(fs.readFileSync(path.join(GOLDEN, file), 'utf8')) as T
}

/** @param shapes as `--shape` takes them: `input=8x3x224x224` */
export function goldenModel(name: string, shapes: readonly string[] = []): Promise<GoldenModel> {
  const key = [name, ...shapes].join(' ')
  const known = opened.get(key) ?? open(name, shapes)
  opened.set(key, known)
  return known
}

async function open(name: string, shapes: readonly string[]): Promise<GoldenModel> {
  const bindings = parseBindings({ shapes, dims: [], values: [] })
  return withModel(await goldenPath(name), { bindings, conventions: ['all'] }, (analysis) => ({ analysis, torch: torchModel(analysis) }))
}

/** Path of the unpacked model, which is kept from run to run; its weights are zeros, which take no place on the disk. */
export async function goldenPath(name: string): Promise<string> {
  const packed = path.join(GOLDEN, 'models', `${name}.onnx.gz`)
  const file = path.join(UNPACKED, `${name}-${fs.statSync(packed).size}.onnx`)
  if (fs.existsSync(file)) return file
  fs.mkdirSync(UNPACKED, { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await unpackSparsely(packed, unfinished)
  fs.renameSync(unfinished, file)
  return file
}

async function unpackSparsely(packed: string, file: string): Promise<void> {
  const handle = fs.openSync(file, 'w')
  let size = 0
  for await (const chunk of fs.createReadStream(packed).pipe(createGunzip({ chunkSize: ZEROS.length })) as AsyncIterable<Buffer>) {
    if (!ZEROS.subarray(0, chunk.length).equals(chunk)) fs.writeSync(handle, chunk, 0, chunk.length, size)
    size += chunk.length
  }
  fs.ftruncateSync(handle, size)
  fs.closeSync(handle)
}

const ZEROS = Buffer.alloc(1 << 16)

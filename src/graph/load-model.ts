import fs from 'node:fs'
import { isLfsPointer } from '../onnx/describe-bytes.ts'
import { ExternalData } from '../onnx/external-data.ts'
import { readModel } from '../onnx/read-model.ts'
import { openSource, type Source } from '../onnx/source.ts'
import { AppError } from '../util/errors.ts'
import { fileFailure } from '../util/file-failure.ts'
import { buildModel } from './build-model.ts'
import type { Model } from './graph.ts'

export interface LoadedModel {
  readonly model: Model
  /** Bytes read so far of the file and its external data. */
  readonly bytesRead: () => number
  /** Files that hold weights, relative to the model's folder. */
  readonly externalLocations: () => readonly string[]
  /** Closes the file. Small tensors that were not read before are unreadable from then on. */
  readonly close: () => void
}

/**
 * Opens an ONNX file of any size and reads its graph; weights stay in the file. The caller closes it.
 * @param path as the user gave it: messages carry it so
 * @throws AppError in one sentence naming the file, when there is no model to read
 */
export function loadModel(path: string): LoadedModel {
  let source: Source | undefined
  try {
    source = openModelFile(path)
    refuseLfsPointer(source)
    const external = new ExternalData(path)
    const model = buildModel(readModel(source), path, { source, external })
    const { bytesRead, close } = source
    return { model, bytesRead: () => bytesRead() + external.bytesRead(), externalLocations: () => external.locations(), close }
  } catch (thrown) {
    source?.close()
    throw explained(path, thrown)
  }
}

function openModelFile(path: string): Source {
  const stat = fs.statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw new AppError('model/missing', 'no such file', { hint: 'check the path; it is taken relative to the current folder' })
  if (stat.isDirectory()) throw new AppError('model/directory', 'is a folder, not a file', { hint: 'name a file in it, or give a glob such as "models/**/*.onnx"' })
  if (!stat.isFile()) throw new AppError('model/not-a-file', 'is no regular file')
  return openSource(path)
}

function refuseLfsPointer(source: Source): void {
  const head = source.read(0, Math.min(source.size, 128))
  if (head === undefined || !isLfsPointer(head)) return
  throw new AppError('model/lfs-pointer', 'is a Git LFS pointer, not the model', { hint: 'fetch it: `with: lfs: true` in actions/checkout, or `git lfs pull`' })
}

/** What was thrown, as a sentence with the file's name in front; bugs of ours stay as they are. */
function explained(path: string, thrown: unknown): unknown {
  if (thrown instanceof AppError) return new AppError(thrown.code, `${path}: ${thrown.message}`, { ...(thrown.hint !== undefined && { hint: thrown.hint }) })
  const isSystemError = thrown instanceof Error && 'syscall' in thrown
  return isSystemError ? new AppError('model/unreadable', `${path}: cannot be read: ${fileFailure(thrown)}`, { cause: thrown }) : thrown
}

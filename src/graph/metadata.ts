import type { EntryProto } from '../onnx/messages.ts'

const NONE: ReadonlyMap<string, string> = new Map()

/** `metadata_props` as a map; entries too long to keep are left out. */
export function metadataOf(entries: readonly EntryProto[]): ReadonlyMap<string, string> {
  if (entries.length === 0) return NONE
  const metadata = new Map<string, string>()
  for (const { key, value } of entries) if (key !== undefined && value !== undefined) metadata.set(key, value)
  return metadata
}

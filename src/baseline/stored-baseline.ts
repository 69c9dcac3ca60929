import * as z from 'zod'
import { SCHEMA } from '../analyze/model-profile.ts'
import { parseJson } from './stored-profile.ts'

/** What the artifact of a baseline is called; a key of its own keeps several apart. */
export const BASELINE_ARTIFACT = 'model-budget-baseline'
export const BASELINE_INDEX = 'baseline.json'
export const MAX_INDEX_BYTES = 64 * 1024 * 1024
export const MAX_PROFILE_BYTES = 64 * 1024 * 1024
export const MAX_BASELINE_ZIP_BYTES = 512 * 1024 * 1024

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Relative, with `/` between folders and no way up. */
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !/^[/\\]|^[a-z]:|\0|\\/i.test(text) && text.split('/').every((part) => part !== '' && part !== '.' && part !== '..'))

const file = z.object({ path, sha256, bytes: z.int().nonnegative() })

const indexSchema = z.object({
  schema: z.literal(SCHEMA),
  commit: z.string().regex(/^[0-9a-f]{40,64}$/),
  models: z
    .array(
      z.object({
        id: z.string().min(1).max(4096),
        path,
        profile: z.string().regex(/^profiles\/\d{1,6}\.json$/),
        /** `profileSettings` of the profile. */
        settings: sha256,
        files: z.array(file).max(10_000),
      }),
    )
    .max(20_000),
})

/** A file by its content; the first of a model's files is the model, the others hold its weights. */
export type StoredFile = z.infer<typeof file>

/** The index of a baseline: profiles lie beside it, one file each; contents are artifacts of their own, each stored once. */
export type StoredBaseline = z.infer<typeof indexSchema>

/** The index in a JSON text; undefined where it does not hold to the schema. */
export function parseIndex(json: string): StoredBaseline | undefined {
  return parseJson(json, indexSchema)
}

/** The artifact that holds a content, in this run or any earlier one: content addressed, so an unchanged file is stored once. */
export function contentArtifact(sha256: string): string {
  return `model-budget-file-${sha256}`
}

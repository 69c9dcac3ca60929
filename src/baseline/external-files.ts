import { loadModel } from '../graph/load-model.ts'

/** The files beside a model that hold its weights, relative to its folder; none for a file that is no model. */
export async function externalFilesOf(modelFile: string): Promise<readonly string[]> {
  try {
    const loaded = loadModel(modelFile)
    loaded.close()
    return loaded.externalLocations()
  } catch {
    return []
  }
}

import { type Analysis, analyzeModel } from '../../src/analyze/profile.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { textOfFact } from './fact-text.ts'
import { type ModelSpec, writeModel } from './model.ts'
import { tempFolder } from './temp-folder.ts'

const folder = tempFolder()
let written = 0

/** What analysis makes of a model, with sizes by symbol (`{ N: 2 }`) and values of small inputs. */
export function analyze(spec: ModelSpec, dims: Readonly<Record<string, number>> = {}, values: Readonly<Record<string, readonly (number | boolean)[]>> = {}): Analysis {
  const file = loadModel(writeModel(folder, `${++written}.onnx`, spec))
  const given = <T>(record: Readonly<Record<string, T>>) => new Map(Object.entries(record).map(([name, value]) => [name, { value, from: '--dim' as const }]))
  try {
    return analyzeModel(file.model, { bindings: { shapes: new Map(), dims: given(dims), values: given(values) } })
  } finally {
    file.close()
  }
}

/** The facts of some tensors as `factOf` writes them, sizes that are bound by default still free; with values where `=` follows the name. */
export function factTexts({ inference, symbolic }: Analysis, names: readonly string[]): readonly string[] {
  const { facts } = (symbolic ?? inference).walk
  return names.map((name) => textOfFact(facts.get(name.replace(/=$/, '')), name.endsWith('=')))
}

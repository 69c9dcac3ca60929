import type { BindingRequest, Given } from '../../src/analyze/bindings.ts'
import { parseBindings } from '../../src/analyze/parse-bindings.ts'
import { type Analysis, analyzeModel } from '../../src/analyze/profile.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { mergeBindings } from '../../src/project.ts'
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

/** What analysis makes of a model with words of the command line, as in `--dim N=2`; after `config` they come from the configuration. */
export function analyzeWords(spec: ModelSpec, words: readonly string[]): Analysis {
  const file = loadModel(writeModel(folder, `${++written}.onnx`, spec))
  try {
    return analyzeModel(file.model, { bindings: bindingsOf(words) })
  } finally {
    file.close()
  }
}

function bindingsOf(words: readonly string[]): BindingRequest {
  const [config = [], given = []] = [words.filter((word) => word.startsWith('config ')), words.filter((word) => !word.startsWith('config '))]
  const of = (list: readonly string[], option: string) => list.filter((word) => word.includes(`--${option} `)).map((word) => word.slice(word.indexOf(' ', word.indexOf('--')) + 1))
  const parse = (list: readonly string[]) => parseBindings({ shapes: of(list, 'shape'), dims: of(list, 'dim'), values: of(list, 'value') })
  const fromConfig = <T>(table: ReadonlyMap<string, Given<T>>) => new Map([...table].map(([name, { value }]) => [name, { value, from: 'config' as const }]))
  const { shapes, dims, values } = parse(config)
  return mergeBindings(parse(given), { shapes: fromConfig(shapes), dims: fromConfig(dims), values: fromConfig(values) })
}

/** The facts of some tensors as `factOf` writes them, sizes that are bound by default still free; with values where `=` follows the name. */
export function factTexts({ inference, symbolic }: Analysis, names: readonly string[]): readonly string[] {
  const { facts } = (symbolic ?? inference).walk
  return names.map((name) => textOfFact(facts.get(name.replace(/=$/, '')), name.endsWith('=')))
}

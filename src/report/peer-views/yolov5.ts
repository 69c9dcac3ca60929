import { thop0031 } from '../../conventions/thop.ts'
import type { TorchCall } from '../../conventions/torch-call.ts'
import { yolov5 } from '../../conventions/yolov5.ts'
import { type Figure, isKnown } from '../../util/figure.ts'
import { groupBy } from '../../util/group-by.ts'
import { moduleClass } from './module-class.ts'
import { type ModuleNode, modulesOf, operationsIn, paramsIn } from './modules.ts'
import { foldedNote, timeNote } from './notes.ts'
import type { PeerColumn, PeerContext, PeerRow, PeerTable } from './peer-table.ts'
import { timeOf, timeOfAll } from './times.ts'

const TIME: PeerColumn = { key: 'ms', title: 'Time (ms)', format: 'milliseconds' }

/** One line for each part of the model's outermost list of modules, as YOLOv5 profiles it. */
export function yolov5View({ analysis, torch, times }: PeerContext): PeerTable {
  const { profile } = analysis
  const root = modulesOf(
    torch,
    profile.nodes.map(({ scope }) => scope),
  )
  const parts = partsOf(root)
  const keys = (part: Part): readonly string[] => profile.nodes.filter(({ scope }) => isWithin(scope.join('.'), part.path)).map(({ key }) => key)
  const rows = parts.map((part): PeerRow => {
    const { module } = part
    const values = { module: part.path, layers: module === undefined ? 'nothing in the file' : layersText(module.calls) }
    if (module === undefined) return { values }
    return {
      values: { ...values, gflops: (2 * operationsIn(module, thop0031)) / 1e9, params: paramsIn(module), ...(times === undefined ? {} : { ms: timeOf(keys(part), times) }) },
    }
  })
  const { gflops, params } = yolov5.figures(torch)
  const modules: Figure = { unknown: 'modules that ran no operator leave no trace', atLeast: countModules(root) }
  return {
    view: 'yolov5',
    path: profile.model.path,
    noun: 'module',
    summary: [shown(modules, 'modules'), shown(params, 'parameters'), shown(gflops, 'GFLOPs', 1), `at ${inputSize(torch.inputs[0])}`].join(', '),
    columns: [
      ...(times === undefined ? [] : [TIME]),
      { key: 'gflops', title: 'GFLOPs', format: 'giga' },
      { key: 'params', title: 'Params', format: 'integer' },
      { key: 'module', title: 'Module', format: 'name' },
      { key: 'layers', title: 'Layers', format: 'text', dropRank: 1 },
    ],
    rows,
    total: { ...(times === undefined ? {} : { ms: timeOfAll(times) }), gflops, params: paramsIn(root), module: 'Total' },
    totals: [
      { key: 'modules', title: 'Modules', format: 'integer', value: modules },
      { key: 'params', title: 'Parameters', format: 'integer', value: params },
      { key: 'gflops', title: 'GFLOPs', format: 'giga', value: gflops },
      { key: 'input', title: 'Input', format: 'shape', value: torch.inputs[0] },
    ],
    notes: [...foldedNote(torch), ...timeNote(times)],
  }
}

/** A line: a module, or a number that is missing in a list of them. */
interface Part {
  readonly path: string
  readonly module: ModuleNode | undefined
}

/** The children of the outermost module that holds more than one; numbers that are missing among them stand in their place. */
function partsOf(root: ModuleNode): readonly Part[] {
  let outer = root
  while (outer.children.size === 1) outer = [...outer.children.values()][0] ?? root
  const parts = [...outer.children.values()].map((module): Part => ({ path: module.path, module }))
  if (parts.length === 0) return [{ path: root.label, module: root }]
  const numbers = [...outer.children.keys()].map(Number)
  if (!numbers.every((number) => Number.isInteger(number) && number < MOST_PARTS)) return parts
  return Array.from({ length: Math.max(...numbers) + 1 }, (_, i): Part => {
    const path = outer.path === '' ? String(i) : `${outer.path}.${i}`
    return { path, module: outer.children.get(String(i)) }
  })
}

/** Names come from files: no list is made longer than this to show what is missing in it. */
const MOST_PARTS = 1000

/** `Conv2d ×7, BatchNorm2d ×7, SiLU ×7`. */
function layersText(calls: readonly TorchCall[]): string {
  const kinds = [
    ...groupBy(
      calls.filter(({ module }) => module !== undefined),
      moduleClass,
    ),
  ]
  return kinds.map(([kind, members]) => (members.length === 1 ? kind : `${kind} ×${members.length}`)).join(', ')
}

/** The size of the image; of an input that is none all its sizes. */
function inputSize(input: readonly number[] = []): string {
  const sizes = input.length > 2 ? input.slice(2) : input
  return sizes.length === 0 ? '?' : sizes.join('×')
}

/** The older exporter numbers the calls of a module: `m`, `m_1`. */
function countModules({ children }: ModuleNode): number {
  const called = [...children.values()].filter(({ label }) => !(/_\d+$/.test(label) && children.has(label.replace(/_\d+$/, ''))))
  return called.reduce((sum, child) => sum + countModules(child), 1)
}

/** `at least 7,033,114 parameters`. */
function shown(figure: Figure | undefined, noun: string, digits?: number): string {
  const text = (value: number): string => `${value.toLocaleString('en-US', digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${noun}`
  if (figure === undefined) return `? ${noun}`
  if (isKnown(figure)) return text(figure.value)
  return figure.atLeast === undefined ? `? ${noun}` : `at least ${text(figure.atLeast)}`
}

const isWithin = (path: string, module: string): boolean => path === module || path.startsWith(`${module}.`)

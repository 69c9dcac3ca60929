import type { Convention } from '../../conventions/convention.ts'
import { fvcore } from '../../conventions/fvcore.ts'
import { ptflops } from '../../conventions/ptflops.ts'
import type { TorchModel } from '../../conventions/torch-call.ts'
import type { Figure } from '../../util/figure.ts'
import { groupBy } from '../../util/group-by.ts'
import { atenName } from './module-class.ts'
import { type ModuleNode, modulesOf, operationsIn, paramsIn } from './modules.ts'
import { foldedNote, modulesNote } from './notes.ts'
import type { PeerContext, PeerRow, PeerTable, PeerViewBuilder } from './peer-table.ts'

/** Modules deeper than this are told with their parent, unless another depth is asked for. */
const DEPTH = 3

export const ptflopsView: PeerViewBuilder = (context) => sharesView(context, { view: 'ptflops', convention: ptflops, figure: 'macs', title: 'MACs' })

export const fvcoreView: PeerViewBuilder = (context) => sharesView(context, { view: 'fvcore', convention: fvcore, figure: 'flops', title: 'Flops (MACs)' })

interface Shares {
  readonly view: 'ptflops' | 'fvcore'
  readonly convention: Convention
  readonly figure: string
  readonly title: string
}

/** The tree of modules with parameters and operations as a tool counts them, each with its share, and what it does not count. */
function sharesView({ analysis, torch, depth = DEPTH }: PeerContext, { view, convention, figure, title }: Shares): PeerTable {
  const root = modulesOf(torch)
  const [params, operations] = [paramsIn(root), operationsIn(root, convention)]
  const figures = convention.figures(torch)
  const whole: Figure = figures[figure] ?? { value: operations }
  const rows = flattened(root, depth).map((module): PeerRow => {
    const [own, counted] = [paramsIn(module), operationsIn(module, convention)]
    return {
      values: { module: module.label, path: module.path, params: own, paramsShare: share(own, params), [figure]: counted, [`${figure}Share`]: share(counted, operations) },
      depth: module.depth,
    }
  })
  return {
    view,
    path: analysis.profile.model.path,
    noun: 'module',
    columns: [
      { key: 'module', title: 'Module', format: 'name' },
      { key: 'params', title: 'Params', format: 'count' },
      { key: 'paramsShare', title: '% Params', format: 'share', dropRank: 1 },
      { key: figure, title, format: 'count' },
      { key: `${figure}Share`, title: `% ${title}`, format: 'share' },
    ],
    rows,
    total: { module: 'Total', params, [figure]: whole },
    totals: [
      { key: figure, title: `Total ${title}`, format: 'integer', value: whole },
      { key: 'params', title: 'Total params', format: 'integer', value: figures.params },
    ],
    sections: [
      {
        key: 'uncounted',
        title: 'Not counted',
        columns: [
          { key: 'operator', title: 'Operator', format: 'text' },
          { key: 'calls', title: 'Calls', format: 'integer' },
        ],
        rows: [...uncounted(analysis, torch, convention)].map(([operator, calls]) => ({ values: { operator, calls } })),
      },
    ],
    notes: [...modulesNote(torch), ...foldedNote(torch), ['params are those of layers; modules deeper than --depth are told with their parent']],
  }
}

function flattened(module: ModuleNode, depth: number): readonly ModuleNode[] {
  return [module, ...(module.depth >= depth ? [] : [...module.children.values()].flatMap((child) => flattened(child, depth)))]
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}

/** Operators that the tools pass over in silence. */
const IGNORED = new Set(['relu', 'dropout', 'flatten'])

/** What the convention counts nothing for, by operator, as often as it is called; the most frequent first. */
export function uncounted({ profile }: PeerContext['analysis'], { calls }: TorchModel, { operations }: Convention): ReadonlyMap<string, number> {
  const ops = new Map(profile.nodes.map(({ key, op }) => [key, op]))
  const missed = calls.filter((call) => !IGNORED.has(call.kind) && (operations?.(call) ?? 0) === 0)
  const groups = groupBy(missed, (call) => atenName(call, ops.get(call.keys[0] ?? '') ?? ''))
  return new Map([...groups].map(([operator, members]) => [operator, members.length] as const).sort(([, a], [, b]) => b - a))
}

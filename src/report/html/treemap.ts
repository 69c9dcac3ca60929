import { type HierarchyRectangularNode, hierarchy, treemap, treemapSquarify } from 'd3-hierarchy'
import type { ModelProfile, NodeFigureName, NodeProfile } from '../../analyze/model-profile.ts'
import { TOTAL_INFO } from '../../compare/metrics.ts'
import { isKnown } from '../../util/figure.ts'
import { counted, quantityText, shareText } from '../../util/quantity-text.ts'
import { type Module, moduleTree } from '../node-groups.ts'
import { shortened } from '../text.ts'
import { escapeHtml } from './escape.ts'

const WIDTH = 1140
const HEIGHT = 460
const CHARACTER_WIDTH = 6.2
/** Parts smaller than this share are drawn as one with their module. */
const SMALLEST_SHARE = 0.002
/** Dark enough for white text, told apart by most eyes; one for each of the outermost modules in turn. */
const COLORS = ['#0b6e99', '#8a4b08', '#3d6b35', '#7a3e9d', '#a33a4b', '#2f5d8a', '#6b6b1f', '#8a3b6d', '#2c7a6b', '#5a4fa2'] as const

interface Area {
  /** Of modules their path, of layers their key. */
  readonly path: string
  readonly value: number
  readonly parts?: readonly Area[]
}

/** Figures of which a treemap is drawn, where the model has any. */
const DRAWN = ['macs', 'params'] as const satisfies readonly NodeFigureName[]

/** The model's modules and layers as areas, a picture for each figure and a switch between them; empty when there is nothing to draw. */
export function treemapFigure({ nodes }: Pick<ModelProfile, 'nodes'>): string {
  const maps = DRAWN.flatMap((figure) => {
    const root = areaOf(moduleTree(nodes), figure, '')
    return root.value > 0 ? [{ figure, root }] : []
  })
  if (maps.length === 0) return ''
  const buttons = maps.map(({ figure }, i) => `<button type="button" data-figure="${figure}" aria-pressed="${i === 0}">${escapeHtml(TOTAL_INFO[figure].label)}</button>`)
  return `<figure><div class="switch">${buttons.join('')}</div>${maps.map(({ figure, root }, i) => picture(root, figure, i > 0)).join('')}</figure>`
}

function areaOf({ label, own, children }: Module, figure: NodeFigureName, path: string): Area {
  const leaves = own.map((node): Area => ({ path: node.key, value: costOf(node, figure) }))
  const modules = [...children.values()].map((child) => areaOf(child, figure, `${path}/${child.label}`))
  const parts = [...modules, ...leaves].filter(({ value }) => value > 0)
  return { path: path === '' ? label : path, value: parts.reduce((sum, part) => sum + part.value, 0), parts }
}

/** The same areas with the parts too small to see drawn as one. */
function withoutSpecks({ path, value, parts = [] }: Area, smallest: number): Area {
  const [large, small] = [parts.filter((part) => part.value >= smallest), parts.filter((part) => part.value < smallest)]
  if (large.length === 0) return { path, value }
  const rest = { path: `${path}: ${counted(small.length, 'small part')}`, value: small.reduce((sum, part) => sum + part.value, 0) }
  return { path, value, parts: [...large.map((part) => withoutSpecks(part, smallest)), ...(small.length > 0 ? [rest] : [])] }
}

function costOf(node: NodeProfile, figure: NodeFigureName): number {
  const known = node.figures[figure]
  return known !== undefined && isKnown(known) ? known.value : 0
}

function picture(root: Area, figure: NodeFigureName, isHidden: boolean): string {
  const tree = hierarchy(withoutSpecks(root, root.value * SMALLEST_SHARE), ({ parts }) => parts)
    .sum(({ parts, value }) => (parts === undefined ? value : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const laid = treemap<Area>().size([WIDTH, HEIGHT]).tile(treemapSquarify.ratio(1.4)).paddingInner(1).round(true)(tree)
  const outermost = laid.children ?? []
  const rectangles = laid.leaves().map((leaf) => rectangle(leaf, figure, root.value, outermost.indexOf(leaf.ancestors().at(-2) ?? leaf)))
  const title = escapeHtml(`${TOTAL_INFO[figure].label} by module and layer`)
  return `<svg class="treemap" data-figure="${figure}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}"${isHidden ? ' hidden' : ''}>${rectangles.join('')}</svg>`
}

function rectangle({ x0, y0, x1, y1, data }: HierarchyRectangularNode<Area>, figure: NodeFigureName, total: number, color: number): string {
  const [width, height] = [x1 - x0, y1 - y0]
  if (width < 1 || height < 1) return ''
  const value = `${quantityText(data.value, TOTAL_INFO[figure].unit)} ${TOTAL_INFO[figure].label}, ${shareText(data.value / total)}`
  const room = Math.floor((width - 8) / CHARACTER_WIDTH)
  const label = (text: string, y: number): string => `<text x="${x0 + 4}" y="${y0 + y}">${escapeHtml(shortened(text, room))}</text>`
  const texts = room >= 4 && height >= 16 ? [label(data.path, 13), ...(height >= 32 ? [label(shareText(data.value / total), 27)] : [])] : []
  return `<g><title>${escapeHtml(`${shortened(data.path, 300)}: ${value}`)}</title><rect x="${x0}" y="${y0}" width="${width}" height="${height}" fill="${COLORS[Math.max(0, color) % COLORS.length]}"/>${texts.join('')}</g>`
}

import type { ModelProfile } from '../analyze/model-profile.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import { counted } from '../util/quantity-text.ts'
import { shapeText } from './cells.ts'
import { name, type Piece, type Text, withHint, words } from './text.ts'
import type { Line, Section } from './view.ts'

/** What a model is: where it comes from, what it takes and gives. */
export function headLines({ model, inputs, outputs }: ModelProfile): readonly Line[] {
  const opsets = Object.entries(model.opsets).flatMap(([domain, version], i): readonly Piece[] => [i > 0 ? ', ' : '', name(domain), ` ${version}`])
  const tensors = (list: ModelProfile['inputs']): Text => list.flatMap((tensor, i) => [i > 0 ? ', ' : '', name(tensor.name), ' ', ...shapeText(tensor)])
  return [
    { text: words`opset ${opsets}${model.producer === '' ? '' : ', '}${model.producer === '' ? '' : name(model.producer)}`, tone: 'dim' },
    { text: words`inputs: ${inputs.length === 0 ? 'none' : tensors(inputs)}` },
    { text: words`outputs: ${outputs.length === 0 ? 'none' : tensors(outputs)}` },
  ]
}

/** How free sizes were bound, and which would have to be. */
export function bindingLines({ bindings }: Pick<ModelProfile, 'bindings'>): readonly Line[] {
  return Object.entries(bindings).map(([symbol, { value, from }]) =>
    from === 'default'
      ? { text: words`${name(symbol)} is taken as ${String(value)}: give ${name(`--dim ${symbol}=N`)} for another size`, tone: 'dim' }
      : { text: words`${name(symbol)} = ${String(value)} (${from === 'config' ? 'configuration' : from})`, tone: 'dim' },
  )
}

/** What was not counted; nothing where everything was. */
export function coverageLines({ coverage }: Pick<ModelProfile, 'coverage'>): readonly Line[] {
  const { nodes, shaped, counted: count, unknownOps } = coverage
  const operators = Object.entries(unknownOps).flatMap(([operator, times], i): readonly Piece[] => [i > 0 ? ', ' : '', name(operator), times > 1 ? ` ×${times}` : ''])
  return [
    ...(count < nodes
      ? [{ text: words`${String(count)} of ${counted(nodes, 'node')} counted${operators.length === 0 ? '' : '; unknown operators: '}${operators}`, tone: 'warn' } as const]
      : []),
    ...(shaped < nodes ? [{ text: words`the shapes of ${counted(nodes - shaped, 'node')} are not known`, tone: 'warn' } as const] : []),
  ]
}

/** More reasons are more of the same. */
const MOST_REASONS = 5

/** Why figures are not known and what would tell them, each reason once. */
export function unknownLines(figures: readonly Figure[]): readonly Line[] {
  const reasons = [...new Set(figures.flatMap((figure) => (isKnown(figure) ? [] : [figure.unknown])))]
  return reasons.slice(0, MOST_REASONS).map((reason) => ({ text: [`? ${reason}`], tone: 'warn' }))
}

const LEVEL_TONES = { error: 'bad', warning: 'warn', note: 'dim' } as const

/** Everything that analysis has to say, folded. */
export function diagnosticsSection({ diagnostics }: ModelProfile): readonly Section[] {
  if (diagnostics.length === 0) return []
  const lines = diagnostics.map(({ level, message, at, hint }): Line => {
    const place = at?.node === undefined || message.includes(at.node) ? '' : words`${name(at.node)}: `
    return { text: words`${level}: ${place}${withHint(message, hint)}`, tone: LEVEL_TONES[level] }
  })
  return [{ title: ['What to know'], isFolded: true, lines }]
}

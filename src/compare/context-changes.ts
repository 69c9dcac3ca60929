import type { JsonDim, ModelProfile, NamedTensorProfile } from '../analyze/model-profile.ts'
import { own } from '../util/own.ts'
import { changedDims, tensorText } from './tensor-text.ts'

/** A change of what surrounds the nodes: a binding, an input, an opset, the program that counted. */
export interface ContextChange {
  readonly what: string
  /** Inputs of head through which it reaches the nodes. */
  readonly inputs: readonly string[]
  /** For a change whose reach cannot be followed through the graph. */
  readonly effect?: string
}

/** What differs around the nodes; figures of two such profiles are not compared without saying so. */
export function contextChanges(base: ModelProfile, head: ModelProfile): readonly ContextChange[] {
  const bindings = bindingChanges(base, head)
  return [...bindings, ...inputChanges(base, head, bindings), ...opsetChanges(base, head), ...toolChanges(base, head)].map(({ sizes: _, ...change }) => change)
}

interface Change extends ContextChange {
  readonly sizes?: { readonly from: JsonDim; readonly to: JsonDim }
}

function bindingChanges(base: ModelProfile, head: ModelProfile): readonly Change[] {
  const names = [...new Set([...Object.keys(base.bindings), ...Object.keys(head.bindings)])]
  return names.flatMap((name) => {
    const [from, to] = [own(base.bindings, name), own(head.bindings, name)]
    if (from?.value === to?.value || (from === undefined && !hasSymbol(base, name)) || (to === undefined && !hasSymbol(head, name))) return []
    const text = (side: typeof from): string => (side === undefined ? 'nothing' : `${side.value} (${side.from})`)
    const sizes = { from: from?.value ?? name, to: to?.value ?? name }
    return [{ what: `${name} is bound to ${text(to)}, in base to ${text(from)}`, inputs: inputsOfSize(base, head, sizes), sizes }]
  })
}

/** Whether a free symbol is among the sizes of the inputs. */
function hasSymbol({ inputs }: ModelProfile, name: string): boolean {
  return inputs.some(({ shape }) => shape?.some((dim) => dim === name))
}

function inputsOfSize(base: ModelProfile, head: ModelProfile, sizes: { readonly from: JsonDim; readonly to: JsonDim }): readonly string[] {
  return commonInputs(base, head).flatMap(([before, after]) =>
    (changedDims(before, after) ?? []).some(({ from, to }) => from === sizes.from && to === sizes.to) ? [after.name] : [],
  )
}

function commonInputs(base: ModelProfile, head: ModelProfile): readonly (readonly [NamedTensorProfile, NamedTensorProfile])[] {
  const before = new Map(base.inputs.map((input) => [input.name, input]))
  return head.inputs.flatMap((input) => {
    const other = before.get(input.name)
    return other === undefined ? [] : [[other, input] as const]
  })
}

function inputChanges(base: ModelProfile, head: ModelProfile, bindings: readonly Change[]): readonly Change[] {
  const isBound = ({ from, to }: { readonly from: JsonDim; readonly to: JsonDim }): boolean => bindings.some(({ sizes }) => sizes?.from === from && sizes.to === to)
  const resized = commonInputs(base, head).flatMap(([before, after]) => {
    const [from, to] = [tensorText(before), tensorText(after)]
    const isExplained = before.dtype === after.dtype && (changedDims(before, after)?.every(isBound) ?? false)
    return from === to || isExplained ? [] : [{ what: `input ${after.name} changed from ${from} to ${to}`, inputs: [after.name] }]
  })
  const arrived = absentFrom(base, head.inputs)
  const left = absentFrom(head, base.inputs)
  const isRenamed = (i: number): boolean => arrived[i] !== undefined && left[i] !== undefined && tensorText(arrived[i]) === tensorText(left[i])
  return [
    ...resized,
    ...arrived.flatMap((input, i) => (isRenamed(i) ? [] : [{ what: `input ${input.name} added: ${tensorText(input)}`, inputs: [input.name] }])),
    ...left.flatMap((input, i) => (isRenamed(i) ? [] : [{ what: `input ${input.name} removed: ${tensorText(input)}`, inputs: [] }])),
  ]
}

function absentFrom(profile: ModelProfile, inputs: readonly NamedTensorProfile[]): readonly NamedTensorProfile[] {
  const names = new Set(profile.inputs.map(({ name }) => name))
  return inputs.filter(({ name }) => !names.has(name))
}

function opsetChanges(base: ModelProfile, head: ModelProfile): readonly Change[] {
  const domains = [...new Set([...Object.keys(base.model.opsets), ...Object.keys(head.model.opsets)])]
  return domains.flatMap((domain) => {
    const [from, to] = [own(base.model.opsets, domain), own(head.model.opsets, domain)]
    if (from === undefined || to === undefined || from === to) return []
    return [{ what: `opset of ${domain} changed from ${from} to ${to}`, inputs: [], effect: 'the exporter may write the same layers differently' }]
  })
}

function toolChanges(base: ModelProfile, head: ModelProfile): readonly Change[] {
  if (base.tool.version === head.tool.version) return []
  const what = `base was profiled by ${base.tool.name} ${base.tool.version}, head by ${head.tool.version}`
  return [{ what, inputs: [], effect: 'figures may differ for that reason alone' }]
}

import type { Outcome } from '../budget/verdict.ts'
import type { Histogram, Latency, LayerTime, MeasureResult, Paired } from '../measure/measure-result.ts'
import type { GpuReading } from '../measure/nvidia-smi.ts'
import type { BatchPoint, Throughput } from '../measure/throughput.ts'
import { counted, quantityText, shareText, signedShareText } from '../util/quantity-text.ts'
import { cell, EMPTY, nameCell } from './cells.ts'
import { name, type Piece, type Text, words } from './text.ts'
import type { Cell, Column, Line, ReportView, Section } from './view.ts'

const OUTCOMES: Readonly<Record<Paired['outcome'], Outcome>> = { pass: 'pass', fail: 'fail', inconclusive: 'warn' }

export interface MeasureViewOptions {
  /** Only so many layers, the slowest first; all in file order otherwise. */
  readonly top?: number
}

/** One measurement: the verdict if there is one, latency and its shape, throughput, memory, layers, and what to know of the machine. */
export function measureView(result: MeasureResult, options: MeasureViewOptions = {}): ReportView {
  const { paired, limits = [] } = result
  const outcomes = [...(paired === undefined ? [] : [paired.outcome]), ...limits.map(({ outcome }) => outcome)]
  const outcome = (['fail', 'inconclusive', 'pass'] as const).find((candidate) => outcomes.includes(candidate))
  return {
    title: [name(result.model.path)],
    ...(outcome !== undefined && { outcome: OUTCOMES[outcome] }),
    lines: [{ text: machineText(result), tone: 'dim' }, ...gpuLines(result), ...(paired === undefined ? [] : [pairedLine(paired)]), ...limitLines(result)],
    sections: [
      latencySection(result),
      histogramSection(result.latency),
      ...(result.throughput === undefined ? [] : [throughputSection(result.throughput)]),
      ...(result.layers === undefined ? [] : [layersSection(result.layers, result.peak, options.top)]),
      ...memorySection(result),
      ...notesSection(result.notes),
    ],
  }
}

function machineText({ runtime, device, inputs }: MeasureResult): Text {
  const fed = inputs.flatMap((input, i): readonly Piece[] => [...(i > 0 ? [', '] : ['; fed ']), name(`${input.name} ${input.dtype} ${input.shape.join('×') || 'scalar'}`)])
  return [...words`${name(`${runtime.package} ${runtime.version}`)}, provider ${name(runtime.provider)}, ${counted(runtime.threads, 'thread')}, on ${name(device.name)}`, ...fed]
}

/** What the GPU is, and how it fared over all readings. */
function gpuLines({ device }: MeasureResult): readonly Line[] {
  if (device.kind !== 'gpu') return []
  const range = (of: (reading: GpuReading) => number | undefined, unit: string) => {
    const values = device.readings.flatMap((reading) => of(reading) ?? [])
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return values.length === 0 ? [] : [low === high ? `${low} ${unit}` : `${low} to ${high} ${unit}`]
  }
  const facts = [
    ...(device.driver === undefined ? [] : [`driver ${device.driver}`]),
    ...(device.memoryBytes === undefined ? [] : [quantityText(device.memoryBytes, 'bytes')]),
    ...range(({ smClock }) => smClock, 'MHz'),
    ...range(({ temperature }) => temperature, '°C'),
    ...range(({ power }) => power, 'W'),
  ]
  return [{ text: words`${facts.join(', ')}; host ${name(device.host.name)}`, tone: 'dim' }]
}

/** `head is +5.02 % against base (between +4.1 % and +5.9 %, …)`. */
function pairedLine({ ratio, low, high, rounds, confidence, increase, outcome, clock, reason }: Paired): Line {
  const allowed = `+${shareText(increase)}`
  if (ratio === undefined || low === undefined || high === undefined) {
    return { text: [outcome === 'pass' ? `same as base: ${reason ?? ''}` : `inconclusive: ${reason ?? 'too few rounds'}`], outcome: OUTCOMES[outcome] }
  }
  const found = `${signedShareText(ratio - 1)} against base, between ${signedShareText(low - 1)} and ${signedShareText(high - 1)} (${shareText(confidence)} sure, ${counted(rounds, 'round')}, ${clock === 'cpu' ? 'CPU time' : 'wall time'})`
  const verdict = {
    pass: `within the allowed ${allowed}`,
    fail: `more than the allowed ${allowed}`,
    inconclusive: `inconclusive for the allowed ${allowed}${reason === undefined ? '' : `, ${reason}`}`,
  }[outcome]
  return { text: [`latency ${found}: ${verdict}`], outcome: OUTCOMES[outcome] }
}

function limitLines({ limits = [] }: MeasureResult): readonly Line[] {
  return limits.map(({ figure, actual, max, outcome }) => {
    const verdict = { pass: 'within', fail: 'above', inconclusive: 'too close to tell from' }[outcome]
    return { text: [`${figure} ${ms(actual)}: ${verdict} the limit of ${ms(max)}`], outcome: OUTCOMES[outcome] }
  })
}

function latencySection({ latency, base, fps }: MeasureResult): Section {
  const titles = ['', 'Mean', 'Std', 'Min', 'p50', 'p90', 'p95', 'p99', 'CV', 'Samples', 'Load', 'First run']
  const row = (side: string, { mean, std, min, p50, p90, p95, p99, cv, samples, loadMs, firstRunMs }: Latency): readonly Cell[] => [
    cell(side),
    ...[mean, std, min, p50, p90, p95, p99].map((value) => cell(ms(value))),
    cell(shareText(cv), cv > 0.1 ? 'warn' : undefined),
    cell(String(samples)),
    ...[loadMs, firstRunMs].map((value) => (value === undefined ? EMPTY : cell(ms(value)))),
  ]
  const interval = latency.intervals
  return {
    title: ['Latency'],
    isFolded: false,
    table: {
      columns: titles.map((title, i): Column => ({ title, align: i === 0 ? 'left' : 'right', ...(i > 7 ? { dropRank: i } : {}) })),
      rows: [...(base === undefined ? [] : [row('base', base.latency)]), row(base === undefined ? '' : 'head', latency)],
      noun: 'side',
    },
    lines: [
      {
        text: [
          `${quantityText(fps, 'rate')}; ${counted(latency.rounds, 'fresh process', 'fresh processes')}${interval === undefined ? '' : `; median between ${ms(interval.p50.low)} and ${ms(interval.p50.high)} (${shareText(interval.confidence)} sure)`}`,
        ],
      },
    ],
  }
}

const BAR = 40

/** Bars of how often each latency was seen. */
function histogramSection({ histogram, samples }: Latency): Section {
  const most = Math.max(...histogram.counts)
  return {
    title: ['Distribution'],
    isFolded: true,
    table: {
      columns: [
        { title: 'From', align: 'right' },
        { title: 'To', align: 'right' },
        { title: 'Samples', align: 'right' },
        { title: '', align: 'left' },
      ],
      rows: histogram.counts.map((count, bin) => [
        cell(ms(bound(histogram, bin))),
        cell(bin === histogram.counts.length - 1 && bin > 0 ? 'slowest' : ms(bound(histogram, bin + 1))),
        cell(String(count), count === 0 ? 'dim' : undefined),
        cell('█'.repeat(Math.round((count / most) * BAR)) || (count > 0 ? '▏' : '')),
      ]),
      noun: 'bin',
    },
    lines: [{ text: [`of ${counted(samples, 'sample')}; the last row holds everything slower as well`], tone: 'dim' }],
  }
}

function bound({ from, to, counts }: Histogram, bin: number): number {
  return from + ((to - from) * bin) / counts.length
}

const ENDED_BY: Readonly<Record<Throughput['endedBy'], string>> = {
  memory: 'larger batches do not fit into memory',
  time: 'the search ran out of time',
  model: 'the model does not run at larger batches',
  'no-gain': 'larger batches gain nothing',
  largest: 'no larger batches were tried',
  asked: 'the batch that was asked for',
  fixed: 'the batch that the file fixes',
}

function throughputSection({ batch, batches, seconds, perSecond, peakBytes, curve, endedBy }: Throughput): Section {
  const memory = peakBytes === undefined ? '' : `, peak memory ${quantityText(peakBytes, 'bytes')}`
  const failures = curve.flatMap(({ batch: size, failed }): readonly Line[] => (failed === undefined ? [] : [{ text: [`batch ${size}: ${failed.message}`], tone: 'dim' }]))
  return {
    title: ['Throughput'],
    isFolded: false,
    lines: [
      {
        text: [`${quantityText(perSecond, 'rate')} at batch ${batch}: ${batches} batches × ${batch} ÷ ${Number(seconds.toPrecision(4))} s${memory}; ${ENDED_BY[endedBy]}`],
        tone: 'strong',
      },
      ...failures,
    ],
    table: {
      columns: ['Batch', 'Inputs per second', 'Time per batch', 'Peak memory'].map((title) => ({ title, align: 'right' })),
      rows: curve.map((point) => curveRow(point, point.batch === batch)),
      noun: 'batch',
    },
  }
}

const FAILED = { memory: 'out of memory', time: 'out of time', model: 'fails' } as const

function curveRow({ batch, perSecond, ms: time, peakBytes, failed }: BatchPoint, isBest: boolean): readonly Cell[] {
  return [
    cell(String(batch), isBest ? 'good' : undefined),
    failed === undefined ? cell(quantityText(perSecond ?? 0, 'rate')) : cell(FAILED[failed.reason], 'warn'),
    time === undefined ? EMPTY : cell(ms(time)),
    peakBytes === undefined ? EMPTY : cell(quantityText(peakBytes, 'bytes')),
  ]
}

function layersSection(layers: readonly LayerTime[], peak: MeasureResult['peak'], top: number | undefined): Section {
  const shown = top === undefined ? layers : [...layers].sort((a, b) => b.ms - a.ms).slice(0, top)
  const titles = ['Layers', 'Kernel', 'Time', 'Share', 'MACs', 'GFLOP/s', 'of peak', 'GB/s', 'of peak']
  const rate = (value: number | undefined) => (value === undefined ? EMPTY : cell(String(Number(value.toPrecision(3)))))
  const ofPeak = (value: number | undefined, best: number | undefined) => (value === undefined || best === undefined ? EMPTY : cell(shareText(value / best)))
  return {
    title: ['Time per layer'],
    isFolded: false,
    table: {
      columns: titles.map((title, i): Column => ({ title, align: i < 2 ? 'left' : 'right', ...(i > 3 ? { dropRank: i } : {}) })),
      rows: shown.map((layer) => [
        layer.nodes.length === 0 ? cell('added by the runtime', 'dim') : nameCell(layer.nodes.join(' + ')),
        nameCell(layer.op),
        cell(ms(layer.ms)),
        cell(shareText(layer.share), layer.share >= 0.1 ? 'warn' : undefined),
        layer.macs === undefined ? EMPTY : cell(quantityText(layer.macs, 'count')),
        rate(layer.gflopsPerSecond),
        ofPeak(layer.gflopsPerSecond, peak?.gflopsPerSecond),
        rate(layer.gigabytesPerSecond),
        ofPeak(layer.gigabytesPerSecond, peak?.gigabytesPerSecond),
      ]),
      noun: 'layer',
      ...(shown.length < layers.length && { omitted: layers.length - shown.length }),
    },
    lines: [
      ...(peak === undefined
        ? []
        : [
            {
              text: [`peak of this machine: ${Number(peak.gflopsPerSecond.toPrecision(3))} GFLOP/s, ${Number(peak.gigabytesPerSecond.toPrecision(3))} GB/s`],
              tone: 'dim',
            } as const,
          ]),
      { text: ['layers joined by + ran as one kernel; bytes are counted layer by layer, so a fused kernel may seem to move more than memory can'], tone: 'dim' },
    ],
  }
}

function memorySection({ memory }: MeasureResult): readonly Section[] {
  const lines = [
    ['peak of the arena, the same in every run', memory?.peakArenaBytes],
    ['peak of the process while loading', memory?.loadPeakBytes],
    ['peak of the process while running', memory?.runPeakBytes],
  ] as const
  const known = lines.flatMap(([what, bytes]): readonly Line[] => (bytes === undefined ? [] : [{ text: [`${quantityText(bytes, 'bytes')}: ${what}`] }]))
  return known.length === 0 ? [] : [{ title: ['Memory'], isFolded: false, lines: known }]
}

function notesSection(notes: readonly string[]): readonly Section[] {
  return notes.length === 0 ? [] : [{ title: ['Notes'], isFolded: false, lines: notes.map((note) => ({ text: [note] })) }]
}

function ms(value: number): string {
  return quantityText(value, 'milliseconds')
}

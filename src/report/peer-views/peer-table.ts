import type { Analysis } from '../../analyze/profile.ts'
import type { TorchModel } from '../../conventions/torch-call.ts'
import type { Figure } from '../../util/figure.ts'
import type { Text } from '../text.ts'

/** The tables that people know from other tools. */
export const VIEWS = ['torchsummary', 'torchstat', 'ptflops', 'fvcore', 'yolov5', 'params'] as const

export type ViewName = (typeof VIEWS)[number]

/** How the values of a column are written for people; JSON and CSV have them raw. */
export type PeerFormat = 'name' | 'text' | 'shape' | 'integer' | 'count' | 'bytes' | 'mebibytes' | 'giga' | 'share' | 'milliseconds'

export interface PeerColumn {
  /** Its name in JSON and CSV. */
  readonly key: string
  readonly title: string
  readonly format: PeerFormat
  /** Columns of the highest rank go first where there is no room. */
  readonly dropRank?: number
}

/** Undefined: the row has no such value. */
export type PeerValue = string | number | readonly number[] | Figure | undefined

export interface PeerRow {
  readonly values: Readonly<Record<string, PeerValue>>
  /** How deep in a tree of modules. */
  readonly depth?: number
}

/** A figure of the whole model, or a sentence's worth of it. */
export interface PeerTotal {
  readonly key: string
  readonly title: string
  readonly format: PeerFormat
  readonly value: PeerValue
}

export interface PeerSection {
  readonly key: string
  readonly title: string
  readonly columns: readonly PeerColumn[]
  readonly rows: readonly PeerRow[]
}

/** A view as data: terminal, markdown, HTML, CSV and JSON are made from it, and say the same. */
export interface PeerTable {
  readonly view: ViewName
  readonly path: string
  readonly noun: string
  /** The model in one line. */
  readonly summary?: string
  readonly columns: readonly PeerColumn[]
  readonly rows: readonly PeerRow[]
  /** The row of totals, by column. */
  readonly total?: Readonly<Record<string, PeerValue>>
  readonly totals: readonly PeerTotal[]
  readonly sections?: readonly PeerSection[]
  /** What the file does not tell, or no tool can know. */
  readonly notes: readonly Text[]
}

/** What a view is made from. */
export interface PeerContext {
  readonly analysis: Analysis
  readonly torch: TorchModel
  /** Measured milliseconds by node key; absent where nothing was measured. */
  readonly times?: ReadonlyMap<string, number>
  /** Modules no deeper than this. */
  readonly depth?: number
}

export type PeerViewBuilder = (context: PeerContext) => PeerTable

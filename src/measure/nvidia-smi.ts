import type { RunTool } from './tool.ts'

/** State of a GPU at one moment; a field is absent where the driver does not tell. Clocks in MHz, power in watts, temperature in °C. */
export interface GpuReading {
  readonly index: number
  readonly uuid: string
  readonly name: string
  readonly driver?: string
  readonly memoryTotalBytes?: number
  readonly memoryUsedBytes?: number
  readonly smClock?: number
  readonly memoryClock?: number
  readonly maxSmClock?: number
  readonly temperature?: number
  readonly power?: number
  readonly performanceState?: string
  readonly persistence?: string
  readonly computeMode?: string
  readonly mig?: string
  /** Why clocks are below what they could be, in words; empty when nothing holds them back. */
  readonly throttling: readonly string[]
}

/** Memory that a process holds on a GPU. */
export interface GpuTenant {
  readonly pid: number
  readonly gpu: string
  readonly usedBytes: number
}

/** What to ask for, and the older name of a field that was renamed. */
const FIELDS = [
  'index',
  'uuid',
  'name',
  'driver_version',
  'memory.total',
  'memory.used',
  'clocks.sm',
  'clocks.mem',
  'clocks.max.sm',
  'temperature.gpu',
  'power.draw',
  'pstate',
  'persistence_mode',
  'compute_mode',
  'mig.mode.current',
  'clocks_event_reasons.active',
] as const

const OLDER_NAMES: ReadonlyMap<string, string> = new Map([['clocks_event_reasons.active', 'clocks_throttle_reasons.active']])

/** Bits of the reasons field that slow a GPU down against its will (NVML, nvmlClocksEventReasons). */
const THROTTLING: readonly (readonly [bit: number, words: string])[] = [
  [0x4, 'power cap'],
  [0x8, 'hardware slowdown'],
  [0x20, 'software thermal slowdown'],
  [0x40, 'hardware thermal slowdown'],
  [0x80, 'power brake'],
]

const FORMAT = '--format=csv,noheader,nounits'

/** The GPUs of this machine; none where nvidia-smi is missing or fails. */
export async function readGpus(run: RunTool): Promise<readonly GpuReading[]> {
  for (const fields of [FIELDS, FIELDS.map((field) => OLDER_NAMES.get(field) ?? field)]) {
    const { ok, stdout } = await run('nvidia-smi', [`--query-gpu=${fields.join(',')}`, FORMAT])
    if (ok) return parseGpus(stdout)
  }
  return []
}

/** The processes that hold GPU memory; none where the driver does not tell. */
export async function readTenants(run: RunTool): Promise<readonly GpuTenant[]> {
  const { ok, stdout } = await run('nvidia-smi', ['--query-compute-apps=pid,gpu_uuid,used_memory', FORMAT])
  return ok ? parseTenants(stdout) : []
}

/** Parses the answer to the query of `FIELDS`, one GPU a line. */
export function parseGpus(text: string): readonly GpuReading[] {
  return rows(text).flatMap((cells) => {
    const [index, uuid, name, driver, total, used, sm, memory, maxSm, temperature, power, pstate, persistence, compute, mig, reasons] = cells
    if (cells.length !== FIELDS.length || uuid === undefined || name === undefined) return []
    const optional = {
      driver,
      memoryTotalBytes: mebibytes(total),
      memoryUsedBytes: mebibytes(used),
      smClock: number(sm),
      memoryClock: number(memory),
      maxSmClock: number(maxSm),
      temperature: number(temperature),
      power: number(power),
      performanceState: pstate,
      persistence,
      computeMode: compute,
      mig,
    }
    return [{ index: number(index) ?? 0, uuid, name, throttling: throttlingReasons(reasons), ...defined(optional) }]
  })
}

export function parseTenants(text: string): readonly GpuTenant[] {
  return rows(text).flatMap(([pid, gpu, used]) => {
    const id = number(pid)
    return id === undefined || gpu === undefined ? [] : [{ pid: id, gpu, usedBytes: mebibytes(used) ?? 0 }]
  })
}

/** Cells of a CSV table without quotes; what is not available is undefined. */
function rows(text: string): (string | undefined)[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line.split(',').map((cell) => (/^\[?(N\/A|Not Supported|Unknown Error|Insufficient Permissions|GPU requires reset)\]?$/i.test(cell.trim()) ? undefined : cell.trim())),
    )
}

function number(cell: string | undefined): number | undefined {
  const value = cell === undefined || cell === '' ? Number.NaN : Number(cell)
  return Number.isFinite(value) ? value : undefined
}

function mebibytes(cell: string | undefined): number | undefined {
  const value = number(cell)
  return value === undefined ? undefined : value * 2 ** 20
}

function throttlingReasons(mask: string | undefined): readonly string[] {
  const bits = BigInt(/^0x[0-9a-f]+$/i.test(mask ?? '') ? (mask as string) : 0)
  return THROTTLING.flatMap(([bit, words]) => ((bits & BigInt(bit)) !== 0n ? [words] : []))
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

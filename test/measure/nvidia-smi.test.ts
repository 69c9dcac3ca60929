import { expect, test } from 'vitest'
import { gpuDevice, gpuNotes, visibleGpu } from '../../src/measure/device.ts'
import { type GpuReading, parseGpus, parseTenants, readGpus, readTenants } from '../../src/measure/nvidia-smi.ts'
import type { RunTool } from '../../src/measure/tool.ts'

const A = 'GPU-1f2e3d4c-aaaa-4b5c-8d7e-000000000001'
const B = 'GPU-1f2e3d4c-bbbb-4b5c-8d7e-000000000002'

/** Answers in the form of the driver's, one GPU a line: a data centre card under load, one that is throttled, a laptop card. */
const SERVER = `0, ${A}, NVIDIA A100-SXM4-40GB, 535.161.08, 40960, 1214, 1410, 1215, 1410, 41, 71.42, P0, Enabled, Default, Disabled, 0x0000000000000000
1, ${B}, NVIDIA A100-SXM4-40GB, 535.161.08, 40960, 3, 1095, 1215, 1410, 88, 399.10, P0, Enabled, Default, Disabled, 0x0000000000000024
`
const LAPTOP = `0, ${A}, NVIDIA GeForce RTX 3060 Laptop GPU, 550.54.14, 6144, 8, 210, 405, 2100, 39, [N/A], P8, Disabled, Default, [N/A], 0x0000000000000001\n`

const MIB = 2 ** 20

test('reads every field of every GPU', () => {
  expect(parseGpus(SERVER)).toEqual([
    {
      index: 0,
      uuid: A,
      name: 'NVIDIA A100-SXM4-40GB',
      driver: '535.161.08',
      memoryTotalBytes: 40960 * MIB,
      memoryUsedBytes: 1214 * MIB,
      smClock: 1410,
      memoryClock: 1215,
      maxSmClock: 1410,
      temperature: 41,
      power: 71.42,
      performanceState: 'P0',
      persistence: 'Enabled',
      computeMode: 'Default',
      mig: 'Disabled',
      throttling: [],
    },
    expect.objectContaining({ index: 1, smClock: 1095, temperature: 88, throttling: ['power cap', 'software thermal slowdown'] }),
  ])
})

test('leaves out what a card does not tell, and does not take idling for throttling', () => {
  const [reading] = parseGpus(LAPTOP)
  expect(reading).toMatchObject({ smClock: 210, throttling: [] })
  expect(reading).not.toHaveProperty('power')
  expect(reading).not.toHaveProperty('mig')
})

test.each([
  ['nothing', ''],
  ['an error', 'NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver.\n'],
  ['other columns', '0, a, b\n'],
])('reads no GPU from %s', (_, text) => {
  expect(parseGpus(text)).toEqual([])
})

test('reads who else holds memory, also where the driver hides how much', () => {
  expect(parseTenants(`4711, ${A}, 512\n4712, ${B}, [N/A]\n`)).toEqual([
    { pid: 4711, gpu: A, usedBytes: 512 * MIB },
    { pid: 4712, gpu: B, usedBytes: 0 },
  ])
})

test('asks in one command, and again with the older name of a field where the driver does not know the newer', async () => {
  const asked: string[] = []
  const old: RunTool = async (command, args) => {
    asked.push([command, ...args].join(' '))
    const isKnown = !args.join().includes('clocks_event_reasons')
    return { ok: isKnown, stdout: isKnown ? SERVER : 'Field "clocks_event_reasons.active" is not a valid field to query.\n', stderr: '' }
  }
  expect(await readGpus(old)).toHaveLength(2)
  const fields =
    'index,uuid,name,driver_version,memory.total,memory.used,clocks.sm,clocks.mem,clocks.max.sm,temperature.gpu,power.draw,pstate,persistence_mode,compute_mode,mig.mode.current'
  expect(asked).toEqual([
    `nvidia-smi --query-gpu=${fields},clocks_event_reasons.active --format=csv,noheader,nounits`,
    `nvidia-smi --query-gpu=${fields},clocks_throttle_reasons.active --format=csv,noheader,nounits`,
  ])
})

test('finds no GPU where nvidia-smi is missing', async () => {
  const missing: RunTool = async () => ({ ok: false, stdout: '', stderr: 'spawn nvidia-smi ENOENT' })
  expect(await readGpus(missing)).toEqual([])
  expect(await readTenants(missing)).toEqual([])
})

const [first, second] = parseGpus(SERVER) as [GpuReading, GpuReading]

test.each([
  [undefined, A],
  ['1', B],
  ['1,0', B],
  [B, B],
  ['GPU-1f2e3d4c-bbbb', B],
  ['', undefined],
  ['-1', undefined],
])('takes as device 0 what CUDA_VISIBLE_DEVICES=%s lets through', (visible, uuid) => {
  expect(visibleGpu([first, second], { CUDA_VISIBLE_DEVICES: visible })?.uuid).toBe(uuid)
})

test('names the device with its host and every reading', () => {
  expect(gpuDevice([first, first])).toMatchObject({
    kind: 'gpu',
    name: 'NVIDIA A100-SXM4-40GB',
    driver: '535.161.08',
    memoryBytes: 40960 * MIB,
    readings: { length: 2 },
    host: { kind: 'cpu' },
  })
  expect(gpuDevice([])).toBeUndefined()
})

test('says nothing against steady clocks', () => {
  expect(gpuNotes(first, [first, { ...first, smClock: 1380 }], [])).toEqual([])
})

test('warns when clocks moved, when the GPU was slowed down, and when others are on it', () => {
  const tenants = parseTenants(`4711, ${A}, 512\n4712, ${A}, 256\n4713, ${B}, 99\n`)
  expect(gpuNotes(first, [first, { ...first, smClock: 1095, throttling: ['power cap'] }], tenants)).toEqual([
    "the GPU's clock moved between 1095 and 1410 MHz: lock it (nvidia-smi --lock-gpu-clocks) for times that can be compared",
    'the GPU was slowed down while measuring: power cap',
    "2 other processes hold 768 MiB of the GPU's memory",
  ])
})

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../src')

/** A file may import from its own folder and from those above it in this list; `` is the files beside the folders, the last the library's own door. */
const LAYERS = ['util', 'facts', 'onnx', 'graph', 'ops', 'analyze', 'conventions', 'measure', 'compare', 'budget', 'report', '', 'baseline', 'github', 'action', 'cli', 'index.ts']

interface Import {
  readonly from: string
  readonly to: string
  readonly isTypeOnly: boolean
}

const files = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
const texts = new Map(files.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]))
const imports = [...texts].flatMap(([from, text]) => importsOf(from, text))

function importsOf(from: string, text: string): readonly Import[] {
  const statements = text.matchAll(/^(?:import|export)\b(\s+type\b)?[^'"()]*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)|^import\s+'(\.[^']+)'/gm)
  return [...statements].map(([, type, named, lazy, bare]) => ({
    from,
    to: path.posix.join(path.posix.dirname(from), named ?? lazy ?? bare ?? ''),
    isTypeOnly: type !== undefined,
  }))
}

const layerOf = (file: string) => (file === 'index.ts' ? file : file.includes('/') ? file.slice(0, file.indexOf('/')) : '')
const rankOf = (file: string) => LAYERS.indexOf(layerOf(file))

test('every folder has its place among the layers', () => {
  expect([...new Set(files.map(layerOf))].filter((layer) => !LAYERS.includes(layer))).toEqual([])
  expect(imports.length).toBeGreaterThan(files.length)
})

/** The library's door: it names what others make, and nobody imports it. */
const DOOR = 'index.ts'

test('no file imports from a layer below its own', () => {
  const isAllowed = ({ from, to, isTypeOnly }: Import) => from === DOOR || rankOf(to) <= rankOf(from) || (isTypeOnly && layerOf(from) === 'onnx' && layerOf(to) === 'graph')
  expect(imports.filter((each) => !isAllowed(each)).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  expect(imports.filter(({ to }) => to === DOOR)).toEqual([])
})

test('no file imports itself by way of others', () => {
  const next = new Map(files.map((file) => [file, imports.filter(({ from, isTypeOnly }) => from === file && !isTypeOnly).map(({ to }) => to)]))
  const isDone = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file)
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' → '))
    if (start >= 0 || isDone.has(file)) return
    for (const to of next.get(file) ?? []) visit(to, [...trail, file])
    isDone.add(file)
  }
  for (const file of files) visit(file, [])
  expect(cycles).toEqual([])
})

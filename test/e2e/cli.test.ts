import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bundled } from '../support/action.ts'
import { type GraphText, modelOf } from '../support/graph-text.ts'
import { writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()
const product = (rows: string): GraphText => ({ inputs: { x: `float32[${rows},4]` }, constants: { w: 'float32[4,8]' }, nodes: 'y = MatMul(x, w)', outputs: ['y'] })
writeModel(folder, 'fixed.onnx', modelOf(product('2')))
writeModel(folder, 'batch.onnx', modelOf(product('batch')))
writeModel(folder, 'free.onnx', modelOf(product('rows')))
writeModel(folder, 'custom.onnx', modelOf({ opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[2]' }, nodes: 'y = com.acme::Fuse(x)', outputs: ['y'] }))
writeModel(folder, 'evil\u001b[31m.onnx', modelOf(product('2')))
writeFileSync(path.join(folder, 'empty.onnx'), '')
mkdirSync(path.join(folder, 'zoo/inner'), { recursive: true })
writeModel(path.join(folder, 'zoo'), 'a.onnx', modelOf(product('2')))
writeModel(path.join(folder, 'zoo/inner'), 'b.onnx', modelOf(product('3')))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(args: readonly string[], { input = '', env = {}, cwd = folder }: { readonly input?: string; readonly env?: Record<string, string>; readonly cwd?: string } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundled('cli.js'), ...args], { cwd, input, encoding: 'utf8', env: { ...process.env, ...env } })
  return { code: status, out: stdout, err: stderr }
}

const macsOf = (json: string): readonly unknown[] => [JSON.parse(json)].flat().map(({ totals, error }) => totals?.macs.value ?? totals?.macs.formula ?? error?.code)

test('--version and --help answer at once', () => {
  const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'))
  expect(run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  expect(run(['--help']).out).toContain('profile MODEL…')
  expect(run(['profile', '--help']).out).toContain('--sweep SYMBOL=1,8,32')
  expect(run(['-h']).out).toBe(run(['--help']).out)
  expect(run([])).toMatchObject({ code: 2, out: expect.stringContaining('Usage: model-budget COMMAND') })
})

test.each<readonly [title: string, args: readonly string[], code: number, message: string]>([
  ['an unknown command', ['profil', 'fixed.onnx'], 2, 'error: there is no command "profil" (did you mean "profile"?)'],
  ['a model in place of a command', ['fixed.onnx'], 2, 'hint: model-budget profile fixed.onnx'],
  ['an unknown option', ['profile', 'fixed.onnx', '--formt', 'json'], 2, 'error: --formt is no option of profile (did you mean "--format"?)'],
  ['an option of another command', ['profile', 'fixed.onnx', '--against', 'x'], 2, 'hint: it belongs to measure'],
  ['a value that is missing', ['profile', 'fixed.onnx', '--dim'], 2, 'error: --dim needs a value'],
  ['an unknown format', ['profile', 'fixed.onnx', '--format', 'jsn'], 2, 'error: --format jsn does not exist (did you mean "json"?)'],
  ['no model', ['profile'], 2, 'error: profile needs a model'],
  ['a file that is not there', ['profile', 'nope.onnx'], 2, 'error: nope.onnx: no such file'],
  ['an empty file', ['profile', 'empty.onnx'], 2, 'error: empty.onnx: '],
  ['a folder without models', ['profile', '*.onn'], 2, 'error: *.onn: no .onnx file there'],
  ['a list that is not there', ['profile', '--files-from', 'nope.txt'], 2, 'error: --files-from nope.txt cannot be read'],
  ['a shape that does not fit', ['profile', 'fixed.onnx', '--shape', 'x=1x2x3'], 2, 'error: fixed.onnx: input "x" has 2 dimensions, 3 were given (1x2x3)'],
  ['a symbol that is not there', ['profile', 'batch.onnx', '--dim', 'bath=2'], 2, 'error: batch.onnx: the model has no dimension named "bath" (did you mean "batch"?)'],
  ['a sweep that cannot be read', ['profile', 'batch.onnx', '--sweep', 'batch'], 2, 'error: --sweep batch cannot be read'],
  ['a letter that is no option', ['profile', 'fixed.onnx', '-o', 'x'], 2, 'error: -o is no option of profile (did you mean "--output"?)'],
  ['a model where none is taken', ['check', 'fixed.onnx'], 2, 'error: check takes options only, and "fixed.onnx" is none\nhint: --models fixed.onnx says which models to look at'],
  ['a size that is no number', ['profile', 'batch.onnx', '--dim', 'batch=abc'], 2, 'error: --dim batch=abc cannot be read\nhint: it looks like --dim SYMBOL=8'],
  ['a depth that nothing is cut by', ['profile', 'fixed.onnx', '--depth', '2'], 2, 'error: --depth cuts the table of a --view'],
  ['rows of a view', ['profile', 'fixed.onnx', '--view', 'ptflops', '--by', 'op'], 2, 'error: --by and --view do not go together'],
  ['a configuration that is a folder', ['check', '--config', 'zoo'], 2, 'error: zoo: the configuration cannot be read: it is a folder'],
  ['an output that is a folder', ['profile', 'fixed.onnx', '--output', 'zoo'], 2, 'error: --output zoo cannot be written: it is a folder'],
  ['an explanation of no layer', ['explain', 'fixed.onnx'], 2, 'error: explain needs a layer of fixed.onnx too\nhint: model-budget profile fixed.onnx lists them'],
  ['a layer that is not there', ['explain', 'fixed.onnx', 'matmal'], 2, 'error: fixed.onnx: there is no layer "matmal"'],
  [
    'a size that the explained model lacks',
    ['explain', 'batch.onnx', 'MatMul', '--dim', 'bach=2'],
    2,
    'error: batch.onnx: the model has no dimension named "bach" (did you mean "batch"?)',
  ],
  ['a report that is not there', ['report', 'nope.json'], 2, 'error: nope.json: cannot be read: no such file or folder'],
  ['a report that is none', ['report', 'fixed.onnx'], 2, 'error: fixed.onnx: is neither a verdict nor a profile of this version'],
  ['an unknown convention', ['profile', 'batch.onnx', '--convention', 'thap'], 2, 'there is no convention "thap" (did you mean "thop"?)'],
])('refuses %s', (_, args, code, message) => {
  const ran = run(args)
  expect(ran.err).toContain(message)
  expect(ran.err).not.toContain('    at ')
  expect(ran.code).toBe(code)
})

test('profiles a model as JSON: one gives its object, several an array in the order given', () => {
  const one = run(['profile', 'fixed.onnx', '--format', 'json'])
  expect(one).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(one.out)).toMatchObject({ schema: 1, model: { path: 'fixed.onnx' }, totals: { macs: { value: 64 } } })
  expect(macsOf(run(['profile', 'zoo', 'fixed.onnx', '--format=json']).out)).toEqual([64, 96, 64])
  expect(macsOf(run(['profile', 'zoo/**/*.onnx', '--format=json']).out)).toEqual([64, 96])
  expect(macsOf(run(['profile', '--format=json', '--', 'fixed.onnx']).out)).toEqual([64])
})

test('puts an error in the place of a file that cannot be read, goes on, and exits with 2', () => {
  const { code, out, err } = run(['profile', 'empty.onnx', 'fixed.onnx', '--format', 'jsonl'])
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    { schema: 1, model: { path: 'empty.onnx' }, error: { code: expect.stringMatching(/^model\//), message: expect.any(String) } },
    { totals: { macs: { value: 64 } } },
  ])
  expect({ code, errors: err.split('\n').filter((line) => line.startsWith('error: ')) }).toEqual({ code: 2, errors: [expect.stringMatching(/^error: empty\.onnx: /)] })
})

test('reads paths from a file and from stdin', () => {
  writeFileSync(path.join(folder, 'list.txt'), 'zoo/inner/b.onnx\r\n\nfixed.onnx\n')
  expect(macsOf(run(['profile', '--files-from', 'list.txt', '--format', 'json']).out)).toEqual([96, 64])
  const { out, code } = run(['profile', '--files-from', '-', '--format', 'jsonl'], { input: 'fixed.onnx\nnope.onnx\n' })
  expect({
    code,
    rows: out
      .trimEnd()
      .split('\n')
      .map((line) => macsOf(line)[0]),
  }).toEqual({ code: 2, rows: [64, 'model/missing'] })
  expect(run(['profile', '--files-from', '-', '--format', 'json'], { input: '' })).toMatchObject({ code: 0, out: '[]\n' })
})

test('--strict fails on anything unknown, and on nothing else', () => {
  expect(run(['profile', 'batch.onnx', '--strict']).code).toBe(0)
  expect(run(['profile', 'free.onnx', '--strict']).code).toBe(1)
  expect(run(['profile', 'free.onnx', '--strict', '--dim', 'rows=3']).code).toBe(0)
  expect(run(['profile', 'custom.onnx', '--strict']).code).toBe(1)
  expect(run(['profile', 'free.onnx', 'custom.onnx']).code).toBe(0)
})

test('sweeps a symbol: one row per size', () => {
  const rows = JSON.parse(run(['profile', 'batch.onnx', '--sweep', 'batch=1,8,32', '--format', 'json']).out)
  expect(rows.map(({ symbol, value, totals }: { symbol: string; value: number; totals: { macs: { value: number } } }) => [symbol, value, totals.macs.value])).toEqual([
    ['batch', 1, 32],
    ['batch', 8, 256],
    ['batch', 32, 1024],
  ])
  expect(
    run(['profile', 'batch.onnx', '--sweep', 'batch=1,8', '--format', 'csv'])
      .out.split('\r\n')
      .map((line) => line.split(',').slice(0, 7).join()),
  ).toEqual(['model,symbol,size,params,paramsStatus,macs,macsStatus', 'batch.onnx,batch,1,32,exact,32,exact', 'batch.onnx,batch,8,32,exact,256,exact', ''])
  const table = run(['profile', 'batch.onnx', '--sweep', 'batch=1,8'])
  expect(table.out).toMatch(/^batch.onnx by batch\n\nbatch +Params +MACs/)
  const fixed = run(['profile', 'batch.onnx', '--sweep', 'batch=2,3', '--shape', 'x=1x4'])
  expect(fixed).toMatchObject({ code: 2, err: expect.stringContaining('error: batch.onnx: "batch" cannot be 2: --shape says 1') })
  expect(run(['profile', 'batch.onnx', '--sweep', 'bach=2,3']).err.match(/error:.*/g)).toEqual([
    'error: batch.onnx: the model has no dimension named "bach" (did you mean "batch"?)',
  ])
})

test('sweeps a symbol that only some of several models have', () => {
  const { code, out, err } = run(['profile', 'fixed.onnx', 'batch.onnx', '--sweep', 'batch=1,8'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/^fixed.onnx by batch\n\nthe model has no dimension named "batch" – all its sizes are fixed/)
  expect(out).toMatch(/batch.onnx by batch\n\nbatch +Params +MACs/)
  const none = run(['profile', 'fixed.onnx', 'batch.onnx', '--sweep', 'bach=1,8'])
  expect(none).toMatchObject({ code: 2, out: '', err: expect.stringContaining('error: no model has a dimension named "bach" (did you mean "batch"?)') })
})

test('shows figures with their formulas, and what they depend on', () => {
  const { out, code } = run(['profile', 'free.onnx'])
  expect(out).toMatch(/MACs +\? +32\*rows/)
  expect(out).toContain('--dim rows=N')
  expect(code).toBe(0)
})

test('a report that is named twice, or is there twice, is taken once', () => {
  run(['profile', 'fixed.onnx', '--format', 'json', '--output', 'once.json'])
  run(['profile', 'fixed.onnx', '--format', 'json', '--output', 'again.json'])
  const { code, out, err } = run(['report', 'once.json', 'once.json', 'again.json', '--format', 'csv', '--quiet'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toBe(run(['report', 'once.json', '--format', 'csv']).out)
  expect(run(['report', 'once.json', 'once.json', 'again.json']).err).toBe(
    'warning: once.json is named twice, and taken once\nwarning: again.json is the same as once.json, and taken once\n',
  )
})

test.runIf(existsSync('/dev/full'))('a result that nothing takes is an error, and no stack', () => {
  const { status, stderr } = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${bundled('cli.js')}" profile fixed.onnx > /dev/full`], { cwd: folder, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'error: the result cannot be written: no space left on the device\n' })
})

test('what the system does not let us write is no bug', () => {
  const cwd = path.join(folder, 'blocked')
  mkdirSync(cwd)
  writeFileSync(path.join(cwd, '.github'), 'no folder')
  expect(run(['init'], { cwd })).toMatchObject({ code: 2, err: expect.stringMatching(/^error: \.github\/workflows: .+\n$/) })
})

test('names of the configuration that no model has are told', () => {
  const config = 'version: 1\nmodels:\n  - path: "*.onnx"\n    dims: { rows: 2, bach: 3 }\n    shapes: { z: [1] }\n'
  writeFileSync(path.join(folder, 'names.yml'), config)
  const { code, out } = run(['check', '--config', 'names.yml', '--models', 'batch.onnx', '--models', 'free.onnx', '--base', 'none'])
  expect(code).toBe(0)
  expect(out).toContain('The configuration names the dimension "bach", which no model has (did you mean "batch"?).')
  expect(out).toContain('The configuration names the input "z", which no model has.')
  expect(out).not.toContain('"rows"')
})

test('a comparison says what sizes its figures wait for', () => {
  expect(run(['compare', 'free.onnx', 'free.onnx']).out).toContain('? depends on rows: give --dim rows=N\n')
  expect(run(['compare', 'free.onnx', 'free.onnx', '--dim', 'rows=3']).out).not.toContain('?')
})

test.each(['table', 'markdown', 'csv', 'html'])('renders %s, of one model and of several', (format) => {
  for (const models of [['fixed.onnx'], ['fixed.onnx', 'batch.onnx', 'empty.onnx']]) {
    const { out, err } = run(['profile', ...models, '--format', format])
    expect(out).toContain('fixed.onnx')
    expect(err).not.toContain('    at ')
  }
  expect(run(['profile', 'fixed.onnx', '--by', 'op', '--sort', 'macs', '--top', '1', '--format', format]).out).toContain('MatMul')
})

test('--debug tells the bytes that were read, --output writes a file, NO_COLOR and pipes stay plain', () => {
  const { err, out } = run(['profile', 'fixed.onnx', '--debug', '--format', 'json', '--output', 'result.json'])
  expect(err).toMatch(/^debug: fixed\.onnx: read \d+ of \d+ bytes in [\d.]+ ms\n$/)
  expect(out).toBe('')
  expect(macsOf(readFileSync(path.join(folder, 'result.json'), 'utf8'))).toEqual([64])
  expect(run(['profile', 'fixed.onnx']).out).not.toContain('\u001b[')
})

test('names of files and models reach a terminal without control characters', () => {
  for (const format of ['table', 'markdown', 'csv', 'html', 'json'])
    expect(run(['profile', 'evil\u001b[31m.onnx', 'nope\u001b[31m.onnx', '--format', format])).toMatchObject({
      out: expect.not.stringContaining('\u001b'),
      err: expect.not.stringContaining('\u001b'),
    })
})

test('takes sizes and operators from the configuration, the command line first', () => {
  const project = path.join(folder, 'project')
  mkdirSync(project, { recursive: true })
  writeModel(project, 'batch.onnx', modelOf(product('batch')))
  writeModel(project, 'custom.onnx', modelOf({ opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[2]' }, nodes: 'y = com.acme::Fuse(x)', outputs: ['y'] }))
  writeFileSync(
    path.join(project, 'model-budget.yml'),
    'version: 1\nmodels:\n  - path: "*.onnx"\n    dims: { batch: 4 }\noperators: { "com.acme::Fuse": { macs: "numel(inputs[0]) * 4" } }\n',
  )
  expect(macsOf(run(['profile', 'batch.onnx', 'custom.onnx', '--format', 'json'], { cwd: project }).out)).toEqual([128, 8])
  expect(macsOf(run(['profile', 'batch.onnx', '--dim', 'batch=2', '--format', 'json'], { cwd: project }).out)).toEqual([64])
  expect(macsOf(run(['profile', '../project/batch.onnx', '--format', 'json'], { cwd: project }).out)).toEqual([128])
  writeFileSync(path.join(project, 'model-budget.yml'), 'version: 1\nmodls: []\n')
  expect(run(['profile', 'batch.onnx'], { cwd: project })).toMatchObject({ code: 2, err: expect.stringMatching(/error: model-budget\.yml:2:1: .*modls/) })
})

test('tells programs of warnings on stderr unless it is to be quiet', () => {
  writeModel(folder, 'clash.onnx', { ...modelOf(product('2')), outputs: [{ name: 'y', dtype: 'float32', shape: [2, 9] }] })
  const { out, err, code } = run(['profile', 'clash.onnx', '--format', 'json'])
  expect(err).toBe('warning: clash.onnx: y is declared [2, 9], but works out as [2, 8]\n')
  expect({ macs: macsOf(out), code }).toEqual({ macs: [64], code: 0 })
  expect(run(['profile', 'clash.onnx', '--format', 'json', '--quiet']).err).toBe('')
})

test('a closed pipe ends the work without an error', () => {
  const many = Array.from({ length: 200 }, () => 'fixed.onnx').join('\n')
  const { status, stdout, stderr } = spawnSync('sh', ['-c', '"$0" "$1" profile --files-from - --format jsonl | head -c 10', process.execPath, bundled('cli.js')], {
    cwd: folder,
    input: many,
    encoding: 'utf8',
  })
  expect({ status, stdout: stdout.length, stderr }).toEqual({ status: 0, stdout: 10, stderr: '' })
})

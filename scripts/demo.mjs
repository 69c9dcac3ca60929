// `npm run demo`: the main job on the models in examples/. Prints the report, writes the comment and the JSON to out/, and says which
// budget failed and why. With --expect-failure it exits 0 when exactly that happens.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const check = ['dist/cli.js', 'check', '--config', 'examples/model-budget.yml', '--base-models', 'examples/base']
const run = (more, stdio) => spawnSync(process.execPath, [...check, ...more], { cwd: root, stdio })

mkdirSync(path.join(root, 'out'), { recursive: true })
const { status } = run([], 'inherit')
run(['--format', 'markdown', '--output', 'out/comment.md'], 'ignore')
run(['--format', 'json', '--output', 'out/report.json'], 'ignore')
run(['--format', 'html', '--output', 'out/report.html'], 'ignore')

const report = JSON.parse(readFileSync(path.join(root, 'out', 'report.json'), 'utf8'))
const failed = report.models.flatMap(({ id, checks }) => checks.filter(({ outcome }) => outcome === 'fail').map(({ message }) => `${id}: ${message}`))
console.log('\nThe comment is in out/comment.md, the JSON in out/report.json, the page in out/report.html.')
console.log(failed.length === 0 ? 'Every budget holds.' : `The verdict is ${report.verdict}, because of:\n${failed.map((line) => `  ${line}`).join('\n')}`)
process.exitCode = process.argv.includes('--expect-failure') ? Number(status !== 1 || failed.length === 0) : status

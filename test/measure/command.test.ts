import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseOutput, runCommandRound, shellCommand } from '../../src/measure/command.ts'
import { testFolder } from './harness.ts'

const folder = testFolder()
const settings = (command: string, limitMs = 5000) => ({ command, environment: process.env, deadline: { at: Date.now() + limitMs, limitMs }, head: 'head.onnx', base: 'base.onnx' })

/** A summary in the form of trtexec 8.6. */
const TRTEXEC = `[03/05/2026-09:12:44] [I] === Performance summary ===
[03/05/2026-09:12:44] [I] Throughput: 512.25 qps
[03/05/2026-09:12:44] [I] Latency: min = 1.87012 ms, max = 2.41309 ms, mean = 1.95144 ms, median = 1.94238 ms, percentile(90%) = 2.00781 ms, percentile(95%) = 2.05078 ms, percentile(99%) = 2.21973 ms
[03/05/2026-09:12:44] [I] Enqueue Time: min = 0.41 ms, max = 1.2 ms, mean = 0.5 ms, median = 0.48 ms, percentile(99%) = 0.9 ms
[03/05/2026-09:12:44] [I] H2D Latency: min = 0.05 ms, max = 0.11 ms, mean = 0.06 ms, median = 0.06 ms, percentile(99%) = 0.09 ms
[03/05/2026-09:12:44] [I] GPU Compute Time: min = 1.79 ms, max = 2.3 ms, mean = 1.87 ms, median = 1.86 ms, percentile(99%) = 2.14 ms
`

test.each([
  ['samples', '{"latencyMs": [12.1, 12.3, 12.2]}', [12.1, 12.3, 12.2]],
  ['one number', '{"latencyMs": 12.1}', [12.1]],
  ['JSON after other lines', 'warming up\ndone\n{"latencyMs": [3, 4], "device": "phone"}\n', [3, 4]],
  ['JSON over several lines', '{\n  "latencyMs": [\n 5\n ]\n}\n', [5]],
  ["trtexec's summary", TRTEXEC, [1.94238]],
  ['an older summary without percentiles', '[I] Latency: min = 634.6 ms, max = 638.1 ms, mean = 636.2 ms, median = 636 ms, percentile(99%) = 638.1 ms', [636]],
])('reads %s', (_, stdout, expected) => {
  expect(parseOutput(stdout)).toEqual(expected)
})

test.each([
  ['nothing', ''],
  ['prose', 'it took 12 ms'],
  ['no samples', '{"latencyMs": []}'],
  ['a negative time', '{"latencyMs": [-1]}'],
  ['text for a time', '{"latencyMs": ["12"]}'],
  ['other JSON', '{"latency": 12}'],
  ['cut-off JSON', '{"latencyMs": [1,'],
  ['only the enqueue time', '[I] Enqueue Time: min = 0.4 ms, median = 0.5 ms'],
])('reads no time from %s', (_, stdout) => {
  expect(parseOutput(stdout)).toBeUndefined()
})

/** What a shell makes of the words after `printf`. */
function words(command: string, model: string): string[] {
  const script = shellCommand(`printf '%s\\n' ${command}`)
  return execFileSync('sh', ['-c', script], {
    env: { ...process.env, MODEL_BUDGET_MODEL: model, MODEL_BUDGET_SIDE: 'head', MODEL_BUDGET_ROUND: '3' },
    cwd: folder,
    encoding: 'utf8',
  })
    .slice(0, -1)
    .split('\n')
}

test.each(['m.onnx', 'a b  c.onnx', '$(touch pwned).onnx', '`touch pwned`.onnx', '"; touch pwned; ".onnx', "'; touch pwned; '.onnx", '*.onnx', '$HOME.onnx', '-rf', '\\n.onnx'])(
  'hands the name %s over untouched, however it is quoted',
  (name) => {
    expect(words('{model}', name)).toEqual([name])
    expect(words('--onnx={model} x', name)).toEqual([`--onnx=${name}`, 'x'])
    expect(words('"--onnx={model}" "it\'s {side}"', name)).toEqual([`--onnx=${name}`, "it's head"])
    expect(words("'--onnx={model}' \\' {round}", name)).toEqual([`--onnx=${name}`, "'", '3'])
    expect(words("'a\\' {model} 'b'", name)).toEqual(['a\\', name, 'b'])
    expect(existsSync(join(folder, 'pwned'))).toBe(false)
  },
)

test('runs once per side in the order given and takes the ratio of medians', async () => {
  const command = 'case {side} in head) echo \'{"latencyMs": [11, 11, 99]}\';; base) echo \'{"latencyMs": [10]}\';; esac'
  const round = await runCommandRound(settings(command), 'head', 0)
  expect(round).toEqual({ first: 'head', head: { wallMs: [11, 11, 99] }, base: { wallMs: [10] }, logRatio: { wall: Math.log(1.1) } })
})

test('runs head alone where there is no base', async () => {
  const { base: _, ...alone } = settings('echo "{\\"latencyMs\\": {round}}"')
  expect(await runCommandRound(alone, 'base', 7)).toEqual({ first: 'base', head: { wallMs: [7] } })
})

test.each([
  ['fails', 'echo no such board >&2; exit 3', 'measure/command-failed', 'base.onnx: the benchmark command ended with exit code 3: no such board'],
  ['is killed', 'kill -9 $$', 'measure/command-failed', 'base.onnx: the benchmark command was ended by SIGKILL'],
  ['says nothing', 'true', 'measure/command-output', 'base.onnx: the benchmark command printed neither JSON with "latencyMs" nor a summary of trtexec'],
])('says in a sentence that the command %s', async (_, command, code, message) => {
  await expect(runCommandRound(settings(command), 'base', 0)).rejects.toMatchObject({ code, message })
})

test('stops a command that hangs, and what it started', async () => {
  const marker = join(folder, 'still-running')
  const command = `(sleep 1; touch ${marker}) & sleep 30`
  await expect(runCommandRound(settings(command, 300), 'base', 0)).rejects.toMatchObject({ message: expect.stringMatching(/did not finish within 0\.3 s and was stopped$/) })
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(existsSync(marker)).toBe(false)
})

test('stops a command that floods its output', async () => {
  await expect(runCommandRound(settings('yes'), 'base', 0)).rejects.toMatchObject({ message: expect.stringMatching(/printed too much and was stopped$/) })
})

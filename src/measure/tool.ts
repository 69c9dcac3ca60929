import { execFile } from 'node:child_process'

export interface ToolResult {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of the system and collects what it says; never throws. */
export type RunTool = (command: string, args: readonly string[]) => Promise<ToolResult>

const LIMIT_MS = 10_000

export const runTool: RunTool = (command, args) =>
  new Promise((resolve) => {
    execFile(command, args, { timeout: LIMIT_MS, maxBuffer: 2 ** 20, windowsHide: true }, (error, stdout, stderr) => resolve({ ok: error === null, stdout, stderr }))
  })

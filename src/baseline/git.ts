import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../util/errors.ts'

const TIMEOUT_MS = 10 * 60_000
/** Bounds what is held in memory of git's answer; files go to disk instead. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024
const MAX_ERROR_CHARACTERS = 2_000

/** How to fetch from the remote when the checkout did not keep its credentials. */
export interface GitCredentials {
  readonly serverUrl: string
  readonly token: string
}

export interface GitOptions {
  /** Trust the repository whoever owns the folder: a container's user is rarely the owner of the workspace. */
  readonly trusted?: boolean
  readonly credentials?: GitCredentials
}

/** A repository on disk, read through its object store only: index and work tree are never written to. */
export interface Git {
  /** The folder that the paths of models are relative to. */
  readonly folder: string
  /** Path of `folder` inside the work tree, '' or ending in '/'. */
  readonly prefix: string
  /** What git answers, without the last line end. @throws AppError `base/git` with git's own words. */
  text(args: readonly string[]): Promise<string>
  /** As `text`; undefined when git says no. */
  ask(args: readonly string[]): Promise<string | undefined>
  /** Streams what git answers into a new file; `input` is fed to it. */
  toFile(args: readonly string[], file: string, input?: string): Promise<void>
}

/** The repository that `folder` is in; undefined: it is in none, or git is not installed. */
export async function openGit(folder: string, options: GitOptions = {}): Promise<Git | undefined> {
  const env = await withCredentials(folder, options)
  const text = async (args: readonly string[]): Promise<string> => (await capture(args, folder, env)).replace(/\n$/, '')
  const ask = (args: readonly string[]): Promise<string | undefined> => text(args).catch(() => undefined)
  const prefix = await ask(['rev-parse', '--show-prefix'])
  if (prefix === undefined) return undefined
  return { folder, prefix, text, ask, toFile: (args, file, input) => stream(args, folder, env, file, input) }
}

/** Credentials that the checkout kept go before ours: two headers of the kind, and the server refuses both. */
async function withCredentials(folder: string, { trusted, credentials }: GitOptions): Promise<NodeJS.ProcessEnv> {
  const trust = trusted === undefined ? {} : { trusted }
  const plain = environment(folder, trust)
  if (credentials === undefined) return plain
  const kept = await capture(['config', '--get-urlmatch', 'http.extraheader', credentials.serverUrl], folder, plain).catch(() => '')
  return kept.trim() === '' ? environment(folder, { ...trust, credentials }) : plain
}

/** Settings travel in the environment, never in arguments: those are seen by every process of the machine. */
function environment(folder: string, { trusted, credentials }: GitOptions): NodeJS.ProcessEnv {
  const settings: [string, string][] = []
  if (trusted) settings.push(['safe.directory', '*'])
  if (credentials !== undefined) settings.push([`http.${credentials.serverUrl.replace(/\/$/, '')}/.extraheader`, basicAuthorization(credentials.token)])
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_CONFIG_COUNT: String(settings.length), PWD: folder }
  for (const [index, [key, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = key
    env[`GIT_CONFIG_VALUE_${index}`] = value
  }
  delete env.GIT_LFS_SKIP_SMUDGE
  return env
}

function basicAuthorization(token: string): string {
  return `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
}

async function capture(args: readonly string[], folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const child = start(args, folder, env)
  child.stdin.end()
  const chunks: Buffer[] = []
  let bytes = 0
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_TEXT_BYTES) child.kill()
    else chunks.push(chunk)
  })
  await ended(child, args)
  return Buffer.concat(chunks).toString('utf8')
}

async function stream(args: readonly string[], folder: string, env: NodeJS.ProcessEnv, file: string, input?: string): Promise<void> {
  const child = start(args, folder, env)
  child.stdin.on('error', () => {}) // git may stop reading early; its exit code tells
  child.stdin.end(input)
  await Promise.all([ended(child, args), pipeline(child.stdout, createWriteStream(file, { flags: 'wx' }))])
}

function start(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  return spawn('git', args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], timeout: TIMEOUT_MS, windowsHide: true })
}

function ended(child: ReturnType<typeof start>, args: readonly string[]): Promise<void> {
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < MAX_ERROR_CHARACTERS) complaint += chunk.toString('utf8')
  })
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => reject(new AppError('base/git', `git could not be started: ${cause.message}`, { cause })))
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new AppError('base/git', `git ${args[0] ?? ''} failed (${signal ?? code}): ${complaint.trim().split('\n').at(-1) ?? ''}`))
    })
  })
}

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Settings of this machine do not reach the repositories of the tests. */
const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
}

/** Whether the real git-lfs is installed: its tests are skipped where it is not. */
export const hasGitLfs = spawnSync('git', ['lfs', 'version']).status === 0

/** A real repository in a temporary folder. */
export interface Repository {
  readonly folder: string
  git(...args: string[]): string
  write(files: Readonly<Record<string, string | Buffer>>): void
  /** Writes the files, commits everything, and answers with the commit's id. */
  commit(message: string, files?: Readonly<Record<string, string | Buffer>>): string
  /** A clone of this one through the smart protocol, so that `--depth` holds. */
  clone(...options: string[]): Repository
  remove(): void
}

export function createRepository(): Repository {
  const repository = openRepository(mkdtempSync(join(tmpdir(), 'model-budget-test-')))
  repository.git('init', '--quiet', '--initial-branch=main')
  return repository
}

function openRepository(folder: string): Repository {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  const write = (files: Readonly<Record<string, string | Buffer>>): void => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
  }
  return {
    folder,
    git,
    write,
    commit: (message, files = {}) => {
      write(files)
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', message)
      return git('rev-parse', 'HEAD')
    },
    clone: (...options) => {
      const target = mkdtempSync(join(tmpdir(), 'model-budget-clone-'))
      git('clone', '--quiet', ...options, `file://${folder}`, target)
      return openRepository(target)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

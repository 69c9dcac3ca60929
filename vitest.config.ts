import { defineConfig } from 'vitest/config'

export default defineConfig({
  logLevel: 'error',
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/bundle.setup.ts'],
    // GitHub's language service imports JSON as bundlers do, not as Node does.
    server: { deps: { inline: [/@actions\/(languageservice|workflow-parser|expressions)/] } },
    // Real processes, runtimes and repositories on machines that are busy: slow is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})

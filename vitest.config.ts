import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The built action is run as a child process, often; two cores are what CI has.
    pool: 'forks',
    // Most of the time is spent waiting for that child.
    maxWorkers: 3,
    server: { deps: { inline: [/@actions\//] } },
  },
})

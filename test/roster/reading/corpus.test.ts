import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { expected } from './expected.ts'
import { keysOf, readRoster, told } from './read-roster.ts'
import { illTold } from './told-well.ts'

const folder = fileURLToPath(new URL('../../rosters/', import.meta.url))
const names = readdirSync(folder).map(file => file.replace(/\.csv$/, ''))

test('every file has its expectation, and every expectation its file', () => {
  expect(new Set(names)).toEqual(new Set(Object.keys(expected)))
  expect(names.length).toBeGreaterThan(130)
})

describe('a roster that is', () => {
  test.each(names)('%s', async name => {
    const read = await readRoster(`${folder}${name}.csv`)
    const keys = keysOf(read)
    expect({ ...(keys !== undefined && { keys }), findings: read.findings.map(told) }).toEqual(expected[name])
    expect(read.findings.map(illTold).filter(why => why !== undefined)).toEqual([])
  })

  test.each(names)('%s reads the same byte by byte', async name => {
    const path = `${folder}${name}.csv`
    expect(await readRoster(path, { blockSize: 1 })).toEqual(await readRoster(path))
  })
})

test('no message shows what may be a secret', async () => {
  const { findings } = await readRoster(`${folder}header-missing-shows-no-cell.csv`)
  expect(findings).toHaveLength(1)
  expect(JSON.stringify(findings)).not.toContain('hunter2')
})

import { globSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readActionFile } from '../../scripts/action-file.ts'
import { filled, generatedParts } from '../../scripts/readme.ts'
import { defaultPrefixCharacters } from '../../src/platforms/five9/chunking.ts'
import { everything } from '../../src/platforms/five9/export-config.ts'
import { inputNames } from '../../src/runner/input-table.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { readText, root } from '../workflow-files.ts'

describe('README.md', () => {
  const readme = readText('README.md')

  test('has the tables that action.yml, the schema and the examples give', () => {
    expect(readme, 'run npm run generate').toBe(filled(readme, generatedParts()))
  })

  test('has the two lines with which one tries it', () => {
    const lines = readme.split('\n')
    expect(lines).toContain('npm ci && npm run demo')
    expect(lines).toContain('npm ci && npm test')
  })

  test('links to files that are there', () => {
    for (const [, path = ''] of readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      expect(readText(path)).not.toBe('')
  })

  test('explains messages that the action really has', () => {
    const table = readme.slice(readme.indexOf('| Message |'))
    const messages = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message = '']) => message)
    const sources = globSync('src/**/*.ts', { cwd: root }).map(readText)
    const said = [...sources, inputProblems({ platform: 'five9', command: 'export' })].join('\n')
    const fragments = messages.flatMap(message => message.split('…').map(part => part.trim()))
    expect(fragments.filter(part => !said.includes(part))).toEqual([])
    expect(messages.length).toBeGreaterThan(10)
  })

  test('names no input or permission that there is not', () => {
    const named = [...readme.matchAll(/`([a-z]+(?:-[a-z]+)+): [^`]*`/g)].map(([, name]) => name)
    const known = [...inputNames, 'fetch-depth', 'pull-requests']
    expect(named.filter(name => !known.includes(name ?? ''))).toEqual([])
    expect(named.length).toBeGreaterThan(0)
  })
})

/** What the action says about inputs that cannot be used. */
function inputProblems(given: Readonly<Record<string, string>>): string {
  try {
    readInputs(name => given[name] ?? '', root)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

test('a README without a marker is refused', () => {
  expect(() => filled('no markers', new Map([['inputs', '']]))).toThrow('<!-- inputs -->')
})

test('what action.yml says about defaults is so', () => {
  const { inputs } = readActionFile()
  expect(defaultPrefixCharacters).toHaveLength(26 + 26 + 10)
  expect(inputs['prefix-characters']?.description).toContain('`A-Z`, `a-z` and `0-9`')
  expect(everything.includeMediaTypes).toBe(true)
})

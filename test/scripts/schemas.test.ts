import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { schemas, schemaText } from '../../scripts/schemas.ts'
import { readConfig } from '../../src/config/document.ts'
import { everything, exportConfigSchema } from '../../src/platforms/five9/export-config.ts'
import { readText } from '../workflow-files.ts'

test.each([...schemas()])('%s is what the action reads or writes with', (path, schema) => {
  expect(readText(path), 'run npm run generate').toBe(schemaText(schema))
  expect(schema.$id).toMatch(new RegExp(`^https://.*/${path}$`))
})

function published(path: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readText(path)))
}

describe('the published schema of the configuration and the action agree on', () => {
  const validator = published('schemas/five9-config.schema.json')
  const roster = (config: unknown) => ({ roster: config })

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['the columns example', JSON.parse(readText('examples/config/five9-columns.json'))],
    ['every permission', { permissions: 'all' }],
    ['no permission', { permissions: 'none' }],
    ['all of one role', { permissions: { supervisor: 'all', agent: [] } }],
    ['a permission of a newer service', { permissions: { agent: ['CanDoTomorrow'] } }],
    ['a misspelt key', { includeMediaType: true }],
    ['a field that there is not', { generalInfoFields: ['userName', 'password'] }],
    ['a field that is no list', { generalInfoFields: 'userName' }],
    ['a role that there is not', { permissions: { agents: ['SendMessages'] } }],
    ['a permission without a name', { permissions: { agent: [''] } }],
    ['another word for permissions', { permissions: 'some' }],
    ['a switch in words', { includeSkills: 'yes' }],
    ['an unknown detail of media types', { mediaTypeDetails: ['enabled'] }],
    ['a list', []],
    ['a mapping of nothing', roster({})],
    ['headers by name', roster({ columns: { Login: 'userName', Sales: 'agent_CanDoTomorrow' } })],
    [
      'headers with values',
      roster({ columns: { Status: { column: 'active', values: { A: true, L: 'false' } } } }),
    ],
    ['headers that are left out', roster({ ignore: ['Cost centre'] })],
    ['all others left out', roster({ ignore: 'others' })],
    ['a header for no column', roster({ columns: { Login: 7 } })],
    ['values without a column', roster({ columns: { Status: { values: { A: true } } } })],
    ['a value that is a number', roster({ columns: { Status: { column: 'active', values: { A: 1 } } } })],
    ['some left out', roster({ ignore: 'some' })],
    ['a misspelt key of the mapping', roster({ headers: {} })],
  ])('%s', (_, sample) => {
    expect(validator.safeParse(sample).success).toBe(exportConfigSchema.safeParse(sample).success)
  })
})

describe('the example', () => {
  const read = (file: string) => readConfig(readText(file), file, exportConfigSchema)
  const keysIn = (text: string) => [...text.matchAll(/^(\w+):/gm)].map(([, key]) => key)
  const chooser = 'examples/config/five9-everything.yml'
  const mapper = 'examples/config/five9-hr-roster.yml'

  test('with every column means the same as no file', () => {
    expect(read(chooser)).toEqual(everything)
  })

  test('of an HR file maps headers, cells and the rest', () => {
    const { roster } = read(mapper)
    expect(roster?.columns).toMatchObject({
      Login: 'userName',
      Status: { column: 'active', values: { employed: true, left: false } },
    })
    expect(roster?.ignore).toBe('others')
  })

  test('of the one or of the other has each key', () => {
    const keys = Object.keys(exportConfigSchema.shape).filter(key => key !== '$schema')
    const told = [chooser, mapper].flatMap(file => keysIn(readText(file)))
    expect(told).toHaveLength(keys.length)
    expect(new Set(told)).toEqual(new Set(keys))
  })
})

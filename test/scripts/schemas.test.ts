import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { five9ExportSchema, schemaText } from '../../scripts/schemas.ts'
import { readConfig } from '../../src/config/document.ts'
import { everything, exportConfigSchema } from '../../src/platforms/five9/export-config.ts'
import { readText, root } from '../workflow-files.ts'

const published = 'schemas/five9-export.schema.json'

test('the published schema is the one that the action reads with', () => {
  expect(readText(published), 'run node scripts/schemas.ts').toBe(schemaText(five9ExportSchema()))
})

describe('the published schema and the action agree on', () => {
  const validator = z.fromJSONSchema(JSON.parse(readText(published)))

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
  ])('%s', (_, sample) => {
    expect(validator.safeParse(sample).success).toBe(exportConfigSchema.safeParse(sample).success)
  })
})

test('the example with every key means the same as no file', () => {
  const file = 'examples/config/five9-everything.yml'
  const text = readFileSync(`${root}${file}`, 'utf8')
  expect(readConfig(text, file, exportConfigSchema)).toEqual(everything)
  const keys = Object.keys(exportConfigSchema.shape).filter(key => key !== '$schema')
  expect(keys.filter(key => !new RegExp(`^${key}:`, 'm').test(text))).toEqual([])
})

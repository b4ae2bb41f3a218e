import { type Column, type ColumnSet, needsKey } from './column.ts'
import { columnOfFamily } from './family-column.ts'

type Schema = Readonly<Record<string, unknown>>

/**
 * JSON Schema, draft 2020-12, of one row as an object of texts by column, for editors and validators of CSV files. It
 * demands no blanks around cells, which the reader takes off. What a new user needs besides is under `$defs/newUser`.
 */
export function rowSchema(set: ColumnSet, title: string): Schema {
  const key = needsKey(set) ? [set.key] : []
  const required = set.columns.filter(column => column.requiredOnCreate || key.includes(column.name))
  const families = set.families.map(family => {
    const column = columnOfFamily(set, family)
    return [expression(family.pattern), column ? cellSchema(set, column) : { type: 'string' }]
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type: 'object',
    properties: Object.fromEntries(set.columns.map(column => [column.name, cellSchema(set, column)])),
    // Columns that begin with _ are those of a report that is fed in again.
    patternProperties: { ...Object.fromEntries(families), '^_': { type: 'string' } },
    additionalProperties: false,
    required: key,
    $defs: {
      newUser: {
        description: 'A row of a user that does not exist yet.',
        $ref: '#',
        properties: Object.fromEntries(required.map(({ name }) => [name, { minLength: 1 }])),
        required: required.map(({ name }) => name),
      },
    },
  }
}

function cellSchema(set: ColumnSet, { name, type, description, access }: Column): Schema {
  return {
    description: `${description} Cell: ${type.rule}.`,
    ...(name === set.key && needsKey(set)
      ? { ...type.schema, minLength: 1 }
      : { anyOf: [{ const: '' }, type.schema] }),
    examples: [type.example],
    ...(access === 'read-only' && { readOnly: true }),
  }
}

/** The names that a pattern such as `agent_<Permission>` stands for, as a regular expression. */
function expression(pattern: string): string {
  const fixed = pattern.split(/<[^<>]+>/).map(text => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return `^${fixed.join('.+')}$`
}

import { z } from 'zod'
import { suggestion } from '../config/document.ts'
import { type ColumnSet, columnOf } from '../roster/columns/column.ts'
import { type ColumnMapping, noMapping } from '../roster/reading/mapping.ts'

/** How a roster with headers of its own is read, as a configuration file says it. */
export interface RosterConfig {
  readonly columns: Readonly<Record<string, string | MappedConfig>>
  readonly ignore: 'others' | readonly string[]
}

interface MappedConfig {
  readonly column: string
  readonly values?: Readonly<Record<string, string | boolean>> | undefined
}

/** The schema of the key `roster` of a platform's configuration file. */
export function rosterConfigSchema(set: ColumnSet) {
  const names = set.columns.map(({ name }) => name)
  const columnName = z
    .union([
      z.enum(names),
      z.string().refine(name => columnOf(set, name) !== undefined, {
        error: ({ input }) => `unknown column "${input}"${suggestion(String(input), names)}`,
      }),
    ])
    .meta({ id: 'column', description: 'A column of the roster, by the name that an export gives it.' })
  const mapped = z.strictObject({
    column: columnName,
    values: z
      .record(z.string(), z.union([z.string(), z.boolean()]))
      .optional()
      .meta({
        description: 'What cells of the file stand for; a cell that is not named here is used as it is.',
        examples: [{ A: true, I: false }],
      }),
  })
  return z.strictObject({
    columns: z
      .record(z.string(), z.union([columnName, mapped]))
      .default({})
      .meta({ description: 'By header of the file: the column that its cells are for.' }),
    ignore: z
      .union([z.literal('others'), z.array(z.string().min(1))])
      .default([])
      .meta({
        description:
          'Headers of the file that are left out: these, or "others" for all that are neither columns nor named above.',
      }),
  })
}

/** How a roster file is read: as the configuration says, or by the names of the columns where it says nothing. */
export function columnMapping(config: RosterConfig | undefined): ColumnMapping {
  if (!config) return noMapping
  const columns = Object.entries(config.columns).map(([header, told]) => {
    const { column, values = {} } = typeof told === 'string' ? { column: told } : told
    const texts = Object.entries(values).map(([cell, value]) => [cell, String(value)] as const)
    return [header, { column, values: new Map(texts) }] as const
  })
  return { columns: new Map(columns), ignore: config.ignore }
}

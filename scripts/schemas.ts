/** Writes schemas/: what the action reads and writes, as JSON Schema for editors and other programs. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { exportConfigSchema } from '../src/platforms/five9/export-config.ts'
import { five9Columns } from '../src/platforms/five9/roster-columns.ts'
import { wazoColumns } from '../src/platforms/wazo/roster-columns.ts'
import { importerConfigSchema } from '../src/platforms/xmedius/config.ts'
import { xmediusColumns } from '../src/platforms/xmedius/roster-columns.ts'
import { rowSchema } from '../src/roster/columns/row-schema.ts'
import { resultsSchema } from '../src/roster/outcome/results-format.ts'
import { planSchema } from '../src/roster/planning/plan-format.ts'

const home = 'https://raw.githubusercontent.com/rollcall/rollcall/main'

type Schema = Readonly<Record<string, unknown>>

/** The published schemas, by path. */
export function schemas(): ReadonlyMap<string, Schema> {
  const five9Row = rowSchema(five9Columns, 'Rollcall: one row of a roster of Five9, as texts by column')
  const wazoRow = rowSchema(wazoColumns({}), 'Rollcall: one row of a roster of Wazo, as texts by column')
  const xmediusRow = rowSchema(
    xmediusColumns({ passwordSetupMode: 'random', literalPasswords: false }),
    'Rollcall: one row of a roster of XMedius Cloud, as texts by column',
  )
  return new Map(
    Object.entries({
      'schemas/five9-config.schema.json': five9ConfigSchema(),
      'schemas/five9-roster.schema.json': five9Row,
      'schemas/wazo-roster.schema.json': wazoRow,
      'schemas/xmedius-config.schema.json': z.toJSONSchema(importerConfigSchema, { io: 'input' }),
      'schemas/xmedius-roster.schema.json': xmediusRow,
      'schemas/plan.schema.json': z.toJSONSchema(planSchema),
      'schemas/results.schema.json': z.toJSONSchema(resultsSchema),
    }).map(([path, schema]) => [path, identified(path, schema)]),
  )
}

/** The JSON Schema of the file that the input `config` names. */
export function five9ConfigSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(exportConfigSchema, { io: 'input' })
}

/** A schema that says where it is published. */
function identified(path: string, { $schema, ...rest }: Schema): Schema {
  return { $schema, $id: `${home}/${path}`, ...rest }
}

/** A schema as the text of its file, in the format of this project. */
export function schemaText(schema: Schema): string {
  return execFileSync('node_modules/.bin/biome', ['format', '--stdin-file-path=schema.json'], {
    input: JSON.stringify(schema),
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  })
}

if (import.meta.main) {
  for (const [path, schema] of schemas()) {
    writeFileSync(new URL(`../${path}`, import.meta.url), schemaText(schema))
  }
}

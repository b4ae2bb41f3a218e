/** Writes schemas/ from the zod schemas that the action itself reads configuration files with. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { exportConfigSchema } from '../src/platforms/five9/export-config.ts'

const home = 'https://raw.githubusercontent.com/rollcall/rollcall/main/schemas'

/** The JSON Schema of the file that the input `config` names. */
export function five9ExportSchema(): z.core.JSONSchema.JSONSchema {
  const { $schema, ...rest } = z.toJSONSchema(exportConfigSchema, { io: 'input' })
  return { ...($schema && { $schema }), $id: `${home}/five9-export.schema.json`, ...rest }
}

/** A schema as the text of its file, in the format of this project. */
export function schemaText(schema: z.core.JSONSchema.JSONSchema): string {
  return execFileSync('node_modules/.bin/biome', ['format', '--stdin-file-path=schema.json'], {
    input: JSON.stringify(schema),
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  })
}

if (import.meta.main) {
  const file = new URL('../schemas/five9-export.schema.json', import.meta.url)
  writeFileSync(file, schemaText(five9ExportSchema()))
}

import type { SecretCells } from '../platforms/platform.ts'
import type { Plan } from '../roster/planning/plan.ts'
import type { Roster } from '../roster/reading/roster.ts'

/**
 * The cells of secret columns of the users that a plan concerns, from the roster: a plan has none. They hold the names of
 * secrets, and are kept nowhere.
 */
export async function secretCells(roster: Roster, { changes }: Plan): Promise<SecretCells> {
  const secret = roster.columns.flatMap(({ column }, at) =>
    column.secret ? [{ name: column.name, at }] : [],
  )
  const keys = new Map(
    changes.filter(({ fields }) => fields.some(field => field.secret)).map(({ line, key }) => [line, key]),
  )
  const cells = new Map<string, ReadonlyMap<string, string>>()
  if (secret.length > 0 && keys.size > 0) {
    for await (const rows of roster.rows()) {
      for (const row of rows) {
        const key = keys.get(row.line)
        if (key !== undefined)
          cells.set(key, new Map(secret.map(({ name, at }) => [name, row.cells[at] ?? ''])))
      }
    }
  }
  return (key, column) => cells.get(key)?.get(column) || undefined
}

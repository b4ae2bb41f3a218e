/** Writes the pages of docs/ that describe the columns of rosters. */
import { writeFileSync } from 'node:fs'
import { five9Columns } from '../src/platforms/five9/roster-columns.ts'
import { table } from '../src/report/markdown.ts'
import { columnTables } from '../src/roster/columns/column-table.ts'

const introduction = `# Columns of a Five9 roster

Everything that a roster can say about a user of Five9. An export writes these columns, and a plan reads them.

- Only \`userName\` must be there. **A column that is not in the file is left as it is** for every user.
- What an empty cell asks for is told for each column. *Empties it* means that a plan shows it as a change.
- Cells with several values separate them by \`;\`. A \`;\` or \`\\\` inside a value has a \`\\\` before it.
- Blanks around a cell do not count.
- A new user also needs at least one role (in \`roles\`, by a permission with \`true\`, or by a user profile) and, unless
  the input \`password-mode\` says otherwise, a password.
- \`<Type>\` and \`<Permission>\` stand for the [names that Five9 documents](#names). A column of another name is warned
  about and brings about nothing, since Five9 cannot be sent it.
- Columns that begin with \`_\` are notes, such as those of a report, and are left out.

[JSON Schema of a row](../schemas/five9-roster.schema.json), with every name ·
[a minimal roster](../examples/rosters/five9-minimal.csv) · [a full one](../examples/rosters/five9-full.csv)

This page is made by \`npm run generate\` from the columns that the action itself reads with.
`

/** The pages as texts of their files, by path. */
export function columnPages(): ReadonlyMap<string, string> {
  const tables = columnTables(five9Columns).map(
    ({ group, header, rows }) => `## ${group}\n\n${table(header, rows)}\n`,
  )
  return new Map([['docs/five9-columns.md', [introduction, ...tables, names()].join('\n')]])
}

/** What the placeholders in names of columns stand for. */
function names(): string {
  const lines = five9Columns.families.map(({ pattern, documented }) => {
    const prefix = pattern.replace(/<.*/, '')
    const all = five9Columns.columns.filter(({ name }) => name.startsWith(prefix) && documented(name))
    return `- \`${pattern}\`: ${all.map(({ name }) => name.slice(prefix.length)).join(', ') || 'none'}`
  })
  return `## Names\n\n${lines.join('\n')}\n`
}

if (import.meta.main) {
  for (const [path, text] of columnPages()) writeFileSync(new URL(`../${path}`, import.meta.url), text)
}

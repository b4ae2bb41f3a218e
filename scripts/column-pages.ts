/** Writes the pages of docs/ that describe the columns of rosters. */
import { writeFileSync } from 'node:fs'
import { five9Columns } from '../src/platforms/five9/roster-columns.ts'
import { wazoColumns } from '../src/platforms/wazo/roster-columns.ts'
import { xmediusColumns } from '../src/platforms/xmedius/roster-columns.ts'
import { table } from '../src/report/markdown.ts'
import type { ColumnSet } from '../src/roster/columns/column.ts'
import { columnTables } from '../src/roster/columns/column-table.ts'

const five9 = `# Columns of a Five9 roster

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

const wazo = `# Columns of a Wazo roster

Everything that a roster can say about a user of Wazo: the columns of Wazo's own CSV files, and an export writes them in
its order. [What is particular to them](wazo.md#rules-for-rows) stands beside the rest about Wazo.

- **A column that is not in the file is left as it is** for every user.
- What an empty cell asks for is told for each column. *Empties it* means that a plan shows it as a change.
- A row finds its user by \`uuid\` or, without one, by \`username\`, then by \`email\`, then by \`exten\` and \`context\`
  with the same names, then by the names alone. A row that finds nobody is about a new user.
- The cells of a phone (\`exten\`, \`context\`, \`line_protocol\`), of a number from outside (\`incall_exten\`,
  \`incall_context\`) and of a mailbox (\`voicemail_name\`, \`voicemail_number\`, \`voicemail_context\`) come together or not
  at all.
- Passwords and secrets are cells such as \`env:NAME\`, the name of a variable that the step is handed. With
  \`literal-passwords: allow\` they may stand in the file themselves.
- Blanks around a cell do not count.
- Columns that begin with \`_\` are notes, such as those of a report, and are left out.

[JSON Schema of a row](../schemas/wazo-roster.schema.json) · [a minimal roster](../examples/rosters/wazo-minimal.csv) ·
[a full one](../examples/rosters/wazo-full.csv)

This page is made by \`npm run generate\` from the columns that the action itself reads with.
`

const xmedius = `# Columns of an XMedius Cloud roster

Everything that a roster can say about a user of XMedius Cloud: the columns of the vendor's importer, and two that the
portal tells. An export writes those of the importer in its order, without \`password\`, and then the two.
[What is particular to them](xmedius.md#rules-for-rows) stands beside the rest about XMedius.

- Only \`username\` must be there. **A column that is not in the file is left as it is** for every user.
- What an empty cell asks for is told for each column. *Empties it* means that a plan shows it as a change.
- \`username\`, \`email\` and \`external_id\` of a user never change.
- Passwords are cells such as \`env:NAME\`, the name of a variable that the step is handed. With
  \`literal-passwords: allow\` they may stand in the file themselves.
- Blanks around a cell do not count.
- Columns that begin with \`_\` are notes, such as those of a report, and are left out.

[JSON Schema of a row](../schemas/xmedius-roster.schema.json), with every time zone ·
[a minimal roster](../examples/rosters/xmedius-minimal.csv) · [a full one](../examples/rosters/xmedius-full.csv)

This page is made by \`npm run generate\` from the columns that the action itself reads with.
`

/** The pages as texts of their files, by path. */
export function columnPages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/five9-columns.md', [five9, ...tables(five9Columns), names()].join('\n')],
    ['docs/wazo-columns.md', [wazo, ...tables(wazoColumns({}))].join('\n')],
    [
      'docs/xmedius-columns.md',
      [xmedius, ...tables(xmediusColumns({ passwordSetupMode: 'random', literalPasswords: false }))].join(
        '\n',
      ),
    ],
  ])
}

function tables(set: ColumnSet): string[] {
  return columnTables(set).map(({ group, header, rows }) => `## ${group}\n\n${table(header, rows)}\n`)
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

import type { CellType } from '../../../roster/columns/cell-type.ts'
import { nearest } from '../../../roster/columns/nearest.ts'
import { plain } from '../../../roster/columns/plain.ts'
import { quoted } from '../../../roster/columns/quoted.ts'
import { formatSet, parseSet } from '../../../roster/set-cell.ts'
import { roleKeys } from '../vocabulary.ts'

/** What a cell of the column `roles` says. Names that are no roles of the contract are among them as they stand. */
export interface RoleList {
  readonly listed: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
}

const spellings: ReadonlyMap<string, string> = new Map(roleKeys.map(role => [role.toLowerCase(), role]))
const names = `${roleKeys.slice(0, -1).join(', ')} and ${roleKeys.at(-1)}`

/** Roles in any order and letter case, separated by `;`. `remove ` before a role takes it away. */
export function roleList(): CellType {
  return {
    name: 'set of roles',
    check: problemOf,
    canonical: cell => formatSet(itemsOf(cell)),
    items: itemsOf,
    restoring,
    rule: `roles, separated by ;, of ${names}; "remove" before a role takes it away`,
    example: 'agent;supervisor',
    schema: { type: 'string', pattern: '[^;\\s]' },
  }
}

export function readRoles(cell: string): RoleList {
  const entries = parseSet(plain(cell)).map(entryOf)
  const named = (removed: boolean) =>
    new Set(entries.filter(entry => entry.removed === removed && entry.role !== '').map(({ role }) => role))
  return { listed: named(false), removed: named(true) }
}

/** Whom a role was given leaves it only by a word. A user must keep one, so there is no cell that takes all away. */
function restoring(before: string, after: string | undefined): string {
  const { listed } = readRoles(before)
  if (listed.size === 0) return ''
  const extra = (after === undefined ? new Set<string>(roleKeys) : readRoles(after).listed).difference(listed)
  return formatSet([...listed, ...[...extra].map(role => `remove ${role}`)])
}

function entryOf(item: string): { readonly role: string; readonly removed: boolean } {
  const [, remove, name = ''] = /^(remove(?:\s+|$))?(.*)$/isu.exec(item.trim()) ?? []
  return { role: spellings.get(name.toLowerCase()) ?? name, removed: remove !== undefined }
}

function itemsOf(cell: string): readonly string[] {
  const { listed, removed } = readRoles(cell)
  return [...[...listed].sort(), ...[...removed].sort().map(role => `remove ${role}`)]
}

function problemOf(cell: string): string | undefined {
  const { listed, removed } = readRoles(cell)
  const roles = [...listed, ...removed]
  if (roles.length === 0) return `names no role: the roles are ${names}`
  const unknown = roles.find(role => !spellings.has(role.toLowerCase()))
  if (unknown !== undefined) {
    const meant = nearest(unknown, roleKeys)
    const hint = meant === undefined ? `the roles are ${names}` : `did you mean ${quoted(meant)}?`
    return `has ${quoted(unknown)}, which is no role; ${hint}`
  }
  const both = [...listed].find(role => removed.has(role))
  return both === undefined ? undefined : `both lists ${both} and removes it: keep one of the two`
}

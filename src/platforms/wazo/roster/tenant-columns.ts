import type { CellType } from '../../../roster/columns/cell-type.ts'
import type { Column, ColumnSet } from '../../../roster/columns/column.ts'
import { compareCodePoints } from '../../../roster/order.ts'
import { type GivenSecrets, secretIn } from '../../secret-cell.ts'
import { readableSecrets } from '../reading/secrets.ts'
import type { Contexts, ContextUse } from './contexts.ts'

/** What a tenant, and who asks it, make of cells. */
export interface TenantReading {
  /** Undefined where the account may not read them. */
  readonly contexts: Contexts | undefined
  readonly secrets: GivenSecrets
  /** What stands for a secret where it is compared. */
  readonly digest: (secret: string) => string
}

const contextColumns: ReadonlyMap<string, ContextUse> = new Map([
  ['context', 'line'],
  ['incall_context', 'incall'],
  ['voicemail_context', 'voicemail'],
])

/** Wazo tells no two people apart by letter case in these. */
const logins: ReadonlySet<string> = new Set(['username', 'email'])

/**
 * The columns with cells read as the tenant means them: the label of a context is the context, the name of a secret is the
 * secret, and letter case does not count in what people log in with.
 */
export function tenantColumns(set: ColumnSet, tenant: TenantReading): ColumnSet {
  return { ...set, columns: set.columns.map(column => tenantColumn(column, tenant)) }
}

function tenantColumn(column: Column, { contexts, secrets, digest }: TenantReading): Column {
  const { name, type } = column
  const use = contextColumns.get(name)
  if (use && contexts) return read(column, cell => named(type.canonical(cell), use, contexts))
  if (logins.has(name)) return read(column, cell => type.canonical(cell).toLowerCase())
  if (!readableSecrets.some(secret => secret === name)) return column
  return {
    ...read(
      column,
      remembering(cell => digested(cell, secrets, digest)),
    ),
    digested: true,
  }
}

function read(column: Column, canonical: CellType['canonical']): Column {
  return { ...column, type: { ...column.type, canonical } }
}

/** Several are told apart by `;`. */
function named(cell: string, use: ContextUse, contexts: Contexts): string {
  const names = cell.split(';').map(part => contexts.nameFor(part.trim(), use))
  return names.sort(compareCodePoints).join(';')
}

/** A secret that was not handed over is no other than its name. */
function digested(cell: string, secrets: GivenSecrets, digest: TenantReading['digest']): string {
  if (cell.startsWith('digest:')) return cell
  const secret = secretIn(cell.trim(), secrets)
  return secret === '' ? cell.trim() : digest(secret)
}

/** Many users share the name of a secret, and a digest takes its time. */
function remembering(canonical: CellType['canonical']): CellType['canonical'] {
  const known = new Map<string, string>()
  return cell => {
    const found = known.get(cell)
    if (found !== undefined) return found
    const made = canonical(cell)
    if (/^\s*env:/.test(cell)) known.set(cell, made)
    return made
  }
}

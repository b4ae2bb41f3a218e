import { createHash } from 'node:crypto'
import { compareCodePoints } from '../order.ts'
import type { Change, Plan } from './plan.ts'

/**
 * What a plan asks for, as SHA-256 in hexadecimal: the same for the same platform, tenant, roster and changes, whenever
 * it was made and in whatever order.
 */
export function planDigest(plan: {
  readonly platform: string
  readonly tenant: Pick<Plan['tenant'], 'id'>
  readonly roster: Pick<Plan['roster'], 'digest'>
  readonly changes: readonly Change[]
}): string {
  const { platform, tenant, roster, changes } = plan
  const digest = createHash('sha256').update(JSON.stringify([platform, tenant.id, roster.digest]))
  for (const change of changes.toSorted((a, b) => compareCodePoints(a.key, b.key))) {
    digest.update(JSON.stringify(contentOf(change)))
  }
  return digest.digest('hex')
}

function contentOf({ kind, key, fields, held }: Change): unknown {
  return [
    kind,
    key,
    fields
      .toSorted((a, b) => compareCodePoints(a.column, b.column))
      .map(({ column, before, after }) => [column, before, after]),
    held?.reason ?? null,
  ]
}

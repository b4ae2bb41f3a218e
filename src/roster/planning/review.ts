import type { Change, FieldChange, Hold, Plan, PlanOptions } from './plan.ts'

/** What a plan was made from, besides the users: where that is the same, another plan shows that the platform has changed. */
export interface Ground {
  /** Digest of the roster. */
  readonly roster: string
  readonly options: PlanOptions
}

/** What people have seen and agreed to: the changes of the plans that were reviewed. */
export class Review {
  readonly #grounds: readonly string[]
  readonly #tenants: ReadonlySet<string>
  /** Several pull requests may change one user, each in columns of its own. */
  readonly #changes = new Map<string, Change[]>()

  constructor(plans: readonly Pick<Plan, 'changes' | 'options' | 'roster' | 'tenant'>[]) {
    this.#grounds = plans.map(({ roster, options }) => groundId({ roster: roster.digest, options }))
    this.#tenants = new Set(plans.map(({ tenant }) => tenant.id))
    for (const { changes } of plans) {
      for (const change of changes) {
        const known = this.#changes.get(change.key)
        if (known) known.push(change)
        else this.#changes.set(change.key, [change])
      }
    }
  }

  /** Whether every plan that was reviewed is about a tenant. */
  isAbout(tenantId: string): boolean {
    return [...this.#tenants].every(id => id === tenantId)
  }

  /** Whether a plan was reviewed that was made from the same roster in the same way. */
  isOf(ground: Ground): boolean {
    return this.#grounds.includes(groundId(ground))
  }

  /**
   * How a change deviates from what was reviewed; undefined when every part of it was. What was reviewed and is no longer
   * to be done is no deviation.
   * @param same whether the roster and what it is to mean are those that were reviewed, so that only the platform can
   *   have changed
   */
  deviation(change: Change, same: boolean): Hold | undefined {
    const seen = this.#changes.get(change.key) ?? []
    const free = seen.filter(({ held }) => !held)
    if (seen.length > 0 && free.length === 0) return { reason: 'unreviewed', message: seenHeld }
    const alike = free.filter(({ kind }) => kind === change.kind || bothEdit(kind, change.kind))
    if (alike.length === 0 && !same) return { reason: 'unreviewed', message: neverSeen }
    if (alike.length === 0) return { reason: 'moved', message: movedAs(free[0], change) }
    const fields = new Map(alike.flatMap(one => one.fields.map(field => [field.column, field] as const)))
    const other = change.fields.filter(field => !sameEnd(field, fields.get(field.column)))
    if (other.length > 0 && !same) return { reason: 'unreviewed', message: otherThanSeen(other) }
    const moved = change.fields.filter(field => !sameBeginning(field, fields.get(field.column)))
    return moved.length > 0 ? { reason: 'moved', message: movedFields(moved) } : undefined
  }
}

/** Limits do not say what changes mean. */
function groundId({ roster, options: { onMissing, onRename, onDamage } }: Ground): string {
  return JSON.stringify([roster, onMissing, onRename, onDamage])
}

/** Whether two kinds of change differ only in whether the user is out of service afterwards, which a field tells too. */
function bothEdit(one: Change['kind'], other: Change['kind']): boolean {
  const edits = ['update', 'deactivate']
  return edits.includes(one) && edits.includes(other)
}

function sameEnd(field: FieldChange, seen: FieldChange | undefined): boolean {
  return seen !== undefined && field.after === seen.after
}

function sameBeginning(field: FieldChange, seen: FieldChange | undefined): boolean {
  return sameEnd(field, seen) && field.before === seen?.before
}

const neverSeen =
  'The plan that was reviewed has no change of this user. Open a pull request that shows it, or set reviewed-plan to off ' +
  'for a run that is to apply it unseen.'
const seenHeld =
  'The plan that was reviewed shows this change as held, so nobody has agreed to it. Open a pull request that shows it as ' +
  'a change to be applied.'

function otherThanSeen(fields: readonly FieldChange[]): string {
  return (
    `The plan that was reviewed asks for something else in ${names(fields)}. Open a pull request that shows what is now asked ` +
    'for.'
  )
}

function movedFields(fields: readonly FieldChange[]): string {
  return (
    `Since the plan was reviewed, somebody has changed this on the platform: ${names(fields)}. Take what is there into the ` +
    'roster, or set on-drift to apply to overwrite it.'
  )
}

function movedAs(seen: Change | undefined, { kind }: Change): string {
  const then = seen ? `would ${seen.kind} this user` : 'would leave this user as it is'
  return (
    `The plan that was reviewed ${then}, and now the same roster would ${kind} it, so it was changed on the platform since. ` +
    'Have it reviewed as it is now, or set on-drift to apply.'
  )
}

function names(fields: readonly FieldChange[]): string {
  return fields.map(({ column }) => column).join(', ')
}

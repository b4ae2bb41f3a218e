import { quoted } from '../columns/quoted.ts'
import { damageOf, keyDamage } from '../reading/damage.ts'
import type { Finding } from '../reading/finding.ts'
import type { RosterRow, RowPlace } from '../reading/row.ts'
import { damageRemark } from './check-row.ts'
import { isEmpty } from './field-change.ts'
import type { Change } from './plan.ts'
import { planRow, type RowOutcome } from './plan-row.ts'
import { type Traits, traitsOf } from './renames.ts'
import type { RowContext } from './row-context.ts'
import type { Clash } from './uniqueness.ts'

/** What is kept of a row until all have been read. */
interface KeptRow extends RowPlace {
  /** As the platform spells it; of a new user, as the roster does. */
  readonly key: string
  /** Of a new user: what it is known by. */
  readonly traits: Traits | undefined
  outcome: RowOutcome
}

/** The rows of a roster as they come, each planned by itself, and whom they name. */
export class RosterRows {
  readonly #context: RowContext
  /** By key, of new users by the folded one; none of those is the key of a live user, or it would name that user. */
  readonly #kept = new Map<string, KeptRow>()
  /** Live users who are named by what is no good row. */
  readonly #alsoNamed = new Set<string>()
  readonly #repeated = new Set<KeptRow>()
  readonly #keyless: number[] = []
  #count = 0

  constructor(context: RowContext) {
    this.#context = context
  }

  /** Rows, and records that are none. */
  get count(): number {
    return this.#count
  }

  /** Lines by which it is not certain whom they name. */
  get keyless(): readonly number[] {
    return this.#keyless
  }

  get unchanged(): number {
    return this.#outcomes().reduce((sum, outcome) => sum + (outcome === 'unchanged' ? 1 : 0), 0)
  }

  changes(): Iterable<Change> {
    return this.#outcomes().filter(outcome => typeof outcome === 'object')
  }

  /** What each new user is known by; of rows with errors too, since they are about people all the same. */
  newcomers(): ReadonlyMap<string, Traits> {
    return new Map(this.#kept.values().flatMap(({ key, traits }) => (traits ? [[key, traits] as const] : [])))
  }

  /** Live users that nothing in the roster names. */
  *missing(): Generator<string> {
    for (const key of this.#context.users.keys()) {
      if (!this.#kept.has(key) && !this.#alsoNamed.has(key)) yield key
    }
  }

  add(row: RosterRow): void {
    this.#count += 1
    const { header, users } = this.#context
    const written = row.cells[header.key.at] ?? ''
    const live = users.cells(written)
    if (live) this.#keep(row, written, live)
    else if (isEmpty(written)) this.#addUnkeyed(row)
    else this.#addUnlisted(row, written)
  }

  /** Takes back the change of a row, for an error that shows only beside other rows. */
  refuse({ key, column, message }: Clash): void {
    const row = this.#kept.get(key) ?? this.#kept.get(this.#context.users.fold(key))
    if (!row) throw new Error(`no row has the key ${key}`)
    row.outcome = 'invalid'
    this.#context.findings.error(row, { code: 'value-taken', field: column, key, message })
  }

  /** Counts records that are no rows, and the users that they name. */
  addUnreadable(found: readonly Finding[]): void {
    const errors = found.filter(({ severity }) => severity === 'error')
    for (const { line, key } of new Map(errors.map(error => [error.line, error])).values()) {
      this.#count += 1
      const meant = key === undefined ? [] : this.#context.users.meant(key)
      for (const named of meant) this.#alsoNamed.add(named)
      // A key that no live user has may be the cell of another column, moved by what is wrong with the record.
      if (meant.length === 0) this.#keyless.push(line)
    }
  }

  /** A row that has no key, on a platform that makes keys itself. */
  #addUnkeyed(row: RosterRow): void {
    const { header, users, unkeyed, findings } = this.#context
    const key = header.key.column.name
    const meant = unkeyed.meant(name => row.cells[header.at.get(name) ?? -1] ?? '')
    if (!meant) {
      this.#refuseEmpty(row)
      return
    }
    const same = meant.mark.columns.join(' and ')
    if (meant.kind === 'new') {
      this.#keep(row, meant.key, undefined)
    } else if (meant.kind === 'user') {
      if (meant.mark.weak) {
        const message = `the row has no ${key}, and is taken for the user with the same ${same}`
        findings.warning(row, {
          code: 'same-name',
          field: meant.mark.columns[0] ?? key,
          key: meant.key,
          message,
        })
      }
      this.#keep(row, meant.key, users.cells(meant.key))
    } else {
      for (const named of meant.keys) this.#alsoNamed.add(named)
      const message = `${meant.keys.length} users have the same ${same}: write the ${key} of the one that is meant (${meant.keys.join(', ')})`
      findings.error(row, { code: 'ambiguous-key', field: meant.mark.columns[0] ?? key, message })
    }
  }

  /** A row whose key no live user has exactly. */
  #addUnlisted(row: RosterRow, written: string): void {
    const { header, users, findings } = this.#context
    const { column } = header.key
    const [key, ...others] = users.meant(written)
    if (key === undefined) {
      if (this.#context.set.likenesses) this.#refuseUnknown(row, written)
      else this.#addNew(row, written)
    } else if (others.length > 0) {
      for (const named of [key, ...others]) this.#alsoNamed.add(named)
      const meant = [key, ...others].join(' or ')
      const message = `${column.name} ${quoted(written)} may be ${meant}: write it exactly as the platform does`
      findings.error(row, { code: 'ambiguous-key', field: column.name, message })
    } else {
      const message =
        `${column.name} is spelled otherwise on the platform, in letter case, blanks or accents; the row is taken for ` +
        'that user'
      findings.warning(row, { code: 'key-spelling', field: column.name, key, message })
      this.#keep(row, key, users.cells(key))
    }
  }

  #addNew(row: RosterRow, written: string): void {
    const { header, findings } = this.#context
    const { column } = header.key
    const damage = keyDamage(written) ?? damageOf(column, written)
    const remark = damage && damageRemark(this.#context, column, damage)
    if (remark?.severity === 'error') {
      this.#keyless.push(row.line)
      findings.error(row, remark)
      return
    }
    // Nobody new can come of such a row, so its key is probably a misspelt one of somebody whom it keeps.
    if (header.lacking.length > 0 || column.type.check(written) !== undefined) this.#keyless.push(row.line)
    this.#keep(row, written.trim(), undefined)
  }

  #keep(row: RosterRow, key: string, live: readonly string[] | undefined): void {
    const identity = live ? key : this.#context.users.fold(key)
    const earlier = this.#kept.get(identity)
    if (earlier) {
      this.#refuseRepeated(row, key, earlier)
      return
    }
    const { line, start, bytes } = row
    const outcome = planRow(this.#context, { row, key, live })
    const { header, rules } = this.#context
    const traits = live ? undefined : traitsOf(header.identifying, row.cells, rules)
    this.#kept.set(identity, { line, start, bytes, key, traits, outcome })
  }

  #refuseEmpty(row: RosterRow): void {
    const { name } = this.#context.header.key.column
    this.#keyless.push(row.line)
    const message = `${name} is empty, so it is not known whom the row is about`
    this.#context.findings.error(row, { code: 'no-key', field: name, message })
  }

  #refuseUnknown(row: RosterRow, written: string): void {
    const { name } = this.#context.header.key.column
    this.#keyless.push(row.line)
    const message =
      `nobody on the platform has the ${name} ${quoted(written)}: the user was deleted there, or the row comes from another ` +
      'tenant; empty the cell to have a new user made, or delete the row'
    this.#context.findings.error(row, { code: 'unknown-key', field: name, message })
  }

  /** None of the rows counts: which of them was meant, and for whom the other one was, is not known. */
  #refuseRepeated(row: RosterRow, key: string, earlier: KeptRow): void {
    const { name } = this.#context.header.key.column
    const refuse = (one: RowPlace, other: RowPlace) => {
      const message = this.#context.set.likenesses
        ? `line ${other.line} is about the same user, ${this.#context.users.label(key)}: remove one of the rows, or give each its ${name}`
        : `${name} ${quoted(key)} is also in line ${other.line}: remove one of the rows, or mend its key`
      this.#context.findings.error(one, { code: 'repeated-key', field: name, key, message })
    }
    if (!this.#repeated.has(earlier)) refuse(earlier, row)
    refuse(row, earlier)
    this.#repeated.add(earlier)
    this.#keyless.push(row.line)
    earlier.outcome = 'invalid'
  }

  #outcomes(): IteratorObject<RowOutcome> {
    return this.#kept.values().map(({ outcome }) => outcome)
  }
}

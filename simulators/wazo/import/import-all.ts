import { removeAccount } from '../auth/accounts.ts'
import { Refusal } from '../refusal.ts'
import type { Draft } from '../state/table.ts'
import type { Answer } from '../world.ts'
import { makeAccount } from './account.ts'
import { durationOf } from './duration.ts'
import { makeParts, type Parts, type Place } from './parts.ts'
import { putTogether } from './put-together.ts'
import type { Row } from './rows.ts'
import { checkUnique } from './unique.ts'
import { readWish } from './wish.ts'

/**
 * Imports all rows and commits them, or gives them all up; yields the milliseconds that each part of the work takes. A
 * row that is refused does not keep the others from being tried, and what was made for it is there for them to meet.
 */
export function* importAll(place: Place, rows: Iterable<Row>, draft: Draft): Generator<number, Answer> {
  const { state, clock } = place
  const accounts: string[] = []
  const created: Parts[] = []
  const errors: object[] = []
  try {
    for (const row of rows) {
      try {
        created.push(yield* importRow(place, row, accounts))
      } catch (refusal) {
        errors.push(showError(refusal, row, clock.now()))
      }
    }
    if (errors.length === 0) checkUnique(state, created)
  } catch (failure) {
    // The accounts that were made so far are left behind.
    draft.pause()
    throw failure
  }
  if (errors.length > 0) {
    draft.pause()
    for (const uuid of accounts) removeAccount(state, uuid)
    return { status: 400, body: { errors } }
  }
  draft.commit()
  return { status: 201, body: { created: created.map(showCreated) } }
}

/** Adds the account that it makes to `accounts`. */
function* importRow(place: Place, { cells }: Row, accounts: string[]): Generator<number, Parts> {
  const wish = readWish(cells)
  const duration = durationOf(wish)
  yield duration / 2
  const parts = makeParts(place, wish)
  accounts.push(makeAccount(place, parts.user, wish))
  yield duration / 2
  putTogether(place, parts, wish)
  return parts
}

/** Of a row that was refused for what it says. Anything else, such as a defect of the server, is passed on. */
function showError(refusal: unknown, { number, cells }: Row, now: number): object {
  if (!(refusal instanceof Refusal) || refusal.answer.status >= 500) throw refusal
  return {
    message: refusal.message,
    timestamp: Math.floor(now / 1_000),
    details: { row: cells, row_number: number },
  }
}

function showCreated({ user, voicemail, permissions, line, extension, ...parts }: Parts, index: number) {
  const { endpoint, incallExtension } = parts
  return {
    row_number: index + 1,
    user_id: user.id,
    user_uuid: user.uuid,
    voicemail_id: voicemail?.id ?? null,
    line_id: line?.id ?? null,
    sip_uuid: endpoint?.kind === 'sip' ? endpoint.uuid : null,
    sccp_id: endpoint?.kind === 'sccp' ? endpoint.id : null,
    extension_id: extension?.id ?? null,
    incall_extension_id: incallExtension?.id ?? null,
    call_permission_ids: permissions.map(({ id }) => id),
  }
}

import { createAccount } from '../auth/accounts.ts'
import { Refusal, refuse } from '../refusal.ts'
import type { User } from '../state.ts'
import type { Place } from './parts.ts'
import type { Wish } from './wish.ts'

/**
 * Makes the account of a user in wazo-auth, which is enabled even where the user is not; returns its uuid. Without a
 * username it is called by the e-mail address, or else by the uuid.
 */
export function makeAccount(place: Place, { uuid, firstname, lastname, email }: User, wish: Wish): string {
  const { username, password } = wish.account as Readonly<Record<string, string | null | undefined>>
  try {
    createAccount(place, place.tenant, {
      uuid,
      firstname,
      lastname,
      email_address: email,
      username: username ?? email ?? uuid,
      password: password ?? null,
    })
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.answer.status !== 409) throw refusal
    // The address at which confd reaches wazo-auth.
    throw refuse('409 Client Error: Conflict detected for url: http://127.0.0.1:9497/0.1/users')
  }
  return uuid
}

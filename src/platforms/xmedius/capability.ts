import { Failure } from '../../work/failure.ts'
import type { XMediusClient } from './client.ts'
import { refusesToken } from './errors.ts'
import type { PortalUser } from './portal-user.ts'

/**
 * Finds out by asking whether the token may list users: there are tokens that may only create them.
 * Rejects with a `Failure` when the token is not accepted at all.
 * @returns the users; undefined where the token may not see them
 */
export async function visibleUsers(
  client: XMediusClient,
  signal: AbortSignal,
): Promise<readonly PortalUser[] | undefined> {
  // First what every token may do, since a wrong token and a missing permission are refused alike.
  await client.groups(signal)
  try {
    return await client.listUsers(signal)
  } catch (error) {
    if (error instanceof Failure && refusesToken(error)) return undefined
    throw error
  }
}

import type { FieldChange } from '../../../roster/planning/plan.ts'
import type { PortalUser } from '../portal-user.ts'
import { afterWriting } from './after-writing.ts'
import { notBroughtAbout, unmet } from './comparison.ts'
import type { Tools } from './tools.ts'

/**
 * Changes a user who was just read. The portal replaces the whole of a user by what it is sent, so all of it is sent, and
 * read again. Rejects with a `Failure`, also where the portal does not show the fields as they are to be.
 * @param sent what changes, under the portal's names
 */
export async function rewriteUser(
  user: PortalUser,
  sent: Partial<PortalUser>,
  fields: readonly FieldChange[],
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  await tools.client.updateUser({ ...user, ...sent }, signal)
  const after = await afterWriting(tools.client.user(user.id, signal))
  const columns = after ? unmet(after, fields, tools) : fields.map(({ column }) => column)
  if (columns.length > 0) throw notBroughtAbout(user.username, columns)
}

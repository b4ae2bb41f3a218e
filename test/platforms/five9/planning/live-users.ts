import { cellsOf } from '../../../../src/platforms/five9/columns.ts'
import type { ExportConfig } from '../../../../src/platforms/five9/export-config.ts'
import type { Cells } from '../../../../src/platforms/platform.ts'
import { clientOf, type Service } from '../clients.ts'

/** The users of a server as cells of a roster, by user name. */
export async function liveUsers(service: Service, config: ExportConfig): Promise<Map<string, Cells>> {
  const users = new Map<string, Cells>()
  for await (const user of clientOf(service).stream('getUsersInfo', {}, new AbortController().signal)) {
    users.set(user.generalInfo.fields.userName ?? '', cellsOf(user, config))
  }
  return users
}

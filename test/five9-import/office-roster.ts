import { startFive9 } from '../../simulators/five9/index.ts'
import { ImportDesk } from './in-process.ts'
import { office } from './office.ts'

/** The roster of the office as it is, exported once. */
export const officeRoster = await exported()

async function exported(): Promise<string> {
  await using server = await startFive9({ domain: office() })
  using desk = new ImportDesk(server)
  await desk.export()
  return desk.roster
}

import type { ReadablePlatform } from '../platforms/platform.ts'
import type { Ports } from './ports.ts'
import { unlessCancelled } from './unless-cancelled.ts'

/** Ends what a platform keeps open, such as a token of its own. Nothing depends on it, so a failure is only told. */
export async function close(platform: ReadablePlatform, ports: Ports): Promise<void> {
  try {
    await unlessCancelled(async () => platform.close?.(), ports)
  } catch (error) {
    ports.log.info(`${platform.title} was not signed out: ${(error as Error).message}`)
  }
}

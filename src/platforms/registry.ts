import type { Five9Selection } from './five9/platform.ts'
import type { ReadablePlatform } from './platform.ts'
import type { Surroundings } from './surroundings.ts'

/** Which platform, and what of it: one kind for each platform. */
export type Selection = { readonly platform: 'five9' } & Five9Selection

/** Opens a platform for reading. Each platform's code is loaded only when it is the one in use. */
export async function openPlatform(
  selection: Selection,
  surroundings: Surroundings,
): Promise<ReadablePlatform> {
  const { Five9 } = await import('./five9/platform.ts')
  return new Five9(selection, surroundings)
}

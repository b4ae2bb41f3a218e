import type { Clock } from '../../../work/clock.ts'
import type { WazoClient } from '../client.ts'
import type { Newcomers } from './newcomers.ts'
import type { Pace } from './pace.ts'
import type { Secrets } from './secrets.ts'

/** What steps work with, all of an import the same. */
export interface Tools {
  readonly client: WazoClient
  readonly clock: Clock
  readonly secrets: Secrets
  readonly newcomers: Newcomers
  readonly pace: Pace
  /** Told in a sentence before a wait that is long. */
  readonly tell: (sentence: string) => void
}

import type { Cells } from '../../../platform.ts'
import type { User } from '../../resources.ts'
import type { Wanted } from '../wanted.ts'

/** What a part of a user is, and how it is changed. `Live` is the part as it is now. */
export interface Part<Live extends { readonly user: User }> {
  /** Reads it; undefined where there is no such user. */
  read(uuid: string, wanted: readonly Wanted[], signal: AbortSignal): Promise<Live | undefined>
  cells(live: Live): Cells
  /** Columns that are not as they are to be though their cells are: things that users do not show. */
  astray(live: Live, wanted: readonly Wanted[]): readonly string[]
  /**
   * Brings about what differs. What it makes on the way is found and used when it is asked again after a crash.
   * @param doubtful whether an earlier call may have come half the way
   */
  write(live: Live, wanted: readonly Wanted[], doubtful: boolean, signal: AbortSignal): Promise<void>
}

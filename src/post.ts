import * as core from '@actions/core'
import { CachedFolder, type CachedFolderState } from './runner/cached-folder.ts'
import { fail } from './runner/fail.ts'
import { runnerLog } from './runner/log.ts'
import { stateName } from './runner/state.ts'

/** Runs at the end of the job, however main ended: saves the progress that main had no time to save. */
async function post(): Promise<void> {
  const state = core.getState(stateName)
  if (state === '') return
  if (await new CachedFolder(JSON.parse(state) as CachedFolderState, runnerLog).saveRest()) {
    runnerLog.notice('Progress was saved. Re-run the failed jobs to continue where this attempt stopped.')
  }
}

await post().catch((error: unknown) => fail(error))

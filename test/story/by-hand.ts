import { expect } from 'vitest'
import { type Correct, left } from './story.ts'

/** Somebody puts the file into the repository and imports it by hand, after a look at what that would do. */
export const byHand: Correct = async (hub, site, imported, file) => {
  hub.push({ [file]: left(hub, site, imported, file) })
  const run = (dry: boolean) => {
    const inputs = { roster: file, 'dry-run': String(dry) }
    return hub.play(`${site.platform}-import.yml`, hub.started('workflow_dispatch', inputs))
  }
  const writes = site.writes
  const dry = await run(true)
  expect(dry.errors).toEqual([])
  expect(site.writes).toBe(writes)
  return run(false)
}

import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { edited } from '../action/roster-edits.ts'
import { Hub } from '../examples/hub/hub.ts'
import type { Played } from '../examples/hub/played.ts'
import type { Site } from './site.ts'

/** Milliseconds that a story may take where others are told beside it: a dozen runs. */
export const storyTime = 300_000

/** How a file that an import has left is fed in again. */
export type Correct = (hub: Hub, site: Site, imported: Played, file: string) => Promise<Played>

/**
 * A roster over a week: written from the platform, changed on a pull request, reviewed, changed once more; somebody uses
 * the portal meanwhile; it is merged, and one user is refused, mended and fed in again; in the end all is undone.
 */
export async function tellStory(site: Site, correct: Correct): Promise<void> {
  await using hub = await Hub.open(site.settings)
  const { platform, people } = site
  const [asked, moved, refused, later] = people
  const file = `${platform}-users.csv`
  const names = () => people.map(key => site.lastName(key))
  const before = names()

  const snapshot = await hub.play(`${platform}-snapshot.yml`, hub.started('schedule'))
  expect(snapshot.errors).toEqual([])
  expect(snapshot.rollcall('snapshot').outputs).toMatchObject({ complete: 'true', changed: 'true' })
  const roster = hub.git.read('main', file)
  const quiet = hub.git.tip('main')
  const second = await hub.play(`${platform}-snapshot.yml`, hub.started('schedule'))
  expect(second.rollcall('snapshot').outputs.changed).toBe('false')
  expect(hub.git.tip('main')).toBe(quiet)

  const first = renamed(site, roster, [asked, moved, refused])
  const number = hub.propose('marriages', { [file]: first })
  await planned(hub, site, number, 'opened')
  const [comment, ...others] = hub.repository.commentsOf(number)
  expect(others).toEqual([])
  expect(comment?.body).toContain('3 users would change')
  hub.amend(number, { [file]: renamed(site, first, [later]) })
  await planned(hub, site, number, 'synchronize')
  expect(hub.repository.commentsOf(number)).toEqual([expect.objectContaining({ id: comment?.id })])
  expect(hub.repository.commentsOf(number)[0]?.body).toContain('4 users would change')
  expect(names()).toEqual(before)
  expect(site.writes).toBe(0)

  site.rename(moved, 'Portal')
  site.refuse(refused)
  const imported = await hub.play(`${platform}-import.yml`, hub.merge(number))
  expect(imported.rollcall('import').outputs).toMatchObject({
    ...{ updated: '2', held: '1', failed: '1', 'not-attempted': '0', reviewed: 'true', complete: 'false' },
  })
  expect(imported.conclusion).toBe('failure')
  expect(names()).toEqual(['Asked', 'Portal', before[2], 'Asked'])
  expect(keysIn(site, left(hub, site, imported, 'failures.csv'))).toEqual([refused])
  expect(left(hub, site, imported, 'results.csv')).toContain('Since the plan was reviewed')

  site.refuse(undefined)
  const mended = await correct(hub, site, imported, 'failures.csv')
  expect(mended.errors).toEqual([])
  expect(names()).toEqual(['Asked', 'Portal', 'Asked', 'Asked'])

  expect(new Set(keysIn(site, left(hub, site, imported, 'undo.csv')))).toEqual(new Set([asked, later]))
  const undone = await correct(hub, site, imported, 'undo.csv')
  expect(undone.errors).toEqual([])
  expect(names()).toEqual([before[0], 'Portal', 'Asked', before[3]])

  const last = await hub.play(`${platform}-snapshot.yml`, hub.started('schedule'))
  expect(last.errors).toEqual([])
  expect(namesIn(site, hub.git.read('main', file))).toEqual(names())
}

/** A file that an import has left behind. */
export function left(hub: Hub, { platform }: Site, imported: Played, file: string): string {
  return hub.artifact(imported, `rollcall-${platform}-import-attempt-1`, file)
}

async function planned(hub: Hub, { platform }: Site, number: number, action: string): Promise<void> {
  const plan = await hub.play(`${platform}-plan.yml`, hub.pullEvent(number, action))
  expect(plan.errors).toEqual([])
  expect(plan.conclusion).toBe('success')
}

function renamed({ columns }: Site, roster: string, keys: readonly string[]): string {
  return edited(roster, rows =>
    rows.map(row => (keys.includes(row[columns.key] ?? '') ? { ...row, [columns.name]: 'Asked' } : row)),
  )
}

function rowsIn(roster: string): Record<string, string>[] {
  return parse(roster, { columns: true })
}

function keysIn({ columns }: Site, roster: string): string[] {
  return rowsIn(roster).map(row => row[columns.key] ?? '')
}

function namesIn({ columns, people }: Site, roster: string): string[] {
  const rows = rowsIn(roster)
  return people.map(key => rows.find(row => row[columns.key] === key)?.[columns.name] ?? '')
}

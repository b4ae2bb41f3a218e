import { describe, expect, test } from 'vitest'
import {
  type Call,
  type Domain,
  type Five9,
  makeDomain,
  startFive9,
} from '../../../../simulators/five9/index.ts'
import { everything } from '../../../../src/platforms/five9/export-config.ts'
import type { Step } from '../../../../src/platforms/platform.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import { liveUsers } from '../planning/live-users.ts'
import { failuresOf, MemoryJournal, open, planned, type Row, take } from './stage.ts'

const columns = [
  'userName',
  'firstName',
  'lastName',
  'EMail',
  'extension',
  'roles',
  'skills',
  'agentGroups',
  'cannedReports',
]
const users = 14

/** A bit of everything: a ring of extensions, a chain, a newcomer with an extension that a deleted user had. */
async function changesFor(five9: Five9): Promise<readonly Change[]> {
  const exported = await liveUsers(five9, everything)
  const rows = [...exported.values()].map((cells): Record<string, string> => Object.fromEntries(cells))
  const agents = rows.filter(
    ({ roles = '', userProfileName = '' }) => /agent/.test(roles) && userProfileName === '',
  )
  const [ada = {}, ben = {}, cem = {}, dan = {}, eva = {}] = agents
  const extensions = [ada, ben, cem].map(({ extension = '' }) => extension)
  for (const [at, row] of [ada, ben, cem].entries()) row.extension = extensions[(at + 1) % 3] ?? ''
  Object.assign(ada, {
    firstName: 'Changed',
    skills: 'Sales:3;Retention:7',
    agentGroups: 'Lisbon;Night shift',
  })
  Object.assign(ben, { agentGroups: 'Lisbon', roles: `${ben.roles};reporting`, cannedReports: 'Call Log:4' })
  const gone = eva
  const made: Row = {
    ...{ userName: 'new@example.com', firstName: 'New', lastName: 'Agent', EMail: 'new@example.com' },
    ...{ extension: gone.extension ?? '', roles: 'agent', skills: 'Sales:1', agentGroups: 'Berlin' },
  }
  Object.assign(dan, { lastName: 'Other' })
  const platform = await open(five9, columns)
  const { plan } = await planned(platform, [...rows.filter(row => row !== gone), made], columns, {
    onMissing: 'delete',
  })
  return plan.changes.filter(({ held }) => !held)
}

const domain = () => makeDomain({ users, seed: 3 })

/** A process of its own, as far as the service can see. */
async function stepsOf(five9: Five9, changes: readonly Change[]): Promise<readonly Step[]> {
  const platform = await open(five9, columns, {
    passwordMode: 'cells',
    environment: { NEW: 'Passw0rd-Made-Up' },
  })
  return platform.steps(changes, () => 'env:NEW')
}

function stateOf({ users }: Domain) {
  return [...users.values()].map(user => ({
    ...user,
    skills: user.skills.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }))
}

/** Calls that took effect, the `lost` one among them; which extension is lent is left to chance. */
function effects(calls: readonly Call[], lost: Call | undefined): string[] {
  return calls
    .filter(call => call.counter === 'Modify' && (call.outcome === 'answered' || call === lost))
    .map(({ operation, userName, request }) =>
      JSON.stringify([operation, operation === 'modifyUser' ? userName : request]),
    )
    .sort()
}

describe('an import whose process dies', () => {
  test('ends as if nothing had happened, whichever call was the last, with no effect twice', async () => {
    await using whole = await startFive9({ domain: domain() })
    const changes = await changesFor(whole)
    const before = whole.calls.length
    expect(failuresOf(await take(await stepsOf(whole, changes)))).toEqual([])
    const calls = whole.calls.length - before
    const expected = { state: stateOf(whole.domain), effects: effects(whole.calls, undefined) }
    expect(calls).toBeGreaterThan(25)

    for (let last = 1; last <= calls; last += 1) {
      for (const phase of ['before', 'after'] as const) {
        let dead = false
        let sent = 0
        let lost: Call | undefined
        await using five9 = await startFive9({ domain: domain() })
        five9.set([
          {
            ...{ effect: 'reset', phase },
            when: call => {
              if (!dead && call !== lost) sent += 1
              if (sent !== last || dead) return false
              dead = true
              if (phase === 'after') lost = call
              return true
            },
          },
        ])
        const journal = new MemoryJournal()
        const dying = {
          past: [],
          append(entry: (typeof journal.entries)[number]) {
            if (dead) throw new Error('the process is dead')
            journal.append(entry)
          },
        }
        const context = `${phase} call ${last}`
        await expect(take(await stepsOf(five9, changes), { journal: dying }), context).rejects.toThrow()
        const outcome = await take(await stepsOf(five9, changes), { journal })
        expect({ failed: failuresOf(outcome), left: outcome.notAttempted }, context).toEqual({
          failed: [],
          left: [],
        })
        expect(stateOf(five9.domain), context).toEqual(expected.state)
        expect(effects(five9.calls, lost), context).toEqual(expected.effects)
      }
    }
  }, 240_000)
})

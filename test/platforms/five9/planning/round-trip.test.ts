import { describe, expect, test } from 'vitest'
import { makeDomain, startFive9 } from '../../../../simulators/five9/index.ts'
import { header } from '../../../../src/platforms/five9/columns.ts'
import { everything, exportConfigSchema } from '../../../../src/platforms/five9/export-config.ts'
import { readDomainFacts } from '../../../../src/platforms/five9/roster/domain-facts.ts'
import { planConfig } from '../../../../src/platforms/five9/roster/plan-config.ts'
import { five9Rules } from '../../../../src/platforms/five9/roster/rules.ts'
import { generalInfoFields } from '../../../../src/platforms/five9/vocabulary.ts'
import { clientOf } from '../clients.ts'
import { liveUsers } from './live-users.ts'

const signal = new AbortController().signal
const exportConfig = exportConfigSchema.parse({ ...everything, generalInfoFields })
const seeds = Array.from({ length: 12 }, (_, at) => at + 1)

describe('a roster as it was exported', () => {
  test.each(seeds)('asks for nothing and breaks no rule: domain %i', async seed => {
    const unknown = seed % 2 === 0 ? { unknownPermission: 'CanTeleport' } : {}
    await using five9 = await startFive9({
      domain: makeDomain({ users: 130, seed, ...unknown }),
      quirks: [{ effect: 'paddedEmail' }],
    })
    const exported = await liveUsers(five9, exportConfig)
    const columns = header(new Set([...exported.values()].flatMap(cells => [...cells.keys()])), exportConfig)
    const facts = await readDomainFacts(clientOf(five9), columns, signal)
    const rules = five9Rules(facts, columns, { mode: 'cells', literals: false, environment: () => undefined })
    const live = await liveUsers(five9, planConfig(columns))
    expect(live.size).toBe(130)

    for (const [name, cells] of exported) {
      const row = {
        get: (column: string) => (columns.includes(column) ? (cells.get(column) ?? '') : undefined),
      }
      const user = { get: (column: string) => live.get(name)?.get(column) }
      const { cells: asked, problems } = rules.interpret(row, user)
      expect(problems, name).toEqual([])
      expect([...asked], name).toEqual([])
      for (const column of columns) expect(user.get(column) ?? '', `${name} ${column}`).toBe(row.get(column))
    }
  })
})

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { replay } from '../../../simulators/wazo/replay/replay.ts'
import { readScenario } from '../../../simulators/wazo/replay/scenario.ts'

const own = fileURLToPath(new URL('exchanges', import.meta.url))
/** Where exchanges with a real server lie, beside the repository; they are not part of it. */
const recorded = fileURLToPath(new URL('../../../../shared/recordings/wazo', import.meta.url))

const scenarios = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.json'))

describe('exchanges of this project', () => {
  test.each(scenarios(own))('%s', async name => {
    expect(await replay(readScenario(join(own, name)))).toBeUndefined()
  })
})

describe('exchanges with a real server', () => {
  if (!existsSync(recorded)) {
    test('all of them', context => context.skip('the recordings are not here (../shared/recordings/wazo)'))
    return
  }
  test.each(scenarios(recorded))('%s', async name => {
    expect(await replay(readScenario(join(recorded, name)))).toBeUndefined()
  })
})

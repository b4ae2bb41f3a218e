import { expect, test } from 'vitest'
import { startFive9 } from '../../simulators/five9/index.ts'
import { ImportDesk } from './in-process.ts'
import { office, wished } from './office.ts'
import { officeRoster } from './office-roster.ts'

/** A desk that notes what an import leaves behind, and in which order. */
class NotingDesk extends ImportDesk {
  readonly steps: string[] = []

  protected override ports() {
    const ports = super.ports()
    const note = (step: string) => async () => void this.steps.push(step)
    const upload = async () => {
      this.steps.push('upload')
      return undefined
    }
    return {
      ...ports,
      progress: { ...ports.progress, finish: note('finish') },
      artifacts: { upload, uploadPage: upload },
    }
  }
}

test('progress is given up only when the reports are delivered, so that a killed attempt loses none', async () => {
  await using five9 = await startFive9({ domain: office() })
  using desk = new NotingDesk(five9)
  desk.roster = wished(officeRoster, ['gail'])
  expect((await desk.import()).errors).toEqual([])
  expect(desk.steps).toEqual(['upload', 'upload', 'finish'])
})

/** A desk at which the run is cancelled while the page is uploaded, which never ends. */
class CancelledDesk extends ImportDesk {
  finished = false

  protected override ports() {
    const cancel = new AbortController()
    const ports = super.ports()
    const finish = async () => {
      this.finished = true
    }
    return {
      ...ports,
      progress: { ...ports.progress, finish },
      signal: cancel.signal,
      artifacts: {
        upload: async () => ({ id: 7, url: 'https://example.com/7' }),
        uploadPage: () => {
          cancel.abort()
          return new Promise<never>(() => undefined)
        },
      },
    }
  }
}

test('what was uploaded before a cancel is told, and the rest is left to the next attempt', async () => {
  await using five9 = await startFive9({ domain: office() })
  using desk = new CancelledDesk(five9)
  desk.roster = wished(officeRoster, ['gail'])
  const { artifact, page } = await desk.import()
  expect(artifact).toEqual({ id: 7, url: 'https://example.com/7' })
  expect(page).toBeUndefined()
  expect(desk.finished).toBe(false)
})

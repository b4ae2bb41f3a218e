import { describe, expect, test } from 'vitest'
import { exported, Stage } from './stage.ts'

const inputs = { 'chunk-size': '12' }

describe('without the services of GitHub', () => {
  test('an export works, and says what is missing', async () => {
    await using stage = await Stage.open({ run: { results: 'absent' } })
    const { conclusion, outputs, log } = await stage.export()
    expect(conclusion).toBe('success')
    expect(outputs).toMatchObject({ complete: 'true', 'artifact-id': '', 'artifact-url': '' })
    expect(log).toContain('There is no artifact service here')
  })

  test('an export works on GitHub Enterprise Server', async () => {
    await using stage = await Stage.open({ run: { serverUrl: 'https://github.example.com' } })
    const { conclusion, warnings } = await stage.export()
    expect(conclusion).toBe('success')
    expect(warnings.join()).toContain('GitHub Enterprise Server')
  })

  test('a killed export begins anew', async () => {
    await using stage = await Stage.open({ run: { results: 'absent' } })
    const run = stage.run(inputs)
    const attempt = run.start()
    await attempt.line('[3/')
    attempt.kill()
    const first = await exported(attempt)
    expect(first.log).toContain('There is no cache service here')
    const second = await exported(run.rerunFailed())
    expect(second.outputs).toMatchObject({ complete: 'true', 'chunks-resumed': '0' })
  })
})

describe('when a service of GitHub fails', () => {
  test('an artifact that cannot be uploaded does not fail the export', async () => {
    await using stage = await Stage.open()
    stage.github.faults.set('CreateArtifact', {
      status: 403,
      message: 'insufficient usage to create artifact',
    })
    const { conclusion, warnings, outputs } = await stage.export()
    expect(conclusion).toBe('success')
    expect(outputs.complete).toBe('true')
    expect(warnings.join()).toContain('could not be uploaded')
  })

  test('a read-only cache is told of, and the export works', async () => {
    await using stage = await Stage.open({ run: { cache: 'read-only' } })
    const run = stage.run(inputs)
    const attempt = run.start()
    await attempt.line('[3/')
    attempt.kill()
    const first = await exported(attempt)
    expect(first.log).toContain('Progress could not be saved to the cache')
    const second = await exported(run.rerunFailed())
    expect(second.conclusion).toBe('success')
  })

  test('progress that was evicted is done again', async () => {
    await using stage = await Stage.open()
    const run = stage.run(inputs)
    const attempt = run.start()
    await attempt.line('[3/')
    attempt.kill()
    await attempt.done
    stage.github.caches.evict(() => true)
    const second = await exported(run.rerunFailed())
    expect(second.outputs).toMatchObject({ complete: 'true', 'chunks-resumed': '0' })
  })

  test('two exports of one job keep their progress and their artifacts apart', async () => {
    await using stage = await Stage.open()
    const first = await stage.export({ 'artifact-name': 'one' })
    const second = await stage.export({ 'artifact-name': 'two' })
    expect([first.conclusion, second.conclusion]).toEqual(['success', 'success'])
    expect(stage.github.artifacts.list().map(({ name }) => name)).toEqual(['one-attempt-1', 'two-attempt-1'])
  })
})

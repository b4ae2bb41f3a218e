import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findLeaks, GitHub, type ScriptContext, script, uses } from '../../../simulators/github/index.ts'
import { secretForms } from '../../../simulators/github/inspect/secret-forms.ts'
import { progress, publish } from './fixtures/folders.ts'

const secret = 'Tr0ub4dor&3 "<ü>"'
let github: GitHub
beforeAll(async () => {
  github = await GitHub.start()
})
afterAll(async () => github[Symbol.asyncDispose]())

async function leaksOf(run: (context: ScriptContext) => void): Promise<string[]> {
  const attempt = await github.run({ secrets: { PASSWORD: secret }, steps: [script(run)] }).start().done
  const leaks = await findLeaks(github, { secrets: ['not there at all', secret], attempts: [attempt] })
  expect(JSON.stringify(leaks)).not.toContain('Tr0ub4dor')
  return leaks.map(({ where, form, secret: index }) => `${where.replace(/^.*?: /, '')} (${form}) #${index}`)
}

it('finds nothing where nothing is, and does not count add-mask', async () => {
  expect(await leaksOf(({ log }) => log(`::add-mask::${secret}`))).toEqual([])
})

it('finds a masked secret in the raw log', async () => {
  expect(await leaksOf(({ log }) => log(`password: ${secret}`))).toEqual(['script main, raw log (clear) #1'])
})

it('finds a secret in every command file, and in what the runner made of it', async () => {
  const found = await leaksOf(({ env }) => {
    appendFileSync(env.GITHUB_OUTPUT ?? '', `a=${secret}\n`)
    appendFileSync(env.GITHUB_STATE ?? '', `b=${secret}\n`)
    appendFileSync(env.GITHUB_ENV ?? '', `c=${secret}\n`)
    appendFileSync(env.GITHUB_PATH ?? '', `/${secret}\n`)
    appendFileSync(env.GITHUB_STEP_SUMMARY ?? '', secret)
  })
  for (const part of [
    'outputs',
    'state',
    'GITHUB_OUTPUT',
    'GITHUB_STATE',
    'GITHUB_ENV',
    'GITHUB_PATH',
    'GITHUB_STEP_SUMMARY',
  ]) {
    expect(found).toContain(`script main, ${part} (clear) #1`)
  }
})

it('finds a secret in files, in their names, and in the temp folders', async () => {
  const found = await leaksOf(({ workspace, temp, env }) => {
    mkdirSync(join(workspace, 'deep'))
    writeFileSync(join(workspace, 'deep', 'a.json'), JSON.stringify({ password: secret }))
    writeFileSync(join(temp, secret), secret)
    writeFileSync(join(env.TMPDIR ?? '', 'request.xml'), '<p>Tr0ub4dor&amp;3 &quot;&lt;ü&gt;&quot;</p>')
  })
  expect(found).toEqual([
    'workspace, file deep/a.json (JSON) #1',
    'temp, path *** (clear) #1',
    'temp, file *** (clear) #1',
    'systemTemp, file request.xml (XML) #1',
  ])
})

it('knows the encodings, at every alignment of base64', () => {
  const found = (text: string) =>
    secretForms(secret)
      .filter(form => text.includes(form.text))
      .map(({ form }) => form)
  for (const user of ['', 'u', 'us', 'use']) {
    const header = Buffer.from(`${user}:${secret}!`).toString('base64')
    expect(found(`Basic ${header}`)).toEqual([`base64 at offset ${(user.length + 1) % 3}`])
  }
  expect(found(`?p=${encodeURIComponent(secret)}`)).toEqual(['URL'])
  expect(found(new URLSearchParams({ p: secret }).toString())).toEqual(['URL'])
  expect(found('"Tr0ub4dor&3 \\"<\\u00fc>\\""')).toEqual(['JSON'])
  expect(found('Tr0ub4dor&3')).toEqual([])
})

it('looks into artifacts and caches', async () => {
  const attempt = await github
    .run({ runId: 4, steps: [uses(publish, { with: { upload: 'zip' } }), uses(progress)] })
    .start().done
  const secrets = ['<p>Attempt 1', 'done in attempt 1', 'progress-4-']
  const leaks = await findLeaks(github, { secrets, attempts: [], folders: [attempt.machine.workspace] })
  const { workspace } = attempt.machine
  expect(leaks.map(({ where, secret: index }) => `${where} #${index}`)).toEqual([
    'run 4 attempt 1: artifact 5001, file report.html #0',
    'cache 1001, key #2',
    'cache 1001, file progress/units.txt #1',
    `${workspace}, file out/report.html #0`,
    `${workspace}, file progress/units.txt #1`,
  ])
})

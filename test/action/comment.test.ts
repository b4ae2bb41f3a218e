import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { readPlanData } from '../../src/runner/github/plan-marker.ts'
import { hostileTexts } from '../report/made-up-plan.ts'
import { reviewedStage } from './edited-stage.ts'
import { newcomer, ordinary } from './ordinary-users.ts'
import { forPull, repositoryOf } from './pull-runs.ts'
import { edited, type Row, withUser } from './roster-edits.ts'
import type { Stage } from './stage.ts'

const always = { comment: 'always' }
const changes = { comment: 'changes' }

function commentsOf(stage: Stage, number: number): readonly string[] {
  return repositoryOf(stage)
    .commentsOf(number)
    .map(({ body }) => body)
}

describe('the comment of a plan', () => {
  test('tells it on the pull request, and follows its pushes', async () => {
    const { stage, roster, one, other, number } = await reviewedStage()
    await using _ = stage
    const repository = repositoryOf(stage)
    const first = await stage.plan(always, forPull(stage, number))
    expect([first.conclusion, first.warnings]).toEqual(['success', []])
    const [comment] = repository.commentsOf(number)
    const { sha: head } = repository.pull(number).pull.head
    expect(comment?.author.login).toBe('github-actions[bot]')
    expect(comment?.body).toMatch(/^<!-- rollcall plan five9 \S+ five9-users\.csv -->\n/)
    expect(comment?.body).toContain('## ✅ Five9 plan: 1 user would change')
    expect(comment?.body).toContain(one)
    expect(comment?.body).toContain(`For \`${head.slice(0, 7)}\`, by [attempt 1 of this run](https://`)
    expect(comment?.body).toContain(`(${first.outputs['artifact-url']})`)
    expect(comment?.body).toContain(`(${first.outputs['report-url']})`)
    expect(first.outputs['comment-url']).toContain(`#issuecomment-${comment?.id}`)
    expect(first.outputs.message).toBe('Five9 plan: 1 user would change.')
    expect(readPlanData(comment?.body ?? '')).toEqual({
      ...{ digest: first.plan?.digest, artifact: 'rollcall-five9-plan-attempt-1', head },
      run: Number(first.outputs['artifact-url']?.match(/runs\/(\d+)/)?.[1]),
    })

    const newHead = repository.pushTo(number)
    await stage.write({ 'five9-users.csv': withUser(roster, other, { firstName: 'Renamed' }) })
    const second = await stage.plan(always, forPull(stage, number))
    expect(second.outputs['comment-url']).toBe(first.outputs['comment-url'])
    const [again, ...more] = commentsOf(stage, number)
    expect(more).toEqual([])
    expect(again).toContain(other)
    expect(again).not.toContain(one)
    expect(again).toContain(newHead.slice(0, 7))
  })

  test('is one for each roster', async () => {
    const { stage, roster, number } = await reviewedStage()
    await using _ = stage
    await stage.write({ 'leavers.csv': roster })
    await stage.plan(always, forPull(stage, number))
    await stage.plan({ ...always, roster: 'leavers.csv' }, forPull(stage, number))
    expect(commentsOf(stage, number).map(body => /plan: (.*)/.exec(body)?.[1])).toEqual([
      '1 user would change',
      'nothing would change',
    ])
  })

  test('is left alone where somebody else has written it', async () => {
    const { stage, number } = await reviewedStage()
    await using _ = stage
    await stage.plan(always, forPull(stage, number))
    const repository = repositoryOf(stage)
    const [own] = repository.commentsOf(number)
    const forged = `${own?.body.split('\n', 1)[0]}\nAll is well.`
    repository.comments.clear()
    repository.addComment(number, forged, { login: 'mallory', id: 66, type: 'User' })
    await stage.plan(always, forPull(stage, number))
    expect(commentsOf(stage, number)).toEqual([forged, expect.stringContaining('1 user would change')])
  })

  test('for changes alone is made by the first, and says when there are none any more', async () => {
    const { stage, roster, number } = await reviewedStage()
    await using _ = stage
    const edit = { 'five9-users.csv': edited(roster, rows => rows.concat(newcomer('Nora'))) }
    await stage.write({ 'five9-users.csv': roster })
    const quiet = await stage.plan(changes, forPull(stage, number))
    expect([quiet.outputs['comment-url'], commentsOf(stage, number)]).toEqual(['', []])
    await stage.write(edit)
    // The new user has no password, so there is no change, but an error that people have to see.
    const wrong = await stage.plan(changes, forPull(stage, number))
    expect(commentsOf(stage, number)).toEqual([expect.stringContaining('a new user needs a password')])
    await stage.write({ 'five9-users.csv': roster })
    const settled = await stage.plan(changes, forPull(stage, number))
    expect(commentsOf(stage, number)).toEqual([expect.stringContaining('nothing would change')])
    expect(settled.outputs['comment-url']).toBe(wrong.outputs['comment-url'])
  })

  test('says where there is no plan, so that an old one does not pass for it', async () => {
    const { stage, roster, number } = await reviewedStage()
    await using _ = stage
    await stage.plan(always, forPull(stage, number))
    await stage.write({ 'five9-users.csv': roster.replace('userName', 'userNmae') })
    const unreadable = await stage.plan(always, forPull(stage, number))
    const [told = ''] = commentsOf(stage, number)
    expect(told).toContain('❌ Five9 plan: there is none')
    expect(told).toContain('five9\\-users.csv:1:')
    expect(readPlanData(told)).toBeUndefined()
    expect(unreadable.outputs.message).toBe('Five9 plan: there is none.')

    await stage.write({ 'five9-users.csv': roster })
    const refused = await stage.plan({ ...always, password: 'not-the-password' }, forPull(stage, number))
    expect(refused.conclusion).toBe('failure')
    expect(commentsOf(stage, number)).toEqual([expect.stringMatching(/there is none\n\n- .*password/)])
    expect(refused.outputs.message).toBe('Five9 plan: there is none.')
  })

  test('is not brought back to an older commit by a slow run', async () => {
    const { stage, number } = await reviewedStage()
    await using _ = stage
    const slow = forPull(stage, number)
    repositoryOf(stage).pushTo(number)
    const { log, outputs } = await stage.plan(always, slow)
    expect(log).toContain(`Pull request #${number} has newer commits than this run`)
    expect([outputs['comment-url'], commentsOf(stage, number)]).toEqual(['', []])
  })

  test('is a notice where there is no pull request', async () => {
    const { stage } = await reviewedStage()
    await using _ = stage
    const { conclusion, log, outputs } = await stage.plan(always, { event: { name: 'schedule' } })
    expect(conclusion).toBe('success')
    expect(log).toContain('There is no comment, since this run is not for a pull request.')
    expect(outputs['comment-url']).toBe('')
    expect(stage.github.rest.requests).toEqual([])
  })

  test('that may not be written is a warning with the line to add', async () => {
    const { stage, number } = await reviewedStage()
    await using _ = stage
    const permissions = { contents: 'read', 'pull-requests': 'read' } as const
    const { conclusion, log, warnings, outputs } = await stage.plan(
      always,
      forPull(stage, number, permissions),
    )
    expect([conclusion, outputs.changes, outputs['comment-url']]).toEqual(['success', '1', ''])
    expect(warnings).toEqual([expect.stringContaining('the token of the workflow is not allowed to')])
    expect(log).toMatch(/^permissions:\n {2}contents: read\n {2}pull-requests: write$/m)
  })

  test('holds no secret of the step, should one have got into the plan', async () => {
    const { stage, one, roster, number } = await reviewedStage()
    await using _ = stage
    const secret = 'Only_for*Nora-9'
    const nora = newcomer('Nora', { password: 'env:NORA' })
    const leaking = edited(withUser(roster, one, { firstName: `was ${secret}` }), rows => rows.concat(nora), [
      'password',
    ])
    await stage.write({ 'five9-users.csv': leaking })
    const run = { ...forPull(stage, number), env: { NORA: secret } }
    expect((await stage.plan(always, run)).conclusion).toBe('success')
    expect(commentsOf(stage, number)).toEqual([expect.stringContaining('| was ••• |')])
  })
})

test('texts that mean harm are harmless in log, summary, comment, findings and report', async () => {
  const { stage, roster, number } = await reviewedStage()
  await using _ = stage
  const harm = ['@all', '#123 fixes', 'GH-7', '-->', 'www.evil.example', ...hostileTexts]
  const texts = harm.filter(text => text.trim() !== '')
  const people = ordinary(roster).map(({ userName = '' }) => userName)
  const columns = ['firstName', 'lastName', 'locale', 'EMail']
  const edits = new Map<string, Row>()
  for (const [at, text] of texts.entries()) {
    const key = people[at % people.length] ?? ''
    const column = columns[Math.floor(at / people.length)]
    if (column === undefined) throw new Error('there are too few people for these texts')
    edits.set(key, { ...edits.get(key), [column]: text })
  }
  const hostile = edited(roster, rows => rows.map(row => ({ ...row, ...edits.get(row.userName ?? '') })))
  await stage.write({ 'five9-users.csv': hostile })
  const planned = await stage.plan({ ...always, 'on-damage': 'warn' }, forPull(stage, number))

  const [comment = ''] = commentsOf(stage, number)
  const told = comment.replace(/^(<!-- [\w. :%-]+ -->\n)+/, '')
  expect(told).toContain('&#8203;all')
  for (const markdown of [told, planned.summary]) {
    const bare = markdown.replace(/\\./g, '')
    expect(bare).not.toMatch(/<(?!\/?(?:details|summary)>)/)
    expect(bare).not.toMatch(/(?<!\w)@\w|(?<!&)#\d|GH-?\d|www\./)
    expect(bare).not.toMatch(/(?<!\]\()https?:\/\/|\]\((?!https:\/\/github\.com\/)/)
    expect(bare).not.toMatch(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
    for (const line of bare.split('\n').filter(line => line.startsWith('|'))) expect(line).toMatch(/ \|$/)
  }
  expect(planned.log).not.toMatch(/^(?:::|##\[)(?!(?:error|warning|notice|debug|group|endgroup)\b)/m)
  const { annotations } = planned.result.step('export').main
  expect(annotations.filter(({ message }) => message === 'boo')).toEqual([])

  const files = stage.artifact('rollcall-five9-plan-attempt-1')
  const findings = parse(files.get('findings.csv') ?? '') as string[][]
  for (const cell of findings.flat()) expect(cell).not.toMatch(/^[=+@-](?!\d)/)
  const page = files.get('rollcall-five9-plan-attempt-1.html')?.toString()
  expect(page).toContain('evil.example')
  expect(page).not.toMatch(/<img|<script>alert|onerror=alert\(1\)>/)
})

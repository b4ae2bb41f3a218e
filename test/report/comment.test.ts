import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { driftMarkdown, driftTitle, settledMarkdown } from '../../src/report/drift-issue.ts'
import { commentMarkdown, type Told } from '../../src/report/plan-comment.ts'
import { planMarkdown } from '../../src/report/plan-markdown.ts'
import { refusedMarkdown } from '../../src/report/plan-refused.ts'
import type { Change } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { hiddenMarker, roomBeside, withMarker } from '../../src/runner/github/marker.ts'
import { planDataLine } from '../../src/runner/github/plan-marker.ts'
import { five9, hostileTexts, type MadeUpPlan, madeUpPlan, planOf } from './made-up-plan.ts'

/** What GitHub takes in a comment, in characters. */
const most = 65_536

const marker = hiddenMarker('plan', 'five9', 'api.five9.com', 'five9-users.csv')
const head = '0123456789abcdef0123456789abcdef01234567'
const data = planDataLine({ digest: 'ab'.repeat(32), artifact: 'plan-attempt-1', run: 7, head })
const teller = { runUrl: 'https://github.com/example/rosters/actions/runs/7', attempt: 2 }
const files = { artifact: 'plan-attempt-1', url: `${teller.runUrl}/artifacts/5` }
const drift = { ...teller, naming: five9, roster: 'five9-users.csv' }

const toldOf =
  ({ plan, findings }: MadeUpPlan): Told =>
  bytes =>
    planMarkdown(five9, plan, findings, { bytes, report: { artifact: 'plan.html' } })

/** The bodies of everything that tells this. */
function bodies(told: Told): readonly string[] {
  const room = roomBeside(marker)
  return [
    commentMarkdown(told, room, { ...teller, data, commit: head, files }),
    driftMarkdown(told, room, drift),
    settledMarkdown(told, room, teller),
  ].map(text => withMarker(marker, text))
}

describe('a comment', () => {
  test('holds its data, the plan, and where everything else is', () => {
    const text = commentMarkdown(() => '## The plan\n', 20_000, { ...teller, data, commit: head, files })
    expect(text).toBe(
      `${data}\n\n## The plan\n\n` +
        `For \`0123456\`, by [attempt 2 of this run](${teller.runUrl}). The files are in ` +
        `[plan\\-attempt\\-1](${files.url}). This comment is kept up to date.\n`,
    )
  })

  test('without a plan has no data to find one by', () => {
    const text = commentMarkdown(() => '## There is none\n', 20_000, { ...teller, data: '', commit: head })
    expect(text).toBe(
      `## There is none\n\nFor \`0123456\`, by [attempt 2 of this run](${teller.runUrl}). This comment is kept up to date.\n`,
    )
  })
})

describe('an issue about drift', () => {
  test('says what to do about it, and who has found it', () => {
    expect(driftTitle(drift)).toBe('Five9: the domain is not what five9-users.csv says')
    const text = driftMarkdown(() => '## The plan\n', 20_000, drift)
    expect(text).toMatch(/^The domain is not what the roster `five9-users\.csv` says\. To bring it in line/)
    expect(text).toContain('\n\n## The plan\n\nFound by [attempt 2 of this run](https://')
    expect(settledMarkdown(() => '## Nothing\n', 20_000, teller)).toMatch(
      /^Nothing would change any more, as \[attempt 2 of this run\]\(\S+\) has found\.\n\n## Nothing\n\n$/,
    )
  })

  test('has a title that GitHub takes, however long the path of the roster is', () => {
    expect(driftTitle({ naming: five9, roster: `${'deep/'.repeat(80)}users.csv` }).length).toBeLessThan(256)
  })
})

describe('what GitHub is sent stays within its limit, and uses it', () => {
  test.each([
    ['20,000 changes', madeUpPlan(20_000)],
    ['20,000 hostile ones', planOf(hostileChanges(20_000))],
  ])('of %s', (_, plan) => {
    for (const body of bodies(toldOf(plan))) {
      expect([...body].length).toBeLessThanOrEqual(most)
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(most)
      expect(Buffer.byteLength(body)).toBeGreaterThan(most - 4_096)
    }
  })

  test('of a roster in which nothing can be read', () => {
    const findings = hostileTexts.flatMap(text =>
      Array.from({ length: 100 }, (_, at): Finding => {
        return { severity: 'error', file: text, line: at + 1, column: 1, code: 'x', message: text, key: text }
      }),
    )
    const told: Told = bytes => refusedMarkdown('Five9 plan: there is none', hostileTexts, findings, bytes)
    for (const body of bodies(told)) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(most)
  })

  test('whatever the texts are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 })
    const changes = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(changes, texts => {
        const many = Array.from({ length: 200 }, (_, at): Change => {
          const [key = '', before = '', after = ''] = texts[at % texts.length] ?? []
          const user = { key, line: at, fields: [{ column: key, before, after }] }
          return { kind: at % 2 === 0 ? 'update' : 'create', ...user }
        })
        for (const body of bodies(toldOf(planOf(many))))
          expect(Buffer.byteLength(body)).toBeLessThanOrEqual(most)
      }),
      { numRuns: 5 },
    )
  })
})

/** Changes with every hostile text in every place. */
function hostileChanges(size: number): Change[] {
  return Array.from({ length: size }, (_, at): Change => {
    const text = (shift: number) => hostileTexts[(at + shift) % hostileTexts.length] ?? ''
    const fields = [{ column: text(1), before: text(2), after: text(3) }]
    return { kind: at % 3 === 0 ? 'create' : 'update', key: text(0), line: at + 2, fields }
  })
}

describe('a plan that there is not', () => {
  const finding: Finding = {
    ...{ severity: 'error', file: 'users.csv', line: 1, column: 4, code: 'unknown-column' },
    message: '"Team" is not a column of this roster',
  }

  test('says why, and where the roster is wrong', () => {
    const text = refusedMarkdown('Five9 plan: there is none', ['It cannot be read.'], [finding], 20_000)
    expect(text).toBe(`## ❌ Five9 plan: there is none

- It cannot be read.

### Errors: 1

| Place | User | What is wrong |
| --- | --- | --- |
| users.csv:1:4 |  | "Team" is not a column of this roster |
`)
  })

  test('shows characters that cannot be seen', () => {
    const text = refusedMarkdown('No', [], [{ ...finding, message: 'holds "a\u202eb"' }], 20_000)
    expect(text).not.toContain('\u202e')
  })
})

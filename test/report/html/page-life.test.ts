import { describe, expect, test } from 'vitest'
import { planHtml } from '../../../src/report/plan-html.ts'
import type { Change } from '../../../src/roster/planning/plan.ts'
import type { Finding } from '../../../src/roster/reading/finding.ts'
import { five9, madeUpPlan, planOf } from '../made-up-plan.ts'
import { MadeUpPage, type Opening } from './made-up-browser.ts'

const changes: readonly Change[] = [
  {
    kind: 'update',
    key: 'ana@example.com',
    line: 4,
    fields: [
      { column: 'extension', before: '1001', after: '1002' },
      { column: 'skills', before: 'Billing:3', after: 'Sales:1', added: ['Sales:1'], removed: ['Billing:3'] },
    ],
  },
  {
    kind: 'create',
    key: 'Ben@example.com',
    line: 3,
    fields: [{ column: 'lastName', before: null, after: 'U\u0308tz' }],
  },
  { kind: 'delete', key: 'chloe@example.com', line: null, fields: [] },
  {
    kind: 'deactivate',
    key: 'dmitri@example.com',
    line: null,
    fields: [{ column: 'active', before: 'true', after: 'false' }],
    held: { reason: 'protected', message: 'It matches svc-*.', others: [] },
  },
  {
    kind: 'update',
    key: 'eva@example.com',
    line: 2,
    fields: [{ column: 'extension', before: '7', after: null }],
  },
]
const findings: readonly Finding[] = [
  {
    severity: 'warning',
    file: 'users.csv',
    line: 9,
    column: 4,
    code: 'read-only',
    message: 'fullName cannot be changed.',
    key: 'farid@example.com',
    field: 'fullName',
  },
]

function open({ plan, findings: found } = planOf(changes, findings), how?: Opening): MadeUpPage {
  return new MadeUpPage([...planHtml(five9, plan, found)].join(''), how)
}

const everything = ['chloe', 'dmitri', 'Ben', 'ana', 'eva', 'farid'].map(name => `${name}@example.com`)
const [chloe, dmitri, ben, ana, eva, farid] = everything

describe('the page in a browser', () => {
  test('shows everything by group, with what it is filtered by', () => {
    const page = open()
    expect(page.keys()).toEqual(everything)
    expect(page.get('status').textContent).toBe('6 in all.')
    expect(['controls', 'copy', 'more'].map(id => page.get(id).hidden)).toEqual([false, false, true])
    expect(page.get('column').textContent).toBe(
      'Any columnactive (1)extension (2)fullName (1)lastName (1)skills (1)',
    )
  })

  test('is a list that can be read when scripts do not run', () => {
    const page = open(undefined, { scripts: false })
    expect(page.keys()).toEqual(everything)
    expect(['controls', 'copy', 'more'].map(id => page.get(id).hidden)).toEqual([true, true, true])
    const [, , , update] = page.rows()
    expect(update?.textContent).toContain('extension10011002')
  })

  test('says without scripts that there is more', () => {
    const page = open(madeUpPlan(300), { scripts: false })
    expect(page.rows()).toHaveLength(200)
    expect(page.get('status').textContent).toBe(
      '308 in all; the first 200 are shown, a browser with scripts shows all.',
    )
  })

  test('makes the same rows with scripts and without', () => {
    const { plan, findings: found } = madeUpPlan(200)
    const [live, still] = [
      open({ plan, findings: found }),
      open({ plan, findings: found }, { scripts: false }),
    ]
    live.get('unfold').click()
    const shape = (page: MadeUpPage) =>
      page
        .rows()
        .map(row =>
          [...row.all()].map(({ tag, attributes, textContent }) => [tag, [...attributes], textContent]),
        )
    expect(shape(live)).toEqual(shape(still))
  })

  test('filters by group, and by several', () => {
    const page = open()
    page.chip('update').click()
    expect(page.keys()).toEqual([ana, eva])
    expect(page.get('status').textContent).toBe('2 of 6 match.')
    expect(page.chip('update').attributes.get('aria-pressed')).toBe('true')
    page.chip('warning').click()
    expect(page.keys()).toEqual([ana, eva, farid])
    page.chip('update').click()
    expect(page.keys()).toEqual([farid])
    expect(page.chip('update').attributes.get('aria-pressed')).toBe('false')
    page.chip('error').click()
    expect(page.chip('error').disabled).toBe(true)
    expect(page.keys()).toEqual([farid])
  })

  test.each([
    ['ANA', [ana]],
    ['sales', [ana]],
    ['lastname', [ben]],
    ['u\u0308tz', [ben]],
    ['\u00dctz', [ben]],
    ['1002 extension', [ana]],
    ['ext true', []],
    ['svc-*', [dmitri]],
    ['users.csv:9', [farid]],
    ['example.com', everything],
    [' ', everything],
  ])('searches keys, columns, values, messages and places: %j', (find, keys) => {
    const page = open()
    page.type('find', find)
    expect(page.keys()).toEqual(keys)
  })

  test('marks what was searched for', () => {
    const page = open()
    page.type('find', 'ana 1002')
    const marks = page.elements().filter(({ tag }) => tag === 'mark')
    expect(marks.map(({ textContent }) => textContent)).toEqual(['ana', '100', '2'])
  })

  test('filters by column and sorts', () => {
    const page = open()
    page.type('column', 'extension')
    expect(page.keys()).toEqual([ana, eva])
    page.type('sort', 'line')
    expect(page.keys()).toEqual([eva, ana])
    page.type('column', '')
    expect(page.keys()).toEqual([eva, ben, ana, farid, chloe, dmitri])
    page.type('sort', 'key')
    expect(page.keys()).toEqual([ana, ben, chloe, dmitri, eva, farid])
    page.type('sort', 'fields')
    expect(page.keys()).toEqual([ana, dmitri, ben, eva, chloe, farid])
  })

  test('clears all of that at once', () => {
    const page = open()
    page.chip('update').click()
    page.type('find', 'ana')
    page.type('sort', 'line')
    page.get('reset').click()
    expect(page.keys()).toEqual(everything)
    expect(['find', 'column', 'sort'].map(id => page.get(id).value)).toEqual(['', '', 'group'])
    expect(page.get('find').focused).toBe(true)
  })

  test('opens rows one by one, all together, and by itself when few match', () => {
    const page = open()
    const opened = () => page.rows().filter(row => row.open && page.within(row, 'body').length === 1).length
    expect(opened()).toBe(0)
    const [first] = page.rows()
    if (first) first.open = true
    expect(opened()).toBe(1)
    expect(first?.textContent).toContain('The user is removed from the platform.')
    page.get('unfold').click()
    expect([opened(), page.get('unfold').textContent]).toEqual([6, 'Close all'])
    page.get('unfold').click()
    expect([opened(), page.get('unfold').textContent]).toEqual([0, 'Open all'])
    page.chip('update').click()
    expect([opened(), page.get('unfold').textContent]).toEqual([2, 'Close all'])
    page.type('find', 'nobody')
    expect(page.get('unfold').disabled).toBe(true)
    expect(page.get('status').textContent).toBe('0 of 6 match.')
  })

  test('remembers what is shown in its address, and shows what an address says', () => {
    const page = open()
    page.chip('update').click()
    page.type('find', 'ana & #1')
    expect(page.addresses).toEqual([])
    page.wait()
    expect(page.addresses).toEqual(['#show=update&find=ana+%26+%231'])
    const other = open(undefined, { hash: '#show=update,delete,nonsense&sort=line&column=extension&find=1' })
    expect(other.keys()).toEqual([ana])
    expect(['find', 'column', 'sort'].map(id => other.get(id).value)).toEqual(['1', 'extension', 'line'])
    other.goTo('#show=delete')
    expect(other.keys()).toEqual([chloe])
    expect(other.get('find').value).toBe('')
    other.goTo('')
    expect(other.keys()).toEqual(everything)
  })

  test('copies the digest, or selects it where copying is not allowed', async () => {
    const page = open()
    page.get('copy').click()
    await Promise.resolve()
    expect(page.copied).toEqual(['3f9a'.repeat(16)])
    expect(page.get('copy').textContent).toBe('Copied')
    page.wait()
    expect(page.get('copy').textContent).toBe('Copy')
    for (const clipboard of ['refused', 'absent'] as const) {
      const strict = open(undefined, { clipboard })
      strict.get('copy').click()
      await Promise.resolve()
      expect(strict.selected).toEqual(['3f9a'.repeat(16)])
      expect(strict.get('copy').textContent).toBe('Copy')
    }
  })

  test('shows large plans page by page', () => {
    const page = open(madeUpPlan(500))
    expect(page.rows()).toHaveLength(200)
    expect(page.get('status').textContent).toBe('513 in all; the first 200 are shown.')
    expect(page.get('more').textContent).toBe('Show 200 more')
    page.get('more').click()
    expect(page.get('more').textContent).toBe('Show 113 more')
    page.get('more').click()
    expect(page.rows()).toHaveLength(513)
    expect(new Set(page.keys()).size).toBeGreaterThan(500)
    expect(page.get('more').hidden).toBe(true)
    page.type('find', 'user')
    expect(page.rows()).toHaveLength(200)
  })

  test('prints what matches, unfolded, up to a limit that it tells', () => {
    const page = open(madeUpPlan(2_500))
    expect(page.print()).toEqual({ rows: 2_000, unfolded: 2_000 })
    expect(page.rows()).toHaveLength(200)
    expect(page.rows().some(row => row.open)).toBe(false)
    page.chip('create').click()
    const { rows, unfolded } = page.print()
    expect([rows, unfolded]).toEqual([Number(page.chip('create').textContent.split(' ')[0]), rows])
  })

  test('has nothing to filter when nothing would change', () => {
    const page = open(planOf([]))
    expect(page.get('controls').hidden).toBe(true)
    expect(page.rows()).toEqual([])
  })
})

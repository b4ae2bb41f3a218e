import { describe, expect, test } from 'vitest'
import { type Account, startXMedius, type XMediusOptions } from '../../simulators/xmedius/index.ts'
import type { PlanOptions } from '../../src/roster/planning/plan.ts'
import { Desk, type DeskOptions } from './in-process.ts'
import { n, office } from './office.ts'

interface Given extends DeskOptions {
  readonly account?: Account
  readonly portal?: XMediusOptions
  readonly options?: Partial<PlanOptions>
}

/** Plans a roster against the office. */
async function planned(roster: string, { account = office(), portal, options, ...desk }: Given = {}) {
  await using server = await startXMedius({ account, ...portal })
  using place = new Desk(server, desk)
  place.roster = roster
  const { plan, findings, errors } = await place.plan(options)
  return {
    plan,
    errors,
    calls: server.calls.map(({ operation }) => operation),
    log: place.log,
    /** As `severity line code: message`. */
    findings: findings.map(({ severity, line, code, message }) => `${severity} ${line} ${code}: ${message}`),
    /** Fields as `column: before → after` by user. */
    fields: Object.fromEntries(
      (plan?.changes ?? []).map(({ key, fields }) => [
        key,
        fields.map(({ column, before, after }) => `${column}: ${before} → ${after}`),
      ]),
    ),
    held: (plan?.changes ?? []).flatMap(({ key, held }) => (held ? [[key, held.reason, held.message]] : [])),
  }
}

describe('a plan for XMedius Cloud', () => {
  test('says what becomes of each user', async () => {
    const { plan, fields, findings, errors } = await planned(
      [
        'username,email,last_name,group,fax_number,language',
        `gail,gail@example.com,,Sales,${n(30)},fr`,
        `new.one,new@example.com,Example,,,DE`,
        'gus,,,,,',
        '',
      ].join('\n'),
    )
    expect(errors).toEqual([
      '1 row of xmedius-users.csv cannot be used. Its user is left as it is; the rest of the plan stands.',
    ])
    expect(findings).toEqual([expect.stringMatching(/^error 4 empty-cell: email is empty/)])
    expect(fields).toEqual({
      gail: [
        'last_name: Example → null',
        'group: Everybody → Sales',
        `fax_number: ${n(10)} → ${n(30)}`,
        'language: EN → fr',
      ],
      'new.one': [
        'email: null → new@example.com',
        'last_name: null → Example',
        'group: null → Everybody',
        'language: null → DE',
      ],
    })
    expect(plan?.counts).toMatchObject({ creates: 1, updates: 1, missing: 11, invalid: 1 })
    expect(plan?.effects.map(({ code, users }) => [code, users])).toEqual([
      ['mail-welcome', 1],
      ['mail-fax-number', 1],
      ['password-nobody-knows', 1],
    ])
  })

  test('changes nothing', async () => {
    const { calls } = await planned('username,email\nnew.one,new@example.com\n', {
      options: { onMissing: 'delete' },
    })
    expect(new Set(calls)).toEqual(new Set(['listGroups', 'listUsers']))
  })

  test('leaves what an empty cell does not ask for', async () => {
    const { plan } = await planned('username,group,fax_number,language,time_zone\nfay,,,,\n')
    expect(plan?.changes).toEqual([])
  })

  test('takes a name in other letters for the same user', async () => {
    const { plan, findings, fields } = await planned('username,last_name\nGAIL,Other\n')
    expect(findings).toEqual([expect.stringMatching(/^warning 2 key-spelling/)])
    expect(fields).toEqual({ gail: ['last_name: Example → Other'] })
    expect(plan?.counts.creates).toBe(0)
  })

  test('removes by deleting only', async () => {
    const { plan } = await planned('username\ngail\n', { options: { onMissing: 'delete' } })
    expect(plan?.counts).toMatchObject({ deletes: 12 })
    expect(plan?.effects).toEqual([expect.objectContaining({ code: 'deleted-for-good', users: 12 })])
    await expect(planned('username\ngail\n', { options: { onMissing: 'deactivate' } })).rejects.toThrow(
      'users of this platform cannot be deactivated: set on-missing to ignore or delete',
    )
  })
})

describe('a fax number', () => {
  const roster = (...rows: string[]) => ['username,email,fax_number', ...rows, ''].join('\n')

  test('that does not exist is an error', async () => {
    const { plan, findings } = await planned(
      roster('new.one,new@example.com,+15550000099', `gail,gail@example.com,${n(30)}`),
    )
    expect(findings).toEqual([
      expect.stringMatching(
        /^error 2 unknown-name: fax_number names the fax number "\+15550000099", which does not exist/,
      ),
    ])
    expect(plan?.changes.map(({ key }) => key)).toEqual(['gail'])
  })

  test('that another user keeps is an error, which names that user', async () => {
    const { plan, findings } = await planned(
      roster(`new.one,new@example.com,${n(20)}`, `gail,gail@example.com,${n(21)}`, 'fay,fay@example.com,'),
    )
    expect(findings).toEqual([
      expect.stringMatching(/^error 2 value-taken: fax_number "\+15550000020" belongs to fay, who keeps it/),
      expect.stringMatching(/^error 3 value-taken: fax_number "\+15550000021" belongs to finn, who keeps it/),
    ])
    expect(plan?.changes).toEqual([])
  })

  test('that a new user takes over from one who is missing is held, since they may be the same person', async () => {
    const { held } = await planned(roster(`new.one,new@example.com,${n(20)}`))
    expect(held).toEqual([
      ['new.one', 'rename', expect.stringMatching(/same person as fay.*the same fax_number/)],
    ])
  })

  test('that two rows ask for is an error in both', async () => {
    const { findings } = await planned(
      roster(`new.one,new@example.com,${n(30)}`, `gail,gail@example.com,${n(30)}`),
    )
    expect(findings).toEqual([
      expect.stringMatching(/^error 2 value-taken: .* also asked for by line 3, gail/),
      expect.stringMatching(/^error 3 value-taken: .* also asked for by line 2, new.one/),
    ])
  })

  test('may be taken from who gives it up, or goes', async () => {
    const { findings, fields } = await planned(
      roster(`fay,fay@example.com,${n(30)}`, `gail,gail@example.com,${n(20)}`),
    )
    expect(findings).toEqual([])
    expect(Object.keys(fields)).toEqual(['fay', 'gail'])
    const gone = await planned(roster(`gail,gail@example.com,${n(26)}`), { options: { onMissing: 'delete' } })
    expect(gone.findings).toEqual([])
  })

  test('may be shared by several where the portal shares it, and the default one is anybody’s', async () => {
    const { findings, fields } = await planned(
      roster(
        `new.one,new@example.com,${n(11)}`,
        `gail,gail@example.com,${n(11)}`,
        `fay,fay@example.com,${n(10)}`,
        `finn,finn@example.com,${n(10)}`,
      ),
    )
    expect(findings).toEqual([])
    expect(Object.keys(fields)).toEqual(['fay', 'finn', 'gail', 'new.one'])
  })

  test('that a spreadsheet has robbed of its plus is an error that shows the number', async () => {
    const { findings } = await planned(roster('fay,fay@example.com,15550000020'))
    expect(findings).toEqual([expect.stringContaining(n(20))])
    expect(findings[0]).toMatch(/^error 2 /)
  })

  test('that several may have tells nothing of who a new user is', async () => {
    const { held } = await planned(roster(`flo.two,flo.two@example.com,${n(11)}`))
    expect(held).toEqual([])
  })
})

describe('a group', () => {
  const roster = 'username,email,group\nnew.one,new@example.com,Sails\ngail,gail@example.com,Nowhere\n'

  test('that does not exist is an error', async () => {
    const { plan, findings } = await planned(roster)
    expect(findings).toEqual([
      'error 2 unknown-name: group names the group "Sails", which does not exist; did you mean "Sales"?',
      'error 3 unknown-name: group names the group "Nowhere", which does not exist',
    ])
    expect(plan?.changes).toEqual([])
  })

  test('that does not exist is the default one of a new user where the workflow says so, which is told of each', async () => {
    const { fields, findings } = await planned(roster, { unknownGroup: 'default' })
    expect(findings).toEqual([
      'warning 2 unknown-group: group names the group "Sails", which does not exist: new.one is put into the default group "Everybody"',
      'warning 3 unknown-group: group names the group "Nowhere", which does not exist: gail stays in the present group',
    ])
    expect(fields).toEqual({ 'new.one': ['email: null → new@example.com', 'group: null → Everybody'] })
  })
})

describe('a user under another name', () => {
  test.each([
    ['email', 'username,email\ngail.new,gail@example.com\n', 'gail'],
    ['external_id', 'username,email,external_id\nadmin.new,a@example.com,ad-1\n', 'admin'],
    ['id', 'username,email,id\nadmin.new,a@example.com,50013\n', 'admin'],
  ])('with the same %s is held, and both are named', async (column, roster, old) => {
    const { held } = await planned(roster, { options: { onMissing: 'delete' } })
    const [fresh] = roster.split('\n')[1]?.split(',') ?? []
    expect(held).toEqual(
      [
        [fresh, 'rename', expect.stringContaining(`Probably the same person as ${old}`)],
        [old, 'rename', expect.stringContaining(`Probably the same person as the new user ${fresh}`)],
      ].sort(),
    )
    expect(held[0]?.[2]).toContain(`they have the same ${column}`)
    expect(held[0]?.[2]).toContain(
      'The portal never changes the username, e-mail address or external id of a user',
    )
  })

  test('is refused where the old name stays in the roster, since nobody can share an address', async () => {
    const { findings, plan } = await planned(
      'username,email\ngail,gail@example.com\ngail.new,GAIL@example.com\n',
    )
    expect(findings).toEqual([
      expect.stringMatching(/^error 3 value-taken: email "gail@example.com" belongs to gail, who keeps it/),
    ])
    expect(plan?.changes).toEqual([])
  })

  test('cannot be had by a column previous_username', async () => {
    const { findings } = await planned('username,previous_username\ngail.new,gail\n')
    expect(findings).toEqual([expect.stringContaining('The portal never changes the username')])
  })

  test('cannot be had by another address', async () => {
    const { findings, plan } = await planned('username,email,last_name\ngail,other@example.com,New\n')
    expect(findings).toEqual([
      expect.stringMatching(/^error 2 unchangeable: email is "other@example.com" here/),
    ])
    expect(plan?.changes).toEqual([])
  })

  test('is seen by an id or external id that is another user’s', async () => {
    const { findings } = await planned('username,id,external_id,last_name\ngail,1,,New\ngus,,ad-1,New\n')
    expect(findings).toEqual([
      expect.stringMatching(/^error 2 another-user: id is "1" here/),
      expect.stringMatching(/^error 3 another-user: external_id is "ad-1" here/),
    ])
  })
})

describe('beside the base version of the roster', () => {
  const base = 'username,email,group,fax_number,language,last_name\ngail,gail@example.com,,,,Example\n'

  test('what the account has chosen for an empty cell has not drifted', async () => {
    const { held, fields } = await planned(
      `username,email,group,fax_number,language,last_name\ngail,gail@example.com,Sales,${n(30)},FR,Example\n`,
      { base },
    )
    expect(held).toEqual([])
    expect(fields.gail).toHaveLength(3)
  })

  test('what somebody has changed in the portal is held', async () => {
    const account = office()
    const gail = account.named('gail')
    if (gail) account.put({ ...gail, last_name: 'Married' })
    const { held } = await planned(base, { base, account })
    expect(held).toEqual([['gail', 'drifted', expect.stringContaining('last_name')]])
  })

  test('nobody seems to be deleted since where nobody can be seen', async () => {
    const { held, plan } = await planned(base, { base, portal: { permissions: ['Manage users'] } })
    expect(held).toEqual([])
    expect(plan?.counts.creates).toBe(1)
  })
})

describe('with a token that may not list users', () => {
  const portal: XMediusOptions = { permissions: ['Manage users'] }
  const roster = 'username,email\ngail,gail@example.com\nnew.one,new@example.com\n'

  test('every row is a new user, nobody is missing, and the plan says that it could not see', async () => {
    const { plan, errors, log } = await planned(roster, { portal })
    expect(errors).toEqual([])
    expect(plan?.counts).toMatchObject({ creates: 2, updates: 0, deletes: 0, missing: 0 })
    expect(plan?.snapshot.statement).toMatch(/cannot be seen.*"Query user directory"/)
    expect(log.join('\n')).toMatch(/The access token may not list users.*every row counts as a new user/)
    expect(plan?.forecast.calls).toEqual([expect.objectContaining({ calls: 2 })])
  })

  test('to remove who is missing is refused with a sentence', async () => {
    await expect(planned(roster, { portal, options: { onMissing: 'delete' } })).rejects.toThrow(
      /cannot be seen/,
    )
  })

  test('fax numbers are looked up all the same', async () => {
    const { findings } = await planned('username,email,fax_number\nnew.one,new@example.com,+15550000099\n', {
      portal,
    })
    expect(findings).toEqual([expect.stringMatching(/^error 2 unknown-name/)])
  })
})

import { describe, expect, test } from 'vitest'
import { type Cells, type Judged, judge } from './judging.ts'

type Case = [what: string, row: Cells, live: Cells | undefined, cells: Judged['cells'], problems: string[]]

const check = (
  _what: string,
  row: Cells,
  live: Cells | undefined,
  cells: Judged['cells'],
  problems: string[],
) => {
  expect(judge(row, live)).toEqual({ cells, problems, messages: expect.anything() })
}

/** A user with everything. */
const kim = {
  ...{ uuid: 'kim', firstname: 'Kim', lastname: 'Lee', email: 'kim@example.com', username: 'kim.lee' },
  ...{ ring_seconds: '30', language: 'en_US', userfield: '' },
  ...{
    exten: '1001',
    context: 'ctx-in',
    line_protocol: 'sip',
    sip_username: 'kimphone',
    sip_secret: 'digest:9',
  },
  ...{ provisioning_code: '123456' },
  ...{ incall_exten: '5551001', incall_context: 'ctx-out', incall_ring_seconds: '' },
  ...{
    voicemail_name: 'Kim',
    voicemail_number: '1001',
    voicemail_context: 'ctx-in',
    voicemail_password: 'digest:4',
  },
  ...{ voicemail_email: 'kim@example.com', voicemail_attach_audio: '1', voicemail_delete_messages: '1' },
  ...{ voicemail_ask_password: '1', call_permissions: 'intl' },
} as const

/** Columns under which kim has nothing. */
const without = (...groups: readonly string[]): Cells =>
  Object.fromEntries(
    Object.entries(kim).map(([column, cell]) => [
      column,
      groups.some(start => column.startsWith(start)) ? '' : cell,
    ]),
  )
const ofLine = ['exten', 'context', 'line_protocol', 'sip_', 'provisioning_code']
const noLine = without(...ofLine)
const noIncall = without('incall_')
const noMailbox = without('voicemail_')

test('what a user has already is not judged', () => {
  const strange = {
    ...kim,
    ...{ ring_seconds: '7', language: 'xx_XX', exten: '999', context: 'gone', line_protocol: 'custom' },
    ...{ incall_exten: '1;2', incall_context: 'gone;gone', voicemail_email: '', username: 'ada@example.com' },
  }
  check('', { ...strange, lastname: 'Low' }, strange, {}, [])
  check('', strange, strange, {}, [])

  const taken = {
    ...{ ...kim, exten: '1900', sip_username: 'trunkline', provisioning_code: '111111' },
    ...{ incall_exten: '5551900', voicemail_number: '1950', email: 'ada@example.com', username: 'root' },
  }
  const others = {
    lastname: 'Low',
    incall_ring_seconds: '15',
    line_protocol: 'webrtc',
    voicemail_name: 'Low',
  }
  check('', { ...taken, ...others }, taken, {}, [])
  const outside = { ...kim, exten: '999', incall_exten: '999' }
  check('', { ...outside, ...others }, outside, {}, [])
})

describe('a phone', () => {
  const line = { exten: '1001', context: 'ctx-in', line_protocol: 'sip' }

  test.each<Case>([
    ['new, in full', line, undefined, {}, []],
    ['for a user without one', { ...noLine, ...line }, noLine, {}, []],
    ['none', { exten: '', context: '', line_protocol: '' }, undefined, {}, []],
    ['without context', { ...line, context: '' }, undefined, {}, ['error incomplete-phone context']],
    [
      'without protocol',
      { exten: '1001', context: 'ctx-in' },
      undefined,
      {},
      ['error incomplete-phone line_protocol'],
    ],
    [
      'without number',
      { context: 'ctx-in', line_protocol: 'sip' },
      undefined,
      {},
      ['error incomplete-phone exten'],
    ],
    ['of a code alone', { provisioning_code: '123456' }, undefined, {}, ['error incomplete-phone exten']],
    ['of a SIP username alone', { sip_username: 'kim' }, noLine, {}, ['error incomplete-phone exten']],
  ])('%s', check)

  test('says what is missing and what there is', () => {
    expect(judge({ exten: '1001', context: '', line_protocol: 'sip' }).messages).toEqual([
      'context is missing: a phone needs exten, context and line_protocol, and the row has only exten, line_protocol',
    ])
  })

  test.each<Case>([
    ['in range', { ...kim, exten: '1999' }, kim, {}, []],
    ['in a range of one number', { ...kim, exten: '4000' }, kim, {}, []],
    ['above', { ...kim, exten: '2000' }, kim, {}, ['error out-of-range exten']],
    ['below', { ...kim, exten: '999' }, kim, {}, ['error out-of-range exten']],
    [
      'in range as a number, not as a text',
      { ...kim, exten: '10001' },
      kim,
      {},
      ['error out-of-range exten'],
    ],
    ['out of range by its context alone', { context: 'ctx-second' }, kim, {}, ['error out-of-range exten']],
    ['with its context', { exten: '6001', context: 'ctx-second' }, kim, {}, []],
    ['in a context without ranges', { context: 'ctx-bare' }, kim, {}, ['error out-of-range exten']],
    ['of a group', { exten: '1900' }, kim, {}, ['error number-taken exten']],
    ['of a group, new', { ...line, exten: '1900' }, undefined, {}, ['error number-taken exten']],
    ['taken away, the line kept', { exten: '' }, kim, {}, []],
  ])('with a number %s', check)

  test('says the ranges, and who has a number', () => {
    expect(judge({ exten: '2000' }, kim).messages).toEqual([
      'exten "2000" is in no range of the context ctx-in (Default), which has 1000 to 1999, 4000: choose a number in a range, ' +
        'or widen the range in Wazo',
    ])
    expect(judge({ exten: '1900' }, kim).messages).toEqual([
      'exten "1900" belongs to the group Sales: choose another number',
    ])
  })

  test.each<Case>([
    ['sip to webrtc', { line_protocol: 'webrtc' }, kim, {}, []],
    [
      'webrtc to sip',
      { line_protocol: 'sip' },
      { ...kim, line_protocol: 'webrtc' },
      {},
      ['warning webrtc-to-sip line_protocol'],
    ],
    ['sip to sccp', { line_protocol: 'sccp' }, kim, {}, ['error protocol-fixed line_protocol']],
    [
      'sccp to sip',
      { line_protocol: 'sip' },
      { ...kim, line_protocol: 'sccp' },
      {},
      ['error protocol-fixed line_protocol'],
    ],
    [
      'sccp to webrtc',
      { line_protocol: 'webrtc' },
      { ...kim, line_protocol: 'sccp' },
      {},
      ['error protocol-fixed line_protocol'],
    ],
    [
      'custom to sip',
      { line_protocol: 'sip' },
      { ...kim, line_protocol: 'custom' },
      {},
      ['error protocol-fixed line_protocol'],
    ],
    ['nothing to sip', { line_protocol: 'sip' }, { ...kim, line_protocol: '' }, {}, []],
    ['sip to nothing', { line_protocol: '' }, kim, {}, ['error incomplete-phone line_protocol']],
  ])('goes from %s', check)

  const gone = {
    exten: '',
    context: '',
    line_protocol: '',
    sip_username: '',
    sip_secret: '',
    provisioning_code: '',
  }
  test.each<Case>([
    ['with all its cells', gone, kim, gone, ['warning line-removed context']],
    ['with what the roster lacks', { context: '' }, kim, gone, ['warning line-removed context']],
    ['not, while something is left', { ...gone, exten: '1001' }, kim, {}, ['error incomplete-phone context']],
    [
      'not, while a secret is left',
      { ...gone, sip_secret: 'env:WORD' },
      kim,
      {},
      ['error incomplete-phone context'],
    ],
    ['not, where another would show', gone, { ...kim, uuid: 'ben' }, {}, ['error several-lines context']],
  ])('is taken off %s', check)

  test.each<Case>([
    ['a free name', { sip_username: 'kim-2' }, kim, {}, []],
    ['none, which leaves it', { sip_username: '', sip_secret: '' }, kim, {}, []],
    [
      'the name of a trunk',
      { sip_username: 'trunkline' },
      kim,
      {},
      ['error sip-username-taken sip_username'],
    ],
    [
      'the name of another endpoint',
      { sip_username: 'adaphone' },
      kim,
      {},
      ['error sip-username-taken sip_username'],
    ],
    ['the name of the own endpoint', { sip_username: 'adaphone' }, { ...kim, uuid: 'ada' }, {}, []],
    [
      'a taken name, new',
      { ...line, sip_username: 'adaphone' },
      undefined,
      {},
      ['error sip-username-taken sip_username'],
    ],
    [
      'a name for sccp',
      { ...line, line_protocol: 'sccp', sip_username: 'kim' },
      undefined,
      {},
      ['error not-a-sip-line sip_username'],
    ],
    [
      'a secret for a custom line',
      { sip_secret: 'env:WORD' },
      { ...kim, line_protocol: 'custom', sip_secret: '' },
      {},
      ['error not-a-sip-line sip_secret'],
    ],
    [
      'a code of another line',
      { provisioning_code: '111111' },
      kim,
      {},
      ['error provisioning-code-taken provisioning_code'],
    ],
    ['a free code', { provisioning_code: '222222' }, kim, {}, []],
  ])('is given %s', check)
})

describe('a context', () => {
  const line = { exten: '1001', line_protocol: 'sip' }
  test.each<Case>([
    ['by its name', { ...line, context: 'ctx-in' }, undefined, {}, []],
    [
      'by its label',
      { ...line, context: 'Default' },
      undefined,
      { context: 'ctx-in' },
      ['warning context-label context'],
    ],
    [
      'by its label in other letters',
      { ...line, context: 'default' },
      undefined,
      { context: 'ctx-in' },
      ['warning context-label context'],
    ],
    ['by the label of what the user has', { ...line, context: 'default' }, kim, {}, []],
    [
      'by a label that two have in these very letters',
      { exten: '7001', context: 'Twin', line_protocol: 'sip' },
      undefined,
      { context: 'ctx-twin-1' },
      ['warning context-label context'],
    ],
    [
      'by a label that two have',
      { exten: '7001', context: 'twin', line_protocol: 'sip' },
      undefined,
      {},
      ['error ambiguous-context context'],
    ],
    ['that does not exist', { ...line, context: 'ctx-on' }, undefined, {}, ['error unknown-context context']],
    ['of the other kind', { ...line, context: 'ctx-out' }, undefined, {}, ['error context-kind context']],
    [
      'of the other kind by its label',
      { ...line, context: 'Outside' },
      undefined,
      {},
      ['error unknown-context context'],
    ],
    [
      'for incalls, by a label that a line context has too',
      { incall_exten: '8001', incall_context: 'second' },
      undefined,
      { incall_context: 'ctx-out-2' },
      ['warning context-label incall_context'],
    ],
    [
      'for incalls, of the other kind',
      { incall_exten: '5551001', incall_context: 'ctx-in' },
      undefined,
      {},
      ['error context-kind incall_context'],
    ],
    [
      'for mailboxes, of any kind',
      { voicemail_name: 'K', voicemail_number: '1', voicemail_context: 'ctx-out' },
      undefined,
      {},
      [],
    ],
    [
      'for mailboxes, by its label',
      { voicemail_name: 'K', voicemail_number: '1', voicemail_context: 'second' },
      undefined,
      { voicemail_context: 'ctx-second' },
      ['warning context-label voicemail_context'],
    ],
  ])('%s', check)

  test('is told with what was probably meant, or what there is', () => {
    const message = (context: string) => judge({ ...line, context }).messages[0]
    expect(message('Defualt')).toBe(
      'context "Defualt" is no context for lines, which are in internal contexts; did you mean ctx-in (Default)?',
    )
    expect(message('from-extern')).toBe(
      'context "from-extern" is no context for lines, which are in internal contexts: there is ctx-in (Default), ctx-second (Second), ' +
        'ctx-bare, ctx-twin-1 (Twin), ctx-twin-2 (TWIN)',
    )
    expect(message('twin')).toBe(
      'context "twin" is the label of several contexts: write the name of the one that is meant (ctx-twin-1, ctx-twin-2)',
    )
    expect(message('default')).toBe(
      'context "default" is the label of a context, and is taken for its name, ctx-in: write the name, which stays the same when the ' +
        'label changes',
    )
  })

  test('is sent as it is where the account may not read contexts', () => {
    const unread = { contexts: undefined }
    expect(judge({ exten: '9', context: 'anything', line_protocol: 'sip' }, undefined, unread)).toMatchObject(
      {
        cells: {},
        problems: [],
      },
    )
  })
})

describe('a number from outside', () => {
  const incall = { incall_exten: '5551001', incall_context: 'ctx-out' }
  const several = { ...kim, incall_exten: '5551001;5551002', incall_context: 'ctx-out;ctx-out' }

  test.each<Case>([
    ['new', incall, undefined, {}, []],
    ['for a user without', { ...noIncall, ...incall }, noIncall, {}, []],
    ['another one', { incall_exten: '5551002' }, kim, {}, []],
    ['with another time', { incall_ring_seconds: '25' }, kim, {}, []],
    [
      'without context',
      { incall_exten: '5551001' },
      undefined,
      {},
      ['error incomplete-incall incall_context'],
    ],
    [
      'without number',
      { incall_context: 'ctx-out' },
      undefined,
      {},
      ['error incomplete-incall incall_exten'],
    ],
    [
      'of a time alone',
      { incall_ring_seconds: '20' },
      noIncall,
      {},
      ['error incomplete-incall incall_exten'],
    ],
    [
      'out of range, which an import would take',
      { ...incall, incall_exten: '4440000' },
      undefined,
      {},
      ['error out-of-range incall_exten'],
    ],
    ['with a plus, in range', { ...incall, incall_exten: '+5551001' }, undefined, {}, []],
    [
      'changed to one out of range',
      { incall_exten: '4440000' },
      kim,
      {},
      ['error out-of-range incall_exten'],
    ],
    [
      'that leads elsewhere',
      { ...incall, incall_exten: '5551900' },
      undefined,
      {},
      ['error number-taken incall_exten'],
    ],
    [
      'taken off',
      { incall_exten: '', incall_context: '' },
      kim,
      { incall_exten: '', incall_context: '' },
      [],
    ],
    [
      'taken off by its number alone',
      { incall_exten: '' },
      kim,
      { incall_exten: '', incall_context: '' },
      [],
    ],
    [
      'half taken off',
      { incall_exten: '', incall_context: 'ctx-out' },
      kim,
      {},
      ['error incomplete-incall incall_exten'],
    ],
    ['left without context', { incall_context: '' }, kim, {}, ['error incomplete-incall incall_context']],
    ['one of several', { incall_exten: '5551001' }, several, {}, ['error several-incalls incall_exten']],
    [
      'several, taken off',
      { incall_exten: '', incall_context: '' },
      several,
      {},
      ['error several-incalls incall_exten'],
    ],
    [
      'several, with another time',
      { incall_ring_seconds: '20' },
      several,
      {},
      ['error several-incalls incall_ring_seconds'],
    ],
    ['several, in another order', { incall_exten: '5551002;5551001' }, several, {}, []],
  ])('%s', check)

  test('says what is missing and what there is', () => {
    expect(judge({ incall_exten: '5551001', incall_ring_seconds: '20' }).messages).toEqual([
      'incall_context is missing: a number from outside needs incall_exten and incall_context, and the row has only incall_exten, ' +
        'incall_ring_seconds',
    ])
    expect(judge({ incall_exten: '', incall_context: 'ctx-out' }, kim).messages).toEqual([
      'incall_exten is empty and incall_context is not: fill incall_exten to keep the number, or empty the other cells too to have it ' +
        'taken off',
    ])
  })

  test('that leads elsewhere is told with what Wazo would do', () => {
    expect(judge({ ...incall, incall_exten: '5551900' }).messages).toEqual([
      'incall_exten "5551900" belongs to a number from outside that leads to a queue, and Wazo would take it away without a word: ' +
        'choose another number, or free this one in Wazo',
    ])
  })
})

describe('a mailbox', () => {
  const box = { voicemail_name: 'Kim', voicemail_number: '1001', voicemail_context: 'ctx-in' }
  const defaultsGiven = ['voicemail_delete_messages', 'voicemail_ask_password'].map(
    column => `warning default-given ${column}`,
  )
  const gone = Object.fromEntries(
    Object.keys(kim)
      .filter(name => name.startsWith('voicemail_'))
      .map(name => [name, '']),
  )

  test.each<Case>([
    ['new', box, undefined, {}, []],
    [
      'new, with empty switches',
      { ...box, voicemail_ask_password: '', voicemail_delete_messages: '' },
      undefined,
      {},
      defaultsGiven,
    ],
    ['for a user without', { ...noMailbox, ...box }, noMailbox, {}, defaultsGiven],
    ['for a user without, by the cells that it needs', box, noMailbox, {}, []],
    [
      'without name',
      { ...box, voicemail_name: '' },
      undefined,
      {},
      ['error incomplete-voicemail voicemail_name'],
    ],
    [
      'without number',
      { voicemail_name: 'Kim', voicemail_context: 'ctx-in' },
      undefined,
      {},
      ['error incomplete-voicemail voicemail_number'],
    ],
    [
      'without context',
      { ...box, voicemail_context: '' },
      noMailbox,
      {},
      ['error incomplete-voicemail voicemail_context'],
    ],
    [
      'of a switch alone',
      { voicemail_ask_password: '1' },
      undefined,
      {},
      ['error incomplete-voicemail voicemail_name'],
    ],
    [
      'that nobody has, for a new user',
      { ...box, voicemail_number: '1950' },
      undefined,
      {},
      ['error mailbox-exists voicemail_number'],
    ],
    [
      'that nobody has, for a user without',
      { ...box, voicemail_number: '1950' },
      noMailbox,
      {},
      ['warning mailbox-exists voicemail_number'],
    ],
    [
      'that nobody has, for a user with another',
      { voicemail_number: '1950' },
      kim,
      {},
      ['error mailbox-exists voicemail_number'],
    ],
    ['with another number', { voicemail_number: '1002' }, kim, {}, []],
    ['with a number out of range, as Wazo takes it', { voicemail_number: '9' }, kim, {}, []],
    ['without its name', { voicemail_name: '' }, kim, {}, ['error empty-cell voicemail_name']],
    ['without its context', { voicemail_context: '' }, kim, {}, ['error empty-cell voicemail_context']],
    [
      'without ask_password',
      { voicemail_ask_password: '' },
      kim,
      {},
      ['error empty-cell voicemail_ask_password'],
    ],
    [
      'without delete_messages',
      { voicemail_delete_messages: '' },
      kim,
      {},
      ['error empty-cell voicemail_delete_messages'],
    ],
    ['without its password', { voicemail_password: '' }, kim, {}, []],
    ['taken off', gone, kim, gone, []],
    ['taken off by its number alone', { voicemail_number: '' }, kim, gone, []],
    [
      'half taken off',
      { ...gone, voicemail_name: 'Kim' },
      kim,
      {},
      ['error incomplete-voicemail voicemail_number'],
    ],
    [
      'without address, while messages are deleted',
      { voicemail_email: '' },
      kim,
      {},
      ['error messages-lost voicemail_email'],
    ],
    [
      'without sound, while messages are deleted',
      { voicemail_attach_audio: '0' },
      kim,
      {},
      ['error messages-lost voicemail_attach_audio'],
    ],
    [
      'without address, and messages are kept',
      { voicemail_email: '', voicemail_delete_messages: '0' },
      kim,
      {},
      [],
    ],
    [
      'new, whose messages are deleted unheard',
      { ...box, voicemail_delete_messages: '1' },
      undefined,
      {},
      ['error messages-lost voicemail_delete_messages'],
    ],
    [
      'new, whose messages are sent and deleted',
      {
        ...box,
        voicemail_delete_messages: '1',
        voicemail_email: 'k@example.com',
        voicemail_attach_audio: '1',
      },
      undefined,
      {},
      [],
    ],
  ])('%s', check)

  test('is told with what Wazo gives in place of empty cells', () => {
    expect(judge({ ...box, voicemail_ask_password: '' }).messages).toEqual([
      'voicemail_ask_password is empty: Wazo gives 1, and from then on the empty cell is an error, since there is always something: ' +
        'write 1, or leave out the column',
    ])
  })

  test('that is shared changes for all who share it', () => {
    const ada = { ...kim, uuid: 'ada', voicemail_number: '1960' }
    expect(judge({ voicemail_name: 'All' }, ada)).toEqual({
      cells: {},
      problems: ['warning shared-mailbox voicemail_name'],
      messages: [
        'voicemail_name: the mailbox 1960 is shared with Ben Brandt, for whom it changes as well: it is done only where their rows ask ' +
          'for the same',
      ],
    })
    expect(judge({ voicemail_number: '1002' }, ada)).toEqual({
      cells: {},
      problems: ['error shared-mailbox voicemail_number'],
      messages: [
        'voicemail_number: the mailbox 1960 is shared with Ben Brandt, and rosters give no two users one number: empty all cells of the ' +
          'mailbox to have it taken off, or change it in Wazo',
      ],
    })
    expect(judge({ voicemail_number: '' }, ada).problems).toEqual([])
    const alone = new Map([['1960 ctx-in', [{ uuid: 'ada', firstname: 'Ada', lastname: 'Abel' }]]])
    expect(judge({ voicemail_name: 'All' }, ada, { mailboxes: alone }).problems).toEqual([])
  })

  test('that many share is told with some of them', () => {
    const people = Array.from({ length: 8 }, (_, at) => ({
      uuid: `u${at}`,
      firstname: `P${at}`,
      lastname: null,
    }))
    const mailboxes = new Map([['1960 ctx-in', people]])
    const live = { ...kim, uuid: 'u7', voicemail_number: '1960' }
    expect(judge({ voicemail_name: 'All' }, live, { mailboxes }).messages[0]).toContain(
      'is shared with P0, P1, P2, P3, P4 and 2 more,',
    )
  })
})

describe('what a user logs in with', () => {
  test.each<Case>([
    ['a free username', { username: 'kim2' }, kim, {}, []],
    [
      'the e-mail address of somebody',
      { username: 'Ada@Example.com' },
      kim,
      {},
      ['error login-taken username'],
    ],
    ['the username of somebody as address', { email: 'ada' }, kim, {}, ['error login-taken email']],
    [
      'the username of an account without user',
      { username: 'ROOT' },
      undefined,
      {},
      ['error login-taken username'],
    ],
    ['the username of somebody, which the plan itself finds', { username: 'ada' }, kim, {}, []],
    ['what is username and address of somebody, likewise', { username: 'Both@example.com' }, kim, {}, []],
    ['the own address', { username: 'ada@example.com' }, { ...kim, uuid: 'ada' }, {}, []],
    ['the same in other letters', { username: 'KIM.LEE' }, kim, {}, []],
    ['none in place of one of the own making', { username: '' }, kim, {}, []],
    [
      'none in place of the address',
      { username: '' },
      { ...kim, username: 'kim@example.com' },
      { username: null },
      [],
    ],
    [
      'none in place of an address of before',
      { username: '' },
      { ...kim, username: 'old@example.com' },
      { username: null },
      [],
    ],
    ['none in place of the uuid', { username: '' }, { ...kim, username: 'kim' }, { username: null }, []],
  ])('%s', check)

  test('is told with whose it is', () => {
    expect(judge({ username: 'Ada@example.com' }).messages).toEqual([
      'username "Ada@example.com" is the e-mail address of Ada Abel, and nobody else can log in with it: choose another',
    ])
  })
})

describe('secrets', () => {
  const needed = { username: 'kim', password: 'env:PASS' }
  test.each<Case>([
    ['of a new user', { ...needed, call_permission_password: 'env:PIN' }, undefined, {}, []],
    [
      'that were not handed over',
      { call_permission_password: 'env:GONE' },
      undefined,
      {},
      ['error secret-missing call_permission_password'],
    ],
    [
      'that are empty',
      { ...needed, password: 'env:EMPTY' },
      undefined,
      {},
      ['error secret-missing password'],
    ],
    [
      'that Wazo does not take',
      { call_permission_password: 'env:WORD' },
      undefined,
      {},
      ['error secret-unfit call_permission_password'],
    ],
    ['with a line break', { sip_secret: 'env:BREAK' }, kim, {}, ['error secret-unfit sip_secret']],
    ['that are as they are to be', { voicemail_password: 'env:PIN', lastname: 'Low' }, kim, {}, []],
    ['that change', { voicemail_password: 'env:WORD' }, kim, {}, ['error secret-unfit voicemail_password']],
    [
      'that cannot be compared',
      { voicemail_password: 'env:GONE' },
      kim,
      {},
      ['error secret-missing voicemail_password'],
    ],
    ['for who is there already', { password: 'env:PASS' }, kim, {}, ['warning password-kept password']],
    [
      'for who has nothing to log in with',
      { password: 'env:PASS' },
      undefined,
      {},
      ['warning login-unknown password'],
    ],
    [
      'for who logs in with an address',
      { password: 'env:PASS', email: 'kim@example.com' },
      undefined,
      {},
      [],
    ],
  ])('%s', check)

  test('are in no message', () => {
    const said = ['PIN', 'WORD', 'PASS', 'BREAK'].flatMap(name =>
      ['call_permission_password', 'password', 'sip_secret', 'voicemail_password'].flatMap(
        column => judge({ [column]: `env:${name}` }).messages,
      ),
    )
    expect(said.length).toBeGreaterThan(10)
    expect(said.join('\n')).not.toMatch(/4321|no-digits|Made-Up-1|abc\n|env:(?:PIN|WORD|PASS|BREAK)/)
  })
})

describe('other cells', () => {
  test.each<Case>([
    ['ring_seconds by fives', { ring_seconds: '35' }, kim, {}, []],
    ['ring_seconds in between', { ring_seconds: '33' }, kim, {}, ['warning ring-seconds-step ring_seconds']],
    ['ring_seconds 0', { ring_seconds: '0' }, undefined, {}, []],
    [
      'numbers and switches that are left open',
      { ring_seconds: '', enabled: '' },
      undefined,
      {},
      ['enabled', 'ring_seconds'].map(column => `warning default-given ${column}`),
    ],
    ['a documented language', { language: 'fr_CA' }, kim, {}, []],
    ['another language', { language: 'pt_BR' }, undefined, {}, ['warning undocumented-language language']],
    ['a line break of a new user', { userfield: 'a\r\nb' }, undefined, {}, ['error line-break userfield']],
    ['a line break of who is there', { userfield: 'a\r\nb' }, kim, {}, []],
  ])('%s', check)
})

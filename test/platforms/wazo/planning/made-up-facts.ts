import type { Context } from '../../../../src/platforms/wazo/resources.ts'
import { Contexts } from '../../../../src/platforms/wazo/roster/contexts.ts'
import type { TenantFacts } from '../../../../src/platforms/wazo/roster/tenant-facts.ts'
import { place } from '../../../../src/platforms/wazo/roster/words.ts'

type Ranges = readonly (readonly [start: string, end: string])[]

function context(name: string, label: string | null, type: string, ranges: Ranges): Context {
  const asObjects = ranges.map(([start, end]) => ({ start, end }))
  return {
    ...{ id: 1, name, label, type },
    user_ranges: type === 'internal' ? asObjects : [],
    incall_ranges: type === 'incall' ? asObjects : [],
  }
}

export const contexts = [
  context('ctx-in', 'Default', 'internal', [
    ['1000', '1999'],
    ['4000', '4000'],
  ]),
  context('ctx-second', 'Second', 'internal', [['6000', '6999']]),
  context('ctx-bare', null, 'internal', []),
  context('ctx-twin-1', 'Twin', 'internal', [['7000', '7999']]),
  context('ctx-twin-2', 'TWIN', 'internal', [['7000', '7999']]),
  context('ctx-out', 'Outside', 'incall', [['5551000', '5559999']]),
  // Labels are told apart by what they are for.
  context('ctx-out-2', 'Second', 'incall', [['8000', '8999']]),
]

const ada = { uuid: 'ada', firstname: 'Ada', lastname: 'Abel' }
const ben = { uuid: 'ben', firstname: 'Ben', lastname: 'Brandt' }

/** A tenant in which somebody or something has one of everything. */
export const facts: TenantFacts = {
  contexts: new Contexts(contexts),
  permissions: new Set(['intl', 'premium']),
  numbers: new Map([
    [place('1900', 'ctx-in'), 'the group Sales'],
    [place('5551900', 'ctx-out'), 'a number from outside that leads to a queue'],
  ]),
  sipNames: new Map([
    ['trunkline', { user: undefined, words: 'a trunk' }],
    ['adaphone', { user: 'ada', words: 'Ada Abel' }],
  ]),
  codes: new Map([['111111', 'Ada Abel']]),
  mailboxes: new Map([
    [place('1950', 'ctx-in'), []],
    [place('1960', 'ctx-in'), [ada, ben]],
  ]),
  logins: new Map([
    ['ada', [{ uuid: 'ada', words: 'the username of Ada Abel', column: 'username' }]],
    ['ada@example.com', [{ uuid: 'ada', words: 'the e-mail address of Ada Abel', column: 'email' }]],
    [
      'both@example.com',
      [
        { uuid: 'ada', words: 'the e-mail address of Ada Abel', column: 'email' },
        { uuid: 'ada', words: 'the username of Ada Abel', column: 'username' },
      ],
    ],
    [
      'root',
      [{ uuid: 'root', words: 'the username of an account that no user has (root)', column: undefined }],
    ],
  ]),
  severalLines: new Set(['ben']),
  doubts: [],
}

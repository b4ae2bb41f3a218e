import type { CellType } from '../../roster/columns/cell-type.ts'
import type { Column, ColumnSet } from '../../roster/columns/column.ts'
import { choice } from '../../roster/columns/types/choice.ts'
import { integer } from '../../roster/columns/types/integer.ts'
import { set } from '../../roster/columns/types/set.ts'
import { text } from '../../roster/columns/types/text.ts'
import { address } from './address.ts'
import { bit, oneOfSeveral, type SecretRule, secret, zeroAsEmpty } from './cell-types.ts'

/** What the cells of secret columns must be, wherever they come from. */
export const secretRules = {
  call_permission_password: {
    matches: /^[0-9#*]{1,16}$/,
    rule: '1 to 16 digits, # or *',
    example: '4321',
  },
  voicemail_password: { matches: /^[0-9]{1,80}$/, rule: '1 to 80 digits', example: '2468' },
  sip_secret: { matches: /^.+$/s, rule: 'any text', example: 'a1b2c3d4' },
  password: {
    matches: /^[a-zA-Z0-9._~!$&'()*+,;=%-]{4,64}$/,
    rule: "4 to 64 characters: letters without accents, digits, and - . _ ~ ! $ & ' ( ) * + , ; = %",
    example: 'Ch4nge-me',
  },
} as const satisfies Readonly<Record<string, SecretRule>>

export type SecretColumn = keyof typeof secretRules

/** Languages that Wazo documents; its server takes others as well. */
export const documentedLanguages = ['de_DE', 'en_US', 'es_ES', 'fr_FR', 'fr_CA'] as const

/** What Wazo documents of `ring_seconds`; its server takes other numbers as well. */
export const documentedRingStep = 5

const name = (example: string) => text({ longest: 128, example })

const digits = (example: string) =>
  text({ pattern: { matches: /^[0-9]{1,40}$/, rule: '1 to 40 digits' }, example })

/** Contexts are named by what the server has generated, not by their labels. */
const contextName = text({ example: 'ctx-example-internal-7d0c4e6e-7a4f-4a3c-9d0b-2f1b8f5e6a11' })

const seconds = integer({ least: 0, most: 10_800, example: '30' })

interface Options {
  /** Whether the roster may hold secrets themselves, not only the names of them; absent means that it may not. */
  readonly literalPasswords?: boolean
}

/** All that a roster can say about a user of Wazo, in the order in which the server exports it. */
export function wazoColumns({ literalPasswords = false }: Options): ColumnSet {
  return {
    key: 'uuid',
    keyIgnoresCase: true,
    likenesses: [
      { columns: ['username'] },
      { columns: ['email'] },
      { columns: ['exten', 'context', 'firstname', 'lastname'], unless: ['username', 'email'] },
      { columns: ['firstname', 'lastname'], unless: ['username', 'email', 'exten'] },
    ],
    uniqueTogether: [
      ['exten', 'context'],
      ['incall_exten', 'incall_context'],
      ['voicemail_number', 'voicemail_context'],
    ],
    label: user =>
      [user.get('firstname'), user.get('lastname')].filter(Boolean).join(' ') || (user.get('username') ?? ''),
    rename: {
      possible: false,
      reason:
        'Wazo gives each user a uuid once and for all; all else about the user can be changed in its row.',
    },
    activation: { column: 'enabled', on: '1', off: '0' },
    columns: columns(name => secret(secretRules[name], literalPasswords)),
    families: [],
  }
}

/** Columns of which a user of Wazo always has a value cannot be emptied: the server refuses it. */
function columns(secretType: (name: SecretColumn) => CellType): readonly Column[] {
  return [
    user('uuid', text({ pattern: { matches: uuid, rule: 'a uuid as Wazo has given it' }, example: nobody }), {
      description: 'What Wazo has given the user to be told apart. It is empty for a new user.',
      access: 'read-only',
    }),
    user('subscription_type', zeroAsEmpty(integer({ least: 0, most: 10, example: '1' })), {
      description: 'Number of the subscription. An empty cell is 0.',
    }),
    user('firstname', name('Kim'), {
      description: 'First name.',
      empty: 'refused',
      requiredOnCreate: true,
    }),
    user('lastname', name('Example'), { description: 'Last name.' }),
    user('email', address(), {
      description: 'E-mail address. No two users have the same, and none has the username of another.',
      unique: true,
      identifying: true,
    }),
    user(
      'mobile_phone_number',
      text({
        pattern: { matches: /^\+?[0-9*#]+$/, rule: 'digits, * and #, with or without a + before them' },
        example: '+15550100123',
      }),
      { description: 'Mobile phone number.' },
    ),
    user('outgoing_caller_id', text({ longest: 80, example: '"Kim Example" <5550100>' }), {
      description:
        'Caller id that others see: default, anonymous, or a name in double quotes and a number in < >.',
    }),
    user(
      'language',
      text({
        pattern: { matches: /^[a-z]{2}_[A-Z]{2}$/, rule: 'a language and a country, such as en_US' },
        example: documentedLanguages[1],
      }),
      { description: `Language: ${documentedLanguages.join(', ')}.` },
    ),
    secretColumn('call_permission_password', 'User', secretType, {
      description: 'Replaces the passwords of all call permissions of the user.',
    }),
    user('enabled', bit(), { description: 'Whether the user may call and log in.', empty: 'refused' }),
    user('ring_seconds', seconds, {
      description: 'Seconds that a call rings, a multiple of 5.',
      empty: 'refused',
    }),
    user('simultaneous_calls', integer({ least: 1, most: 20, example: '5' }), {
      description: 'Calls that the user can have at once.',
      empty: 'refused',
    }),
    user('supervision_enabled', bit(), {
      description: 'Whether others may see on their phones that the user is on a call.',
      empty: 'refused',
    }),
    user('call_transfer_enabled', bit(), {
      description: 'Whether calls can be transferred with keys of the phone.',
      empty: 'refused',
    }),
    user('dtmf_hangup_enabled', bit(), {
      description: 'Whether calls can be hung up with keys of the phone.',
      empty: 'refused',
    }),
    recording('call_record_outgoing_external_enabled', 'Whether calls to numbers outside are recorded.'),
    recording('call_record_outgoing_internal_enabled', 'Whether calls to numbers inside are recorded.'),
    recording('call_record_incoming_external_enabled', 'Whether calls from outside are recorded.'),
    recording('call_record_incoming_internal_enabled', 'Whether calls from inside are recorded.'),
    recording('online_call_record_enabled', 'Whether the user may start and stop recording during a call.'),
    user('userfield', name('sales'), { description: 'Free text about the user.' }),
    voicemail('voicemail_name', text({ longest: 80, example: 'Kim Example' }), {
      description: 'Name of the mailbox.',
    }),
    voicemail('voicemail_number', digits('1001'), {
      description: 'Number of the mailbox. A mailbox that exists already is not given to a second user.',
    }),
    voicemail('voicemail_context', contextName, {
      description: 'Name of the context that the mailbox is in.',
    }),
    secretColumn('voicemail_password', 'Voicemail', secretType, { description: 'Password of the mailbox.' }),
    voicemail('voicemail_email', address(80), { description: 'Address to which new messages are reported.' }),
    voicemail('voicemail_attach_audio', bit(), {
      description: 'Whether a message is sent along with its report.',
    }),
    voicemail('voicemail_delete_messages', bit(), {
      description:
        'Whether a message is deleted once it is reported; it needs an address and the message sent along.',
    }),
    voicemail('voicemail_ask_password', bit(), { description: 'Whether the mailbox asks for its password.' }),
    phone('line_protocol', choice(['sip', 'sccp', 'webrtc']), {
      description:
        'Protocol of the line. It can become webrtc where it was sip, and is not changed from or to sccp.',
    }),
    phone(
      'provisioning_code',
      text({ pattern: { matches: /^[0-9]{6}$/, rule: '6 digits' }, example: '123456' }),
      {
        description: 'Code by which a phone is given the line. A new line gets one by itself.',
        empty: 'untouched',
      },
    ),
    phone('context', contextName, { description: 'Name of the context that the line is in.' }),
    phone('sip_username', text({ pattern: sectionName, example: 'kimexample' }), {
      description: 'Name under which the phone of a SIP line logs in. A new line gets one by itself.',
      empty: 'untouched',
      unique: true,
    }),
    secretColumn('sip_secret', 'Phone', secretType, {
      description: 'Password with which the phone of a SIP line logs in. A new line gets one by itself.',
      empty: 'untouched',
    }),
    phone('exten', digits('1001'), {
      description: 'Number under which the user is called. It is in a range of its context.',
    }),
    incall(
      'incall_exten',
      oneOfSeveral(
        text({
          pattern: { matches: /^\+?[0-9]{1,40}$/, rule: '1 to 40 digits, with or without a + before them' },
          example: '5550100',
        }),
      ),
      {
        description: 'Number under which the user is called from outside. It is in a range of its context.',
      },
    ),
    incall('incall_context', oneOfSeveral(contextName), {
      description: 'Name of the context for calls from outside.',
    }),
    incall('incall_ring_seconds', oneOfSeveral(zeroAsEmpty(seconds)), {
      description: 'Seconds that a call from outside rings. An empty cell is as long as ring_seconds.',
    }),
    {
      ...plainly('call_permissions', set({ item: 'call permission', example: 'international;premium' })),
      group: 'Call permissions',
      description: 'Names of call permissions. An empty cell takes all away.',
      refersTo: 'call permission',
    },
    user(
      'username',
      text({
        pattern: {
          matches: /^[a-zA-Z0-9._~!$&'()*+,;=%@-]{2,254}$/,
          rule: "2 to 254 characters: letters without accents, digits, and - . _ ~ ! $ & ' ( ) * + , ; = % @",
        },
        example: 'kim.example',
      }),
      {
        description:
          'Name to log in with, unique over all tenants. A new user without one gets the e-mail address for it, or the uuid.',
        unique: true,
        identifying: true,
      },
    ),
    secretColumn('password', 'User', secretType, {
      description:
        'Initial password of a new user. It is never exported, and never changed for a user that exists.',
      empty: 'untouched',
      access: 'create-only',
    }),
  ]
}

/** What Asterisk takes for the name of a section of its settings. */
const sectionName = {
  matches: /^[-_.a-zA-Z0-9]{1,79}$/,
  rule: '1 to 79 characters: letters without accents, digits, and - _ .',
}

const uuid = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/

const nobody = '0b8f7a52-3c1d-4e6f-8a9b-1c2d3e4f5a6b'

type Rest = Pick<Column, 'description'> & Partial<Column>

function plainly(name: string, type: CellType): Omit<Column, 'group' | 'description'> {
  return { name, type, empty: 'unset', requiredOnCreate: false, access: 'read-write' }
}

function user(name: string, type: CellType, rest: Rest): Column {
  return { ...plainly(name, type), group: 'User', ...rest }
}

function recording(name: string, description: string): Column {
  return user(name, bit(), { description, empty: 'refused' })
}

/** Whether a cell may be empty depends on the others of its group, which rules know. */
function phone(name: string, type: CellType, rest: Rest): Column {
  return { ...plainly(name, type), group: 'Phone', ...rest }
}

function incall(name: string, type: CellType, rest: Rest): Column {
  return { ...plainly(name, type), group: 'Incoming call', ...rest }
}

function voicemail(name: string, type: CellType, rest: Rest): Column {
  return { ...plainly(name, type), group: 'Voicemail', ...rest }
}

function secretColumn(
  name: SecretColumn,
  group: string,
  type: (name: SecretColumn) => CellType,
  rest: Rest,
): Column {
  return { ...plainly(name, type(name)), group, secret: true, ...rest }
}

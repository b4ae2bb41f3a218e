import type { Row } from './roster-edits.ts'
import { rosterOf } from './wazo-stage.ts'

/** The secrets that its roster names. */
export const environment = { NORA_PASSWORD: 'Made-Up-Pass-44', ADAM_SECRET: 'Made-Up-Secret-45' }

/** The contexts of a tenant by what they are for. */
interface Contexts {
  readonly inside: string
  readonly outside: string
}

/** Who is there before the import: of each, another thing changes. */
export function staff({ inside, outside }: Contexts): Row[] {
  const phone = (exten: string) => ({ exten, context: inside, line_protocol: 'sip' })
  const full = (name: string, exten: string) => ({
    ...{ username: name, firstname: name, lastname: 'Office', email: `${name}@example.com`, enabled: '1' },
    ...{
      ...phone(exten),
      voicemail_name: `Box ${exten}`,
      voicemail_number: exten,
      voicemail_context: inside,
    },
    ...{ incall_exten: `555${exten}`, incall_context: outside, call_permissions: 'intl' },
  })
  const plain = (name: string, exten: string) => ({
    ...{ username: name, firstname: name, lastname: 'Office', enabled: '1', ...phone(exten) },
  })
  return [
    { ...full('adam', '1001'), sip_username: 'adamphone' },
    plain('bea', '1002'),
    full('carl', '1003'),
    { username: 'dora', firstname: 'dora', lastname: 'Office', enabled: '1' },
    full('emil', '1005'),
    plain('fay', '1006'),
    plain('gus', '1007'),
  ]
}

/** What the roster asks for: a change of every kind, in as few rows as it takes. */
function wishes(contexts: Contexts): Row[] {
  const { inside, outside } = contexts
  const [adam, bea, _carl, dora, emil, fay, gus] = staff(contexts)
  const kept = ['username', 'firstname', 'lastname', 'email', 'enabled']
  return [
    {
      ...adam,
      ...{ username: 'adam', lastname: 'Married', email: 'adam.married@example.com', exten: '1011' },
      ...{ sip_username: 'adamsphone', sip_secret: 'env:ADAM_SECRET', voicemail_name: 'Box of Adam' },
      ...{ incall_exten: '5551011', incall_ring_seconds: '20', call_permissions: 'premium' },
    },
    { ...bea, enabled: '0' },
    {
      ...dora,
      ...{ exten: '1004', context: inside, line_protocol: 'sip', voicemail_name: 'Box 1004' },
      ...{ voicemail_number: '1004', voicemail_context: inside, incall_exten: '5551004' },
      ...{ incall_context: outside, call_permissions: 'intl' },
    },
    Object.fromEntries(Object.entries(emil ?? {}).filter(([column]) => kept.includes(column))),
    { ...fay, exten: '1007' },
    { ...gus, exten: '1006' },
    {
      ...{
        username: 'nora',
        firstname: 'nora',
        lastname: 'New',
        enabled: '1',
        password: 'env:NORA_PASSWORD',
      },
      ...{ exten: '1020', context: inside, line_protocol: 'sip', voicemail_name: 'Box 1020' },
      ...{ voicemail_number: '1020', voicemail_context: inside, email: 'nora@example.com' },
    },
    {
      ...{ username: 'otto', firstname: 'otto', lastname: 'New', enabled: '0', provisioning_code: '123456' },
      ...{ exten: '1021', context: inside, line_protocol: 'webrtc' },
    },
  ]
}

/** The roster of the office. */
export function wished(contexts: Contexts): string {
  return rosterOf(wishes(contexts))
}

import { describe, expect, test } from 'vitest'
import { columnsOf, failuresOf, onStage, open, planned, type Row, secretsOf, take } from './stage.ts'

const secret = { environment: { NEW: 'Made-Up-9', PIN: '2468' } }
const imports = 'POST confd/users/import'

/** A row with something in every column that new users can have. */
function fullRow(internal: string, incall: string): Row {
  return {
    ...{ firstname: 'Ada', lastname: 'Lovelace', email: 'ada@example.com', username: 'ada' },
    ...{ password: 'env:NEW', language: 'en_US', mobile_phone_number: '+15550100' },
    ...{ outgoing_caller_id: '"Ada" <5550101>', enabled: '1', ring_seconds: '25' },
    ...{ simultaneous_calls: '4', supervision_enabled: '0', call_transfer_enabled: '1' },
    ...{ dtmf_hangup_enabled: '0', call_record_outgoing_external_enabled: '1' },
    ...{ call_permission_password: 'env:PIN', subscription_type: '2', userfield: 'desk "4", north' },
    ...{ exten: '1001', context: internal, line_protocol: 'sip', sip_username: 'adaline' },
    ...{ sip_secret: 'env:NEW', provisioning_code: '123456' },
    ...{ incall_exten: '5551001', incall_context: incall, incall_ring_seconds: '12' },
    ...{ voicemail_name: 'Ada', voicemail_number: '1001', voicemail_context: internal },
    ...{ voicemail_password: 'env:PIN', voicemail_email: 'ada@example.com' },
    ...{ voicemail_attach_audio: '1', voicemail_delete_messages: '1', voicemail_ask_password: '0' },
    call_permissions: 'premium; intl',
  }
}

describe('creating', () => {
  test('a row with every column becomes a user as the roster says', () =>
    onStage(async ({ apply, internal, incall, writes, wazo: { state } }) => {
      const row = fullRow(internal, incall)
      const first = await apply([row], secret)
      expect(first.findings).toEqual([])
      expect(first.failures).toEqual([])
      expect(writes()).toEqual([imports, 'PUT confd/lines/{line}'])
      const again = await apply([row], secret)
      expect(again.changes).toEqual([])
      const [account] = state.accounts.by('login', 'ada')
      expect(account?.password).toBe('Made-Up-9')
      expect([...state.voicemails.all()][0]?.password).toBe('2468')
    }))

  test('the uuid of each new user is a fact about that user', () =>
    onStage(async ({ apply, wazo: { state } }) => {
      const { outcome, changes } = await apply([
        { firstname: 'Ada', username: 'ada' },
        { firstname: 'Bea', username: 'bea' },
      ])
      const facts = outcome.results.get('["import","1"]')
      expect(changes.map(({ key }) => facts?.[key])).toEqual(
        ['Ada', 'Bea'].map(name => [...state.users.all()].find(({ firstname }) => firstname === name)?.uuid),
      )
    }))

  test('a column that takes no empty cell is filled with what the server would take for it', () =>
    onStage(async ({ apply, internal }) => {
      const rows: Row[] = [
        { firstname: 'Ada', call_record_outgoing_internal_enabled: '1', subscription_type: '3' },
        { firstname: 'Bea', voicemail_name: 'Bea', voicemail_number: '1', voicemail_context: internal },
        {
          ...{ firstname: 'Cem', voicemail_name: 'Cem', voicemail_number: '2', voicemail_context: internal },
          ...{ voicemail_ask_password: '0', ring_seconds: '20' },
        },
      ]
      const { failures } = await apply(rows)
      expect(failures).toEqual([])
      expect((await apply(rows)).changes).toEqual([])
    }))

  test('what CSV loses is brought about afterwards', () =>
    onStage(async ({ apply, wazo: { state } }) => {
      const rows: Row[] = [{ firstname: 'Ada', enabled: '0', username: 'ada' }]
      const { failures } = await apply(rows)
      expect(failures).toEqual([])
      expect((await apply(rows)).changes).toEqual([])
      expect([...state.users.all()].map(({ enabled }) => enabled)).toEqual([false])
      expect(state.accounts.by('login', 'ada').map(({ enabled }) => enabled)).toEqual([false])
    }))

  test('a secret that a later attempt is not handed over keeps out one user alone, and is in no message', () =>
    onStage(async ({ wazo, furnished }) => {
      const rows = [
        { firstname: 'Ada', username: 'ada', password: 'env:GONE' },
        { firstname: 'Bea', username: 'bea', password: '' },
      ]
      const columns = columnsOf(rows)
      const first = await open(wazo, furnished, columns, { environment: { GONE: 'Made-Up-9' } })
      const { changes } = await planned(first, rows, columns)
      const later = await open(wazo, furnished, columns)
      const outcome = await take(later.steps(changes, secretsOf(changes, rows)))
      expect(failuresOf(outcome)).toEqual(['ada: SecretMissing'])
      expect(wazo.calls.filter(({ route }) => route === imports)).toHaveLength(1)
      expect([...wazo.state.users.all()].map(({ firstname }) => firstname)).toEqual(['Bea'])
      expect(JSON.stringify(outcome.failed)).not.toContain('GONE')
    }))
})

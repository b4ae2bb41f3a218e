import { unexpected } from '../refusal.ts'
import type { State } from '../state.ts'
import type { Parts } from './parts.ts'

/** Refuses with 500 where others have taken a place while the rows were worked on, as the database does. */
export function checkUnique(state: State, rows: readonly Parts[]): void {
  for (const { user, voicemail, extension, incallExtension, endpoint } of rows) {
    const byEmail = user.email === null ? user : state.users.by('email', user.email.toLowerCase())[0]
    if (byEmail?.id !== user.id) throw violated('userfeatures_email')
    if (voicemail && state.voicemail(voicemail.number, voicemail.context)?.id !== voicemail.id) {
      throw violated('voicemail_mailbox_context_key')
    }
    for (const one of [extension, incallExtension]) {
      if (one && state.extension(one.exten, one.context)?.id !== one.id) {
        throw violated('extensions_exten_context_key')
      }
    }
    const sip = endpoint?.kind === 'sip' ? state.sip.get(endpoint.uuid) : undefined
    if (sip && state.sip.by('name', sip.name)[0]?.uuid !== sip.uuid) throw violated('endpoint_sip_name_key')
  }
}

function violated(constraint: string): Error {
  return unexpected(`duplicate key value violates unique constraint "${constraint}"`)
}

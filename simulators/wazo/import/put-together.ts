import {
  attachEndpoint,
  attachExtensionToIncall,
  attachExtensionToLine,
  attachLine,
  attachPermission,
  attachVoicemail,
} from '../confd/associations.ts'
import type { Line, User } from '../state.ts'
import type { Parts, Place } from './parts.ts'
import type { Wish } from './wish.ts'

/** Gives the parts of a row to its user, in the order of the server. */
export function putTogether({ state }: Place, parts: Parts, wish: Wish): void {
  const { user, voicemail, permissions, line, extension, incallExtension, incall, endpoint } = parts
  const current = () => state.users.get(user.uuid) as User
  if (voicemail) attachVoicemail(state, current(), voicemail)
  if (line && endpoint) {
    attachEndpoint(state, line, endpoint)
    attachLine(state, current(), state.lines.get(line.id) as Line)
    if (extension) attachExtensionToLine(state, line, extension)
  }
  if (incall && incallExtension) {
    attachExtensionToIncall(state, incall, incallExtension)
    // An incall that was there before now rings here. A ring time of 0 counts as none.
    const ring_time = wish.incall.ring_seconds || null
    state.incalls.change(incall.id, { destination: { user_id: user.id, ring_time } })
  }
  for (const permission of permissions) attachPermission(state, current(), permission)
}

import type {
  CallPermission,
  Extension,
  Incall,
  Line,
  SipEndpoint,
  State,
  User,
  Voicemail,
} from '../state.ts'

/** What showing a record needs: where its neighbours are, and the address that links begin with. */
export interface Look {
  readonly state: State
  readonly base: string
}

export function linksTo(base: string, kind: string, path: string) {
  return [{ rel: kind, href: `${base}${path}` }]
}

/** A line is called as its SIP or custom endpoint is; with an SCCP endpoint it has a name of its own. */
export function lineName(state: State, { endpoint, name }: Line): string | null {
  if (endpoint?.kind === 'sip') return state.sip.get(endpoint.uuid)?.name ?? null
  if (endpoint?.kind === 'custom') return state.custom.get(endpoint.id)?.interface ?? null
  return endpoint ? name : null
}

// What is shown of a record on another one that it is associated with.

export function userOn({ base }: Look, { id, uuid, firstname, lastname }: User) {
  return { uuid, firstname, lastname, links: linksTo(base, 'users', `/users/${id}`) }
}

export function lineOn({ base }: Look, { id }: Line) {
  return { id, links: linksTo(base, 'lines', `/lines/${id}`) }
}

export function namedLineOn({ state, base }: Look, line: Line) {
  const { id } = line
  return { id, name: lineName(state, line), links: linksTo(base, 'lines', `/lines/${id}`) }
}

export function extensionOn({ base }: Look, { id, exten, context }: Extension) {
  return { id, exten, context, links: linksTo(base, 'extensions', `/extensions/${id}`) }
}

export function incallOn({ base }: Look, { id }: Incall) {
  return { id, links: linksTo(base, 'incalls', `/incalls/${id}`) }
}

export function voicemailOn({ base }: Look, { id, name }: Voicemail) {
  return { id, name, links: linksTo(base, 'voicemails', `/voicemails/${id}`) }
}

export function permissionOn({ base }: Look, { id, name }: CallPermission) {
  return { id, name, links: linksTo(base, 'callpermissions', `/callpermissions/${id}`) }
}

export function sipOn({ base }: Look, { uuid, label, name, auth_section_options: options }: SipEndpoint) {
  return {
    uuid,
    label,
    name,
    auth_section_options: options.filter(([option]) => option === 'username'),
    links: linksTo(base, 'endpoint_sip', `/endpoints/sip/${uuid}`),
  }
}

/** The extensions that these ids belong to. */
export function extensionsOf(state: State, ids: readonly number[]): Extension[] {
  return ids.flatMap(id => state.extensions.get(id) ?? [])
}

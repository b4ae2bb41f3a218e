import { createPermission } from '../confd/call-permissions.ts'
import { createContext } from '../confd/contexts.ts'
import { emptySections } from '../confd/endpoints.ts'
import type { TemplateLabel } from '../state/records.ts'
import type { CallPermission, Context, Option, Range, SipEndpoint, State, Tenant } from '../state.ts'

export interface TenantOptions {
  readonly name: string
  /** The numbers of its users, and of calls that come in. */
  readonly internal?: Range
  readonly incall?: Range
  /** Call permissions by name, with the numbers that they are about. */
  readonly permissions?: Readonly<Record<string, readonly string[]>>
}

export const usualPermissions: Readonly<Record<string, readonly string[]>> = {
  intl: ['00.'],
  premium: ['1900.'],
}

/** A tenant with what every user of it may need. */
export interface Furnished {
  readonly tenant: Tenant
  readonly internal: Context
  readonly incall: Context
  readonly permissions: readonly CallPermission[]
}

/** Makes a tenant without users, below the top one. */
export function createTenant(state: State, options: TenantOptions): Furnished {
  const { name, permissions = usualPermissions } = options
  const internal = options.internal ?? { start: '1000', end: '2999' }
  const incall = options.incall ?? { start: '5551000', end: '5559999' }
  const tenant = bareTenant(state, name, state.topTenant.uuid)
  return {
    tenant,
    internal: createContext(state, tenant, { label: 'Default', type: 'internal', user_ranges: [internal] }),
    incall: createContext(state, tenant, { label: 'Incalls', type: 'incall', incall_ranges: [incall] }),
    permissions: Object.entries(permissions).map(([one, extensions]) =>
      createPermission(state, tenant, { name: one, extensions }),
    ),
  }
}

/** The tenant above all others, which administrators belong to. */
export function createTopTenant(state: State): Tenant {
  return bareTenant(state, 'master')
}

function bareTenant(state: State, name: string, parent?: string): Tenant {
  const uuid = state.make.uuid()
  return state.tenants.put({
    uuid,
    parent_uuid: parent ?? uuid,
    name,
    slug: name,
    templates: createTemplates(state, uuid),
  })
}

/** SIP options that make a line what it is. Those of trunks and guests are left empty here: no user has them. */
function createTemplates(state: State, tenant: string): Readonly<Record<TemplateLabel, string>> {
  const global = createTemplate(state, tenant, 'global', [], {
    aor: [
      ['maximum_expiration', '3600'],
      ['default_expiration', '120'],
      ['minimum_expiration', '60'],
      ['qualify_frequency', '60'],
      ['remove_existing', 'true'],
      ['max_contacts', '1'],
    ],
    endpoint: [
      ['rtp_timeout', '7200'],
      ['allow_transfer', 'yes'],
      ['use_ptime', 'yes'],
      ['callerid', 'wazo'],
      ['direct_media', 'no'],
      ['dtmf_mode', 'rfc4733'],
      ['language', 'en_US'],
      ['inband_progress', 'no'],
      ['rtp_timeout_hold', '0'],
      ['timers_sess_expires', '600'],
      ['timers_min_se', '90'],
      ['trust_id_inbound', 'no'],
      ['allow_subscribe', 'yes'],
      ['allow', '!all,ulaw'],
      ['set_var', 'TIMEOUT(absolute)=36000'],
      ['set_var', 'DYNAMIC_FEATURES=togglerecord'],
      ['notify_early_inuse_ringing', 'yes'],
    ],
  })
  const webrtc = createTemplate(state, tenant, 'webrtc', [global], {
    aor: [
      ['remove_existing', 'false'],
      ['max_contacts', '10'],
    ],
    endpoint: [
      ['webrtc', 'yes'],
      ['dtls_auto_generate_cert', 'yes'],
      ['allow', '!all,opus,g722,alaw,ulaw,vp9,vp8,h264'],
      ['max_video_streams', '25'],
      ['max_audio_streams', '1'],
      ['timers', 'always'],
      ['timers_sess_expires', '300'],
      ['timers_min_se', '90'],
    ],
  })
  const trunk = (label: TemplateLabel) =>
    createTemplate(state, tenant, label, [global], { aor: [], endpoint: [] }).uuid
  return {
    global: global.uuid,
    webrtc: webrtc.uuid,
    registration_trunk: trunk('registration_trunk'),
    twilio_trunk: trunk('twilio_trunk'),
    meeting_guest: trunk('meeting_guest'),
  }
}

function createTemplate(
  state: State,
  tenant_uuid: string,
  label: TemplateLabel,
  parents: readonly SipEndpoint[],
  options: { readonly aor: readonly Option[]; readonly endpoint: readonly Option[] },
): SipEndpoint {
  return state.templates.put({
    ...emptySections(),
    uuid: state.make.uuid(),
    tenant_uuid,
    name: state.make.name(),
    label,
    aor_section_options: options.aor,
    endpoint_section_options: options.endpoint,
    template_uuids: parents.map(({ uuid }) => uuid),
    transport_uuid: state.make.uuid(),
  })
}

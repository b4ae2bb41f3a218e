import { systemClock } from '../../../src/work/clock.ts'
import { createAccount } from '../auth/accounts.ts'
import {
  attachEndpoint,
  attachExtensionToIncall,
  attachExtensionToLine,
  attachLine,
  attachPermission,
  attachVoicemail,
} from '../confd/associations.ts'
import { createCustom, createSccp, createSip } from '../confd/endpoints.ts'
import { createExtension } from '../confd/extensions.ts'
import { createIncall } from '../confd/incalls.ts'
import { createLine } from '../confd/lines.ts'
import { createUser, type NewUser } from '../confd/users.ts'
import { createVoicemail } from '../confd/voicemails.ts'
import type { Endpoint, State, Tenant, User, Voicemail } from '../state.ts'
import { createTenant, type Furnished } from './create-tenant.ts'
import { person } from './people.ts'
import { type Shape, shapeOf } from './shapes.ts'

export interface MakeTenantOptions {
  readonly users: number
  /** Part of the names of its contexts, and of everybody's addresses. `acme` unless told. */
  readonly name?: string
}

/**
 * Makes up a tenant whose users are of every shape: bare and full, with lines of every kind, several lines or
 * incalls, a shared mailbox, without account or address, disabled, with odd names.
 */
export function makeTenant(state: State, { users, name = 'acme' }: MakeTenantOptions): Furnished {
  const furnished = createTenant(state, { name, ...ranges(users) })
  const maker = new UserMaker(state, furnished)
  for (let index = 0; index < users; index += 1) maker.make(index)
  return furnished
}

/** Wide enough for two lines and three incalls each. */
function ranges(users: number) {
  if (users <= 900) return {}
  return {
    internal: { start: '100000', end: '999999' },
    incall: { start: '5550000000', end: '5559999999' },
  }
}

class UserMaker {
  readonly #state: State
  readonly #furnished: Furnished
  readonly #tenant: Tenant
  #extensions = 0
  #incalls = 0
  #shared: Voicemail | undefined

  constructor(state: State, furnished: Furnished) {
    this.#state = state
    this.#furnished = furnished
    this.#tenant = furnished.tenant
  }

  make(index: number): void {
    const state = this.#state
    const shape = shapeOf(index, state.random)
    const { uuid } = createUser(state, this.#tenant, this.#fields(index, shape), madeAt + index * 1000)
    for (const kind of shape.lines) this.#addLine(uuid, kind, shape.extension)
    for (let count = 0; count < shape.incalls; count += 1) this.#addIncall(uuid)
    if (shape.voicemail !== 'none')
      attachVoicemail(state, state.users.need(uuid), this.#voicemail(uuid, shape))
    for (const permission of this.#furnished.permissions.slice(0, shape.permissions)) {
      attachPermission(state, state.users.need(uuid), permission)
    }
    if (shape.account !== 'none') this.#addAccount(index, state.users.need(uuid), shape)
  }

  #fields(index: number, { email, enabled, filled }: Shape): NewUser {
    const [firstname, lastname] = person(index, this.#state.random)
    return {
      firstname,
      lastname,
      email: email ? this.#address(index) : null,
      enabled,
      ...(filled ? everyField : {}),
    }
  }

  #address(index: number): string {
    return `user${index}@${this.#tenant.name}.example.com`
  }

  #addLine(uuid: string, kind: Shape['lines'][number], withExtension: boolean): void {
    const state = this.#state
    const { id } = createLine(state, this.#tenant, { context: this.#furnished.internal.name })
    attachEndpoint(state, state.lines.need(id), this.#endpoint(kind))
    if (withExtension) {
      const extension = createExtension(state, this.#tenant, this.#number('internal'))
      attachExtensionToLine(state, state.lines.need(id), extension)
    }
    attachLine(state, state.users.need(uuid), state.lines.need(id))
  }

  #endpoint(kind: Shape['lines'][number]): Endpoint {
    const state = this.#state
    if (kind === 'sccp') return { kind, id: createSccp(state, this.#tenant).id }
    if (kind === 'custom') {
      return { kind, id: createCustom(state, this.#tenant, `Local/${state.make.letters()}`).id }
    }
    const { global, webrtc } = this.#tenant.templates
    const name = state.make.letters()
    const { uuid } = createSip(state, this.#tenant, {
      name,
      auth_section_options: [
        ['username', name],
        ['password', state.make.letters()],
      ],
      templates: (kind === 'webrtc' ? [global, webrtc] : [global]).map(one => ({ uuid: one })),
    })
    return { kind: 'sip', uuid }
  }

  #addIncall(uuid: string): void {
    const state = this.#state
    const { id: user_id } = state.users.need(uuid)
    const ring_time = state.random.pick([null, 10, 30])
    const destination = { type: 'user', user_id, ring_time } as const
    const incall = createIncall(state, this.#tenant, { destination })
    attachExtensionToIncall(state, incall, createExtension(state, this.#tenant, this.#number('incall')))
  }

  #number(kind: 'internal' | 'incall') {
    const { name, ranges: all } = this.#furnished[kind]
    const count = kind === 'internal' ? this.#extensions : this.#incalls
    if (kind === 'internal') this.#extensions += 1
    else this.#incalls += 1
    return { exten: String(Number(all[0]?.start) + 1 + count), context: name }
  }

  #voicemail(uuid: string, { voicemail: kind }: Shape): Voicemail {
    if (kind === 'shared' && this.#shared) return this.#shared
    const state = this.#state
    const { id, firstname, email } = state.users.need(uuid)
    const made = createVoicemail(state, this.#tenant, {
      name: kind === 'shared' ? 'Everybody' : firstname,
      number: String(800_000 + id),
      context: this.#furnished.internal.name,
      password: state.random.pick([null, '1234']),
      email,
      attach_audio: state.random.pick([null, true, false]),
    })
    if (kind === 'shared') this.#shared = made
    return made
  }

  #addAccount(index: number, user: User, { account: by }: Shape): void {
    const { uuid, firstname, lastname, email, enabled } = user
    const named = by === 'named' ? `user.${index}.${this.#tenant.name}` : undefined
    createAccount({ state: this.#state, clock: systemClock }, this.#tenant, {
      uuid,
      username: named ?? (by === 'address' ? email : uuid),
      password: 'Made-Up-Pass-9',
      firstname,
      lastname,
      email_address: email,
      enabled,
    })
  }
}

const madeAt = Date.parse('2026-01-05T08:00:00Z')

const everyField: Partial<NewUser> = {
  language: 'en_US',
  mobile_phone_number: '+15145550100',
  outgoing_caller_id: '"Front Desk" <5145550101>',
  call_permission_password: '4321',
  userfield: 'desk 7, north',
  ring_seconds: 25,
  simultaneous_calls: 4,
  subscription_type: 2,
  supervision_enabled: false,
  call_transfer_enabled: true,
  dtmf_hangup_enabled: true,
  call_record_outgoing_external_enabled: true,
  call_record_outgoing_internal_enabled: false,
  call_record_incoming_external_enabled: true,
  call_record_incoming_internal_enabled: false,
  online_call_record_enabled: true,
}

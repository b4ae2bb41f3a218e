import { permissionNames, type Role, supervisorViews } from '../contract/permissions.ts'
import type { Value } from '../contract/types.ts'
import type { Random } from './random.ts'
import type { Granted, Permission, Roles } from './user.ts'

const variantCount = 16

/** Frozen permission lists and media settings that many users share. */
export class Wardrobe {
  readonly #random: Random
  readonly #permissions: Record<Role, readonly (readonly Permission[])[]>
  readonly #media: readonly Value<'mediaTypeConfig'>[]

  constructor(random: Random, unknownPermission: string | undefined) {
    this.#random = random
    const drawn = (role: Role) =>
      Array.from({ length: variantCount }, (_, variant) =>
        drawPermissions(role, variant, random, unknownPermission),
      )
    this.#permissions = {
      admin: drawn('admin'),
      agent: drawn('agent'),
      reporting: drawn('reporting'),
      supervisor: drawn('supervisor'),
      crmManager: drawn('crmManager'),
    }
    this.#media = Array.from({ length: variantCount }, (_, index) =>
      drawMedia(index % 3 === 0 ? 4 : 6, random),
    )
  }

  roles(names: readonly Role[]): Roles {
    const roles: Partial<Record<Role, Granted>> = {}
    for (const role of names) {
      const permissions = this.#random.pick(this.#permissions[role])
      roles[role] = role === 'agent' ? { permissions, ...this.#agentFlags() } : { permissions }
    }
    return roles as Roles
  }

  media(random: Random): Value<'mediaTypeConfig'> | undefined {
    return random.chance(0.95) ? random.pick(this.#media) : undefined
  }

  #agentFlags() {
    return {
      alwaysRecorded: this.#random.chance(0.3),
      attachVmToEmail: this.#random.chance(0.5),
      sendEmailOnVm: this.#random.chance(0.5),
    }
  }
}

/** Every permission of a role, granted. */
export function everything(role: Role): Granted {
  return { permissions: Object.freeze(permissionNames[role].map(type => ({ type, value: true }))) }
}

function drawPermissions(
  role: Role,
  variant: number,
  random: Random,
  unknown?: string,
): readonly Permission[] {
  const names = role === 'agent' && unknown ? [...permissionNames.agent, unknown] : permissionNames[role]
  const view = role === 'supervisor' ? random.pick(supervisorViews) : undefined
  // Each permission is denied in one variant at least, so that a domain of some size shows it both ways.
  const grants = (type: string, index: number) =>
    type === view || (index % variantCount !== variant && random.chance(0.75))
  return Object.freeze(names.map((type, index) => ({ type, value: grants(type, index) })))
}

function drawMedia(types: number, random: Random): Value<'mediaTypeConfig'> {
  const mediaTypes = (['VOICE', 'CHAT', 'SOCIAL', 'EMAIL', 'VIDEO', 'CASE'] as const)
    .slice(0, types)
    .map(type => ({
      enabled: type === 'VOICE' || random.chance(0.4),
      intlligentRouting: random.chance(0.2),
      maxAlowed: random.below(6),
      type,
    }))
  return Object.freeze({ mediaTypes: Object.freeze(mediaTypes) })
}

import { Uuid } from '../../python.ts'
import { notFound } from '../../refusal.ts'
import type { Route } from '../../routing.ts'
import { type Answer, ok, type Request, type World } from '../../world.ts'
import { loadWhole, parseBody } from '../body.ts'
import { createPermission, type PermissionFields, permissionSchema } from '../call-permissions.ts'
import { type ContextFields, contextSchema, createContext } from '../contexts.ts'
import { list, madeAt, read, route } from './resource.ts'
import { callPermissions, contexts } from './resources.ts'

/** What a tenant has: contexts and call permissions. */
export const tenantRoutes: readonly Route[] = [
  route('GET', '/tenants/<uuid:tenant>', readTenant),
  route('GET', '/contexts', list(contexts)),
  route('POST', '/contexts', postContext),
  route('GET', '/contexts/<int:context>', read(contexts)),
  route('GET', '/callpermissions', list(callPermissions)),
  route('POST', '/callpermissions', postPermission),
  route('GET', '/callpermissions/<int:permission>', read(callPermissions)),
]

function readTenant(_: World, { parts, tenant, below }: Request): Answer {
  const uuid = (parts.tenant ?? '').toLowerCase()
  const found = [tenant, ...below].find(one => one.uuid === uuid)
  if (!found) throw notFound('Tenant', { uuid: new Uuid(uuid) })
  const { templates } = found
  return ok({
    uuid,
    sip_templates_generated: true,
    global_sip_template_uuid: templates.global,
    webrtc_sip_template_uuid: templates.webrtc,
    registration_trunk_sip_template_uuid: templates.registration_trunk,
    meeting_guest_sip_template_uuid: templates.meeting_guest,
  })
}

function postContext(world: World, request: Request): Answer {
  const fields = loadWhole<ContextFields>(contextSchema, parseBody(request))
  const made = createContext(world.state, request.tenant, fields)
  return madeAt(world, request, contexts, made, made.id)
}

function postPermission(world: World, request: Request): Answer {
  const fields = loadWhole<PermissionFields>(permissionSchema, parseBody(request))
  const made = createPermission(world.state, request.tenant, fields)
  return madeAt(world, request, callPermissions, made, made.id)
}

import type { Route } from '../../routing.ts'
import { type Answer, nothing, ok, type Request, type World } from '../../world.ts'
import { loadPart, loadWhole, parseBody } from '../body.ts'
import {
  changeSip,
  createSccp,
  createSip,
  removeSccp,
  removeSip,
  type SccpFields,
  type SipFields,
  sccpSchema,
  showMergedSip,
  showSip,
  sipSchema,
} from '../endpoints.ts'
import { find, list, lookOf, madeAt, read, route } from './resource.ts'
import { customEndpoints, sccpEndpoints, sipEndpoints, sipTemplates } from './resources.ts'

const sip = '/endpoints/sip/<uuid:sip>'
const sccp = '/endpoints/sccp/<int:sccp>'

export const endpointRoutes: readonly Route[] = [
  route('GET', '/endpoints/sip', list(sipEndpoints)),
  route('POST', '/endpoints/sip', postSip),
  route('GET', sip, readSip),
  route('PUT', sip, putSip),
  route('DELETE', sip, deleteSip),
  route('GET', '/endpoints/sip/templates', list(sipTemplates)),
  route('GET', '/endpoints/sip/templates/<uuid:template>', read(sipTemplates)),
  route('GET', '/endpoints/sccp', list(sccpEndpoints)),
  route('POST', '/endpoints/sccp', postSccp),
  route('GET', sccp, read(sccpEndpoints)),
  route('DELETE', sccp, deleteSccp),
  route('GET', '/endpoints/custom', list(customEndpoints)),
  route('GET', '/endpoints/custom/<int:custom>', read(customEndpoints)),
]

function postSip(world: World, request: Request): Answer {
  const fields = loadWhole<Partial<SipFields>>(sipSchema, parseBody(request))
  const made = createSip(world.state, request.tenant, fields)
  return madeAt(world, request, sipEndpoints, made, made.uuid)
}

function readSip(world: World, request: Request): Answer {
  const show = request.query.get('view') === 'merged' ? showMergedSip : showSip
  return ok(show(lookOf(world, request), find(world, request, sipEndpoints)))
}

function putSip(world: World, request: Request): Answer {
  const before = find(world, request, sipEndpoints)
  changeSip(world.state, before, loadPart<SipFields>(sipSchema, parseBody(request)))
  return nothing
}

function deleteSip(world: World, request: Request): Answer {
  removeSip(world.state, find(world, request, sipEndpoints))
  return nothing
}

function postSccp(world: World, request: Request): Answer {
  const fields = loadWhole<Partial<SccpFields>>(sccpSchema, parseBody(request))
  const made = createSccp(world.state, request.tenant, fields)
  return madeAt(world, request, sccpEndpoints, made, made.id)
}

function deleteSccp(world: World, request: Request): Answer {
  removeSccp(world.state, find(world, request, sccpEndpoints))
  return nothing
}

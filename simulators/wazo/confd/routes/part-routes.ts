import type { Route } from '../../routing.ts'
import { type Answer, created, nothing, type Request, type World } from '../../world.ts'
import {
  attachEndpoint,
  attachExtensionToIncall,
  attachExtensionToLine,
  detachEndpoint,
  detachExtensionFromIncall,
  detachExtensionFromLine,
} from '../associations.ts'
import { loadPart, loadWhole, parseBody } from '../body.ts'
import {
  changeExtension,
  createExtension,
  type ExtensionFields,
  extensionSchema,
  removeExtension,
} from '../extensions.ts'
import { changeIncall, createIncall, type IncallFields, incallSchema } from '../incalls.ts'
import { changeLine, type LineFields, lineSchema, removeLine } from '../lines.ts'
import { createNestedLine, type NestedLineFields, nestedLineSchema } from '../nested-line.ts'
import {
  changeVoicemail,
  createVoicemail,
  removeVoicemail,
  type VoicemailFields,
  voicemailRule,
  voicemailSchema,
} from '../voicemails.ts'
import { find, list, lookOf, madeAt, read, route } from './resource.ts'
import {
  customEndpoints,
  extensions,
  incalls,
  lines,
  sccpEndpoints,
  sipEndpoints,
  voicemails,
} from './resources.ts'

const line = '/lines/<int:line>'
const extension = '/extensions/<int:extension>'
const incall = '/incalls/<int:incall>'
const voicemail = '/voicemails/<int:voicemail>'

/** What users have: lines, extensions, incalls, voicemails. */
export const partRoutes: readonly Route[] = [
  route('GET', '/lines', list(lines)),
  route('POST', '/lines', postLine),
  route('GET', line, read(lines)),
  route('PUT', line, putLine),
  route('DELETE', line, deleteLine),
  ...endpointRoutes(),
  route('PUT', `${line}/extensions/<int:extension>`, putLineExtension),
  route('DELETE', `${line}/extensions/<int:extension>`, deleteLineExtension),
  route('GET', '/extensions', list(extensions)),
  route('POST', '/extensions', postExtension),
  route('GET', extension, read(extensions)),
  route('PUT', extension, putExtension),
  route('DELETE', extension, deleteExtension),
  route('GET', '/incalls', list(incalls)),
  route('POST', '/incalls', postIncall),
  route('GET', incall, read(incalls)),
  route('PUT', incall, putIncall),
  route('DELETE', incall, deleteIncall),
  route('PUT', `${incall}/extensions/<int:extension>`, putIncallExtension),
  route('DELETE', `${incall}/extensions/<int:extension>`, deleteIncallExtension),
  route('GET', '/voicemails', list(voicemails)),
  route('POST', '/voicemails', postVoicemail),
  route('GET', voicemail, read(voicemails)),
  route('PUT', voicemail, putVoicemail),
  route('DELETE', voicemail, deleteVoicemail),
]

function postLine(world: World, request: Request): Answer {
  const fields = loadWhole<NestedLineFields>(nestedLineSchema, parseBody(request))
  const made = createNestedLine(lookOf(world, request), request.tenant, fields)
  return created(made.shown, `${request.base}/lines/${made.line.id}`)
}

function putLine(world: World, request: Request): Answer {
  changeLine(world.state, find(world, request, lines), loadPart<LineFields>(lineSchema, parseBody(request)))
  return nothing
}

function deleteLine(world: World, request: Request): Answer {
  removeLine(world.state, find(world, request, lines))
  return nothing
}

/** Every kind of endpoint is put on a line, and taken off it, in the same way. */
function endpointRoutes(): Route[] {
  const sip = (world: World, request: Request) =>
    ({ kind: 'sip', uuid: find(world, request, sipEndpoints, 'endpoint').uuid }) as const
  const sccp = (world: World, request: Request) =>
    ({ kind: 'sccp', id: find(world, request, sccpEndpoints, 'endpoint').id }) as const
  const custom = (world: World, request: Request) =>
    ({ kind: 'custom', id: find(world, request, customEndpoints, 'endpoint').id }) as const
  const kinds = [
    { path: `${line}/endpoints/sip/<uuid:endpoint>`, endpoint: sip },
    { path: `${line}/endpoints/sccp/<int:endpoint>`, endpoint: sccp },
    { path: `${line}/endpoints/custom/<int:endpoint>`, endpoint: custom },
  ]
  return kinds.flatMap(({ path, endpoint }) => [
    route('PUT', path, (world, request) => {
      attachEndpoint(world.state, find(world, request, lines, 'line'), endpoint(world, request))
      return nothing
    }),
    route('DELETE', path, (world, request) => {
      detachEndpoint(world.state, find(world, request, lines, 'line'), endpoint(world, request))
      return nothing
    }),
  ])
}

function putLineExtension(world: World, request: Request): Answer {
  const to = find(world, request, lines, 'line')
  attachExtensionToLine(world.state, to, find(world, request, extensions, 'extension'))
  return nothing
}

function deleteLineExtension(world: World, request: Request): Answer {
  const from = find(world, request, lines, 'line')
  detachExtensionFromLine(world.state, from, find(world, request, extensions, 'extension'))
  return nothing
}

function postExtension(world: World, request: Request): Answer {
  const fields = loadWhole<ExtensionFields>(extensionSchema, parseBody(request))
  const made = createExtension(world.state, request.tenant, fields)
  return madeAt(world, request, extensions, made, made.id)
}

function putExtension(world: World, request: Request): Answer {
  const before = find(world, request, extensions)
  changeExtension(world.state, before, loadPart<ExtensionFields>(extensionSchema, parseBody(request)))
  return nothing
}

function deleteExtension(world: World, request: Request): Answer {
  removeExtension(world.state, find(world, request, extensions))
  return nothing
}

function postIncall(world: World, request: Request): Answer {
  const fields = loadWhole<IncallFields>(incallSchema, parseBody(request))
  const made = createIncall(world.state, request.tenant, fields)
  return madeAt(world, request, incalls, made, made.id)
}

function putIncall(world: World, request: Request): Answer {
  const before = find(world, request, incalls)
  changeIncall(world.state, before, loadPart<IncallFields>(incallSchema, parseBody(request)))
  return nothing
}

/** Its extension stays, and is free. */
function deleteIncall(world: World, request: Request): Answer {
  world.state.incalls.remove(find(world, request, incalls).id)
  return nothing
}

function putIncallExtension(world: World, request: Request): Answer {
  const to = find(world, request, incalls, 'incall')
  attachExtensionToIncall(world.state, to, find(world, request, extensions, 'extension'))
  return nothing
}

function deleteIncallExtension(world: World, request: Request): Answer {
  const from = find(world, request, incalls, 'incall')
  detachExtensionFromIncall(world.state, from, find(world, request, extensions, 'extension'))
  return nothing
}

function postVoicemail(world: World, request: Request): Answer {
  const fields = loadWhole<VoicemailFields>(voicemailSchema, parseBody(request), voicemailRule)
  const made = createVoicemail(world.state, request.tenant, fields)
  return madeAt(world, request, voicemails, made, made.id)
}

function putVoicemail(world: World, request: Request): Answer {
  const before = find(world, request, voicemails)
  const fields = loadPart<VoicemailFields>(voicemailSchema, parseBody(request), voicemailRule)
  changeVoicemail(world.state, before, fields)
  return nothing
}

function deleteVoicemail(world: World, request: Request): Answer {
  removeVoicemail(world.state, find(world, request, voicemails))
  return nothing
}

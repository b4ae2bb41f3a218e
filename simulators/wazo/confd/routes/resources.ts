import type {
  CallPermission,
  Context,
  CustomEndpoint,
  Extension,
  Incall,
  Line,
  SccpEndpoint,
  SipEndpoint,
  Voicemail,
} from '../../state.ts'
import { permissionColumns, showPermission } from '../call-permissions.ts'
import { contextColumns, showContext } from '../contexts.ts'
import {
  numberedColumns,
  showCustom,
  showListed,
  showSccp,
  showSip,
  showTemplate,
  sipColumns,
} from '../endpoints.ts'
import { extensionColumns, showExtension } from '../extensions.ts'
import { incallColumnsOf, showIncall } from '../incalls.ts'
import { lineColumnsOf, showLine } from '../lines.ts'
import { showVoicemail, voicemailColumns } from '../voicemails.ts'
import type { Resource } from './resource.ts'

export const lines: Resource<Line> = {
  name: 'Line',
  path: '/lines',
  table: state => state.lines,
  key: 'id',
  columns: lineColumnsOf,
  show: showLine,
}

export const sipEndpoints: Resource<SipEndpoint> = {
  name: 'SIPEndpoint',
  path: '/endpoints/sip',
  table: state => state.sip,
  key: 'uuid',
  columns: () => sipColumns,
  show: showSip,
  showListed: showListed(showSip),
}

export const sipTemplates: Resource<SipEndpoint> = {
  name: 'SIPEndpointTemplate',
  path: '/endpoints/sip/templates',
  table: state => state.templates,
  key: 'uuid',
  columns: () => sipColumns,
  show: showTemplate,
  showListed: showListed(showTemplate),
}

export const sccpEndpoints: Resource<SccpEndpoint> = {
  name: 'SCCPEndpoint',
  path: '/endpoints/sccp',
  table: state => state.sccp,
  key: 'id',
  columns: () => numberedColumns,
  show: showSccp,
}

export const customEndpoints: Resource<CustomEndpoint> = {
  name: 'CustomEndpoint',
  path: '/endpoints/custom',
  table: state => state.custom,
  key: 'id',
  columns: () => numberedColumns,
  show: showCustom,
}

export const extensions: Resource<Extension> = {
  name: 'Extension',
  path: '/extensions',
  table: state => state.extensions,
  key: 'id',
  columns: () => extensionColumns,
  show: showExtension,
}

export const voicemails: Resource<Voicemail> = {
  name: 'Voicemail',
  path: '/voicemails',
  table: state => state.voicemails,
  key: 'id',
  columns: () => voicemailColumns,
  show: showVoicemail,
}

export const incalls: Resource<Incall> = {
  name: 'Incall',
  path: '/incalls',
  table: state => state.incalls,
  key: 'id',
  columns: incallColumnsOf,
  show: showIncall,
}

export const callPermissions: Resource<CallPermission> = {
  name: 'CallPermission',
  path: '/callpermissions',
  table: state => state.callPermissions,
  key: 'id',
  columns: () => permissionColumns,
  show: showPermission,
}

export const contexts: Resource<Context> = {
  name: 'Context',
  path: '/contexts',
  table: state => state.contexts,
  key: 'id',
  columns: () => contextColumns,
  show: showContext,
}

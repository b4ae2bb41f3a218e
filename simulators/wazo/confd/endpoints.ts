import { listOf, type Reading, type Schema, text, uuid } from '../fields.ts'
import { OrderedDict, Uuid } from '../python.ts'
import { alreadyExists, inputError, paramNotFound } from '../refusal.ts'
import {
  type CustomEndpoint,
  type Line,
  type Option,
  type OptionSection,
  optionSections,
  type SccpEndpoint,
  type SipEndpoint,
  type State,
  type Tenant,
} from '../state.ts'
import type { Columns } from './listing.ts'
import { mergedOptions } from './options.ts'
import { type Look, lineOn, linksTo } from './shown.ts'

export const sipSchema: Schema = {
  name: { type: sectionName },
  label: { type: text({ max: 128 }), nullable: true },
  ...Object.fromEntries(optionSections.map(section => [section, { type: optionPairs }])),
  templates: { type: listOf({ uuid: { type: uuid, required: true } }) },
}

export interface SipFields extends Readonly<Record<OptionSection, readonly Option[]>> {
  readonly name: string
  readonly label: string | null
  readonly templates: readonly { readonly uuid: string }[]
}

/** The options of an `auth` section that Asterisk knows. Those of other sections are not checked here. */
const authOptions = ['auth_type', 'nonce_lifetime', 'md5_cred', 'password', 'realm', 'username']

export const sipColumns: Columns<SipEndpoint> = {
  columns: { name: ({ name }) => name, label: ({ label }) => label },
  searched: ['name', 'label'],
}

export const sccpSchema: Schema = { options: { type: optionPairs } }

export interface SccpFields {
  readonly options: readonly Option[]
}

export const numberedColumns: Columns<SccpEndpoint | CustomEndpoint> = {
  columns: { id: ({ id }) => id },
  searched: [],
}

export function createSip(state: State, tenant: Tenant, fields: Partial<SipFields>): SipEndpoint {
  const { templates, ...given } = fields
  checkSip(state, tenant.uuid, fields)
  return state.sip.put({
    uuid: state.make.uuid(),
    tenant_uuid: tenant.uuid,
    name: state.make.letters(),
    label: null,
    ...emptySections(),
    ...given,
    template_uuids: (templates ?? []).map(one => one.uuid),
    transport_uuid: null,
  })
}

/** Each list of options that is given replaces the old one whole. */
export function changeSip(state: State, before: SipEndpoint, fields: Partial<SipFields>): void {
  const { templates, ...given } = fields
  checkSip(state, before.tenant_uuid, fields, before.uuid)
  const template_uuids = templates?.map(one => one.uuid) ?? before.template_uuids
  state.sip.put({ ...before, ...given, template_uuids })
}

function checkSip(state: State, tenant: string, fields: Partial<SipFields>, self?: string): void {
  const { name, templates, auth_section_options: options = [] } = fields
  const wrong = options.find(([option]) => !authOptions.includes(option))
  if (wrong) {
    const choices = authOptions.join(', ')
    throw inputError(`'auth_section_options: invalid variable (${wrong[0]})' must be one of (${choices})`)
  }
  for (const template of templates ?? []) {
    if (state.templates.get(template.uuid)?.tenant_uuid === tenant) continue
    const fields = new OrderedDict({ uuid: new Uuid(template.uuid) })
    throw paramNotFound('templates', 'endpoint_sip', { templates: fields })
  }
  if (name !== undefined && state.sip.by('name', name).some(other => other.uuid !== self)) {
    throw alreadyExists('SIPEndpoint', { name })
  }
}

/** Its line stays, without endpoint. */
export function removeSip(state: State, { uuid: gone }: SipEndpoint): void {
  forget(state, state.lineOf({ kind: 'sip', uuid: gone }))
  state.sip.remove(gone)
}

export function createSccp(state: State, tenant: Tenant, fields: Partial<SccpFields> = {}): SccpEndpoint {
  return state.sccp.put({
    id: state.ids.sccp.next(),
    tenant_uuid: tenant.uuid,
    options: fields.options ?? [],
  })
}

export function removeSccp(state: State, { id }: SccpEndpoint): void {
  forget(state, state.lineOf({ kind: 'sccp', id }))
  state.sccp.remove(id)
}

export function createCustom(state: State, tenant: Tenant, name: string): CustomEndpoint {
  return state.custom.put({ id: state.ids.custom.next(), tenant_uuid: tenant.uuid, interface: name })
}

function forget(state: State, line: Line | undefined): void {
  if (line) state.lines.change(line.id, { endpoint: null, name: null })
}

type Sections = Readonly<Record<OptionSection, readonly Option[]>>

export function emptySections(): Sections {
  return sectionsOf(() => [])
}

function sectionsOf(options: (section: OptionSection) => readonly Option[]): Sections {
  return Object.fromEntries(optionSections.map(section => [section, options(section)])) as unknown as Sections
}

export function showSip(look: Look, endpoint: SipEndpoint) {
  const { uuid: id, tenant_uuid, name, label } = endpoint
  const sections = sectionsOf(section => endpoint[section])
  return {
    uuid: id,
    tenant_uuid,
    name,
    label,
    ...sections,
    ...surroundings(look, endpoint),
    ...uses(look, id),
  }
}

/** Lists do not keep the order of the pairs in a section. */
export function showListed<Shown extends object>(show: (look: Look, endpoint: SipEndpoint) => Shown) {
  return (look: Look, endpoint: SipEndpoint): Shown =>
    show(look, { ...endpoint, ...sectionsOf(section => look.state.shuffled(endpoint[section])) })
}

/** With the options of its templates, as `view=merged` asks for. */
export function showMergedSip(look: Look, endpoint: SipEndpoint) {
  const { uuid: id, tenant_uuid, name, label } = endpoint
  const sections = sectionsOf(section => mergedOptions(look.state, endpoint, section))
  return {
    uuid: id,
    tenant_uuid,
    name,
    label,
    ...surroundings(look, endpoint),
    ...uses(look, id),
    ...sections,
  }
}

export function showTemplate(look: Look, template: SipEndpoint) {
  const { uuid: id, tenant_uuid, name, label } = template
  const sections = sectionsOf(section => template[section])
  const links = linksTo(look.base, 'endpoint_sip_templates', `/endpoints/sip/templates/${id}`)
  return { uuid: id, tenant_uuid, name, label, ...sections, ...surroundings(look, template), links }
}

function surroundings({ state, base }: Look, endpoint: SipEndpoint) {
  const { uuid: id, template_uuids, transport_uuid } = endpoint
  return {
    templates: template_uuids.map(one => ({ uuid: one, label: state.templates.get(one)?.label ?? null })),
    transport: transport_uuid === null ? null : { uuid: transport_uuid },
    asterisk_id: null,
    links: linksTo(base, 'endpoint_sip', `/endpoints/sip/${id}`),
  }
}

function uses(look: Look, id: string) {
  const line = look.state.lineOf({ kind: 'sip', uuid: id })
  return { trunk: null, line: line ? lineOn(look, line) : null }
}

export function showSccp(look: Look, { id, tenant_uuid, options }: SccpEndpoint) {
  const line = look.state.lineOf({ kind: 'sccp', id })
  return {
    id,
    tenant_uuid,
    options,
    links: linksTo(look.base, 'endpoint_sccp', `/endpoints/sccp/${id}`),
    line: line ? lineOn(look, line) : null,
  }
}

export function showCustom(look: Look, { id, tenant_uuid, interface: name }: CustomEndpoint) {
  const line = look.state.lineOf({ kind: 'custom', id })
  return {
    id,
    tenant_uuid,
    interface: name,
    enabled: true,
    links: linksTo(look.base, 'endpoint_custom', `/endpoints/custom/${id}`),
    trunk: null,
    line: line ? lineOn(look, line) : null,
  }
}

function sectionName(value: unknown): Reading {
  if (typeof value !== 'string') return { problem: ['Not a valid string.'] }
  return /^[-_.a-zA-Z0-9]{1,79}$/.test(value) ? { value } : { problem: ['Not a valid Asterisk section name'] }
}

function optionPairs(value: unknown): Reading {
  if (!Array.isArray(value)) return { problem: ['Not a valid list.'] }
  const isPair = (pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && pair.every(one => typeof one === 'string')
  return value.every(isPair) ? { value } : { problem: ['Not a valid list.'] }
}

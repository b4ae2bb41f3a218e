import { reprFields } from './python.ts'
import type { Answer } from './world.ts'

/** A request that is refused: what the server answers in place of what was asked for. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(answer: Answer, message: string) {
    super(message)
    this.answer = answer
  }
}

/** Refuses with one line or several, which confd sends as an array of texts. */
export function refuse(...messages: readonly string[]): Refusal {
  return new Refusal({ status: 400, body: messages }, messages.join('; '))
}

/** `Input Error - …`: something about the request itself. */
export function inputError(...texts: readonly string[]): Refusal {
  return refuse(...texts.map(text => `Input Error - ${text}`))
}

/** `Resource Error - …`: the request does not go together with what there is. */
export function resourceError(text: string, fields?: object): Refusal {
  return refuse(`Resource Error - ${text}${fields ? ` ${reprFields(fields)}` : ''}`)
}

export type ResourceName =
  | 'User'
  | 'Line'
  | 'Extension'
  | 'Voicemail'
  | 'Incall'
  | 'CallPermission'
  | 'SIPEndpoint'
  | 'SCCPEndpoint'
  | 'CustomEndpoint'
  | 'SIPEndpointTemplate'
  | 'Context'
  | 'Tenant'

/** 404 for what a path names; `fields` holds what it was looked for by. */
export function notFound(resource: ResourceName, fields: object): Refusal {
  const message = `Resource Not Found - ${resource} was not found ${reprFields(fields)}`
  return new Refusal({ status: 404, body: [message] }, message)
}

/** The request names something in its body that does not exist. */
export function paramNotFound(field: string, resource: string, fields: object): Refusal {
  return inputError(`field '${field}': ${resource} was not found ${reprFields(fields)}`)
}

export function alreadyExists(resource: ResourceName, fields: object): Refusal {
  return resourceError(`${resource} already exists`, fields)
}

/** `resource` is associated with another that is in the way. */
export function associatedWith(resource: string, other: string, fields: object): Refusal {
  return resourceError(`${resource} is associated with a ${other}`, fields)
}

/** What a defect of the server is answered by. */
export function unexpected(text: string): Refusal {
  const message = `Unexpected error: ${text}`
  return new Refusal({ status: 500, body: [message] }, message)
}

import type { Call } from '../../simulators/five9/call.ts'

/** Whether a call is of an operation that changes users. */
export function writes({ operation }: Pick<Call, 'operation'>): boolean {
  return /^(?:create|modify|delete|userSkill)/.test(operation)
}

/** The users whom a call that writes changes. */
export function concerned({ userName, request }: Pick<Call, 'userName' | 'request'>): readonly string[] {
  const { addAgents = [], removeAgents = [] } = request as { addAgents?: string[]; removeAgents?: string[] }
  return userName === undefined ? [...addAgents, ...removeAgents] : [userName]
}

/** What a call did, once for each of its users; two calls that do the same are equal. */
export function effectsOf(call: Call): string[] {
  const { skillName = '' } = (call.request.userSkill ?? {}) as { skillName?: string }
  return concerned(call).map(user => `${call.operation} ${user} ${skillName}`.trimEnd())
}

/** The calls of a server that came to carry out their operation: those that it refused have not changed anything. */
export class Effects {
  readonly #carriedOut: Call[] = []

  /** To be the server's `onAnswer`. */
  readonly note = (call: Call): void => {
    if (writes(call)) this.#carriedOut.push(call)
  }

  /** In order of the calls. */
  get all(): string[] {
    return this.#carriedOut.filter(({ outcome }) => !/fault$/i.test(outcome)).flatMap(effectsOf)
  }
}

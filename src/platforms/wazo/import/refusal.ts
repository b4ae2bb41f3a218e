import { Failure } from '../../../work/failure.ts'

interface Meaning {
  /** What the server says. */
  readonly says: RegExp
  readonly code: string
  /** The sentence for people. */
  readonly means: (found: RegExpExecArray) => string
  readonly cure: string
}

const meanings: readonly Meaning[] = [
  {
    says: /^409 Client Error/,
    code: 'LoginTaken',
    means: () => 'Somebody logs in with this username or e-mail address already, maybe in another tenant.',
    cure: 'Choose another, or delete the account that has it.',
  },
  {
    says: /User already exists \('email': '(.*)'\)/,
    code: 'EmailTaken',
    means: ([, email]) => `Another user has the e-mail address ${email}.`,
    cure: 'Choose another address.',
  },
  {
    says: /Extension '(.*)' is outside of range for context '(.*)'/,
    code: 'ExtensionOutOfRange',
    means: ([, exten, context]) => `The extension ${exten} is in no range of the context ${context}.`,
    cure: 'Choose a number in one of its ranges, or widen them in Wazo.',
  },
  {
    says: /User is associated with a Line/,
    code: 'ExtensionTaken',
    means: () => 'The extension belongs to another user.',
    cure: 'Choose another extension.',
  },
  {
    says: /Line is associated with a Endpoint/,
    code: 'SipUsernameTaken',
    means: () => 'The SIP username belongs to another line.',
    cure: 'Choose another SIP username.',
  },
  {
    says: /different tenants/,
    code: 'TakenInAnotherTenant',
    means: () => 'Something that the row names belongs to another tenant, such as the SIP username.',
    cure: 'Choose another SIP username, or another number.',
  },
  {
    says: /CallPermission was not found \('name': '(.*)'\)/,
    code: 'CallPermissionNotFound',
    means: ([, name]) => `The tenant has no call permission ${name}.`,
    cure: 'Write its name exactly as in Wazo, or make it there.',
  },
  {
    says: /Context was not found \('(?:name|context)': '(.*)'\)/,
    code: 'ContextNotFound',
    means: ([, name]) => `The tenant has no context ${name}.`,
    cure: 'Write the name that Wazo has generated for the context, not its label.',
  },
  {
    says: /ContextType '(.*)' cannot be associated/,
    code: 'ContextUnfit',
    means: ([, type]) => `A context of the type ${type} cannot be used for this.`,
    cure: 'Use an internal context for lines, and an incall context for numbers from outside.',
  },
  {
    says: /missing parameters: (.*)$/,
    code: 'ColumnMissing',
    means: ([, columns]) => `The line cannot be made without ${columns}.`,
    cure: 'Fill the columns exten, context and line_protocol, or empty all of them.',
  },
]

/** Why a new user was refused, as the server puts it in its answer to an import. */
export function rowRefusal(message: string): Failure {
  for (const { says, code, means, cure } of meanings) {
    const found = says.exec(message)
    if (found) return new Failure('rejected', means(found), { code, cure })
  }
  return new Failure('rejected', `Wazo refuses the user: ${readable(message)}.`, {
    code: 'Refused',
    cure: 'Mend the row, then import it again.',
  })
}

/** The texts of the server, which writes them as a programming language would. */
function readable(message: string): string {
  return message
    .replace(/^(?:Input|Resource) Error - /, '')
    .replaceAll(/[{}[\]]/g, '')
    .replaceAll(/'(\w+)':/g, '$1:')
    .replaceAll(/'([^']*)'/g, '$1')
    .replace(/\.+$/, '')
}

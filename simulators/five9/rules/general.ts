import { fault } from '../contract/faults.ts'
import type { Value } from '../contract/types.ts'
import type { Domain, Profile } from '../domain/domain.ts'

type Invalid = 'IncorrectArgumentFault' | 'InvalidUserDataFault'

/** Fields without which there is no user. */
export const essential = ['userName', 'firstName', 'lastName', 'EMail'] as const

/** Throws `invalid` where a user name holds a character that Five9 forbids or a letter that is not Latin. */
export function checkUserName(userName: string, invalid: Invalid): void {
  const wrong = /['*\\~&%#,!()^/<>:;?[\]{}+=|]|(?!\p{Script=Latin})\p{L}|\p{Cc}/u.exec(userName)
  if (wrong) throw fault(invalid, `The user name must not contain "${wrong[0]}"`)
}

/** Throws InvalidAccountFault where the password is weaker than the domain's policy. */
export function checkPassword(password: string, { configuration }: Domain): void {
  const policy = configuration.passwordPolicies ?? {}
  const demands = [
    { what: 'characters', has: password.length, wants: policy.minPasswordLength },
    { what: 'capital letters', has: count(password, /\p{Lu}/gu), wants: policy.minCapitalCharacters },
    { what: 'digits', has: count(password, /\d/g), wants: policy.minNumberCharacters },
    { what: 'special characters', has: count(password, /[^\p{L}\d]/gu), wants: policy.minSpecialCharacters },
  ]
  for (const { what, has, wants = 0 } of demands) {
    if (has < wants) throw fault('InvalidAccountFault', `The password must have at least ${wants} ${what}`)
  }
}

/** Throws LocaleNotFoundFault where the domain does not have the locale. */
export function checkLocale(locale: string | undefined, { locales }: Domain): void {
  if (locale === undefined || locales.includes(locale)) return
  throw fault('LocaleNotFoundFault', `The locale ${locale} is not found`, { localeName: locale })
}

/** Throws `invalid` for what is no extension, and ExtensionAlreadyInUseFault for one that another user has. */
export function checkExtension(extension: string, userName: string, domain: Domain, invalid: Invalid): void {
  const { minimalExtensionLength = 1, maximalExtensionLength = 6 } =
    domain.configuration.extensionSettings ?? {}
  const fits = extension.length >= minimalExtensionLength && extension.length <= maximalExtensionLength
  if (!/^\d+$/.test(extension) || !fits) {
    throw fault(invalid, `An extension has ${minimalExtensionLength} to ${maximalExtensionLength} digits`)
  }
  const owner = domain.ownerOf(extension)
  if (owner !== undefined && owner !== userName) {
    throw fault('ExtensionAlreadyInUseFault', `The extension ${extension} is in use`, { ext: extension })
  }
}

/** The profile that a user is given; nothing where the name is absent or empty. Throws `invalid` for an unknown one. */
export function profileOf({ userProfileName }: Value<'userGeneralInfo'>, domain: Domain, invalid: Invalid) {
  if (userProfileName === undefined || userProfileName === '') return undefined
  const profile = domain.profiles.get(userProfileName)
  if (!profile) throw fault(invalid, `The user profile ${userProfileName} is not found`)
  return profile
}

/** The skills that a profile gives; a level that the user had in one of them stays. */
export function skillsOf(
  profile: Profile,
  before: readonly { readonly name: string; readonly level: number }[],
) {
  return profile.skills.map(name => before.find(skill => skill.name === name) ?? { name, level: 1 })
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}

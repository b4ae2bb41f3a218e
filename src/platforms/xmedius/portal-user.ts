import { z } from 'zod'

/** Ids come as numbers in some places and as texts in others; here they are always texts, and so are all values. */
export const word = z.union([z.string(), z.number().transform(String)])

const optional = word.nullish()

/** A user as the portal tells it. What is not named here is kept as it came, so that it can be sent back. */
export const portalUser = z.looseObject({
  id: word,
  username: word,
  email: word,
  role: optional,
  first_name: optional,
  last_name: optional,
  group_id: optional,
  /** The id of a fax number; `main_fax_number` is the number itself, in E.164 format. */
  main_fax_number_id: optional,
  main_fax_number: optional,
  salutation: optional,
  job_title: optional,
  company_name: optional,
  address: optional,
  city: optional,
  state: optional,
  country: optional,
  zip_code: optional,
  phone_number: optional,
  mobile_number: optional,
  /** In lower case: `en`. */
  language: optional,
  /** The name of a Rails time zone: `Eastern Time (US & Canada)`. */
  time_zone: optional,
  external_id: optional,
})

export type PortalUser = z.output<typeof portalUser>

/** The strings of a profile that are sent and told under the same name, and mean nothing to the portal. */
export const profileFields = [
  'first_name',
  'last_name',
  'salutation',
  'job_title',
  'company_name',
  'address',
  'city',
  'state',
  'country',
  'zip_code',
  'phone_number',
  'mobile_number',
] as const

export type ProfileField = (typeof profileFields)[number]

/** Which number a new user receives faxes on: one of its own by id, or that of the enterprise. */
export type FaxChoice =
  | { readonly fax_number_type: 'selected'; readonly selected_fax_number: string }
  | { readonly fax_number_type: 'enterprise' }

/** Where the password of a new user comes from: the administrator, the user (who is mailed), or nobody. */
export type PasswordSetup =
  | {
      readonly password_setup_type: 'force'
      readonly password: string
      readonly password_confirmation: string
    }
  | { readonly password_setup_type: 'user' }
  | { readonly password_setup_type: 'auto' }

/** A user as it is created. What is left out is as the enterprise has it by default. */
export type NewUser = {
  readonly username: string
  readonly email: string
  readonly role: 'user'
  readonly group_id: string
  readonly language?: string
  readonly time_zone?: string
} & { readonly [Field in ProfileField]?: string } & FaxChoice &
  PasswordSetup

/** The groups of an enterprise, by id. */
export interface Groups {
  /** The id of the group that users are in unless told; undefined when there is none. */
  readonly default: string | undefined
  readonly names: ReadonlyMap<string, string>
}

export interface FaxNumber {
  /** In E.164 format. */
  readonly number: string
  /** Whether more than one user may have it. */
  readonly shared: boolean
}

/** The fax numbers of an enterprise, by id. */
export interface FaxNumbers {
  /** The id of the number that users have unless told; undefined when there is none. */
  readonly default: string | undefined
  readonly numbers: ReadonlyMap<string, FaxNumber>
}

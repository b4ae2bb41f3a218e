/** The strings of a user that are told as they were sent. */
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

/** A user as stored, under the portal's names. Records are never changed, only replaced. */
export interface User extends Readonly<Record<ProfileField, string | null>> {
  readonly id: number
  readonly username: string
  readonly email: string
  readonly role: string
  readonly group_id: number
  readonly language: string
  readonly time_zone: string
  readonly main_fax_number_id: number | null
  readonly external_id: string | null
  /** What a newer portal would tell besides, and lets be changed. */
  readonly signature: string | null
  /** Known where an administrator has set it; never part of an answer. */
  readonly password?: string
  /** How the password came about; never part of an answer. */
  readonly password_setup_type?: 'force' | 'user' | 'auto'
}

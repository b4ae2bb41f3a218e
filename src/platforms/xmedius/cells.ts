import type { Cells } from '../platform.ts'
import type { Groups, PortalUser } from './portal-user.ts'

/** The columns of an export: those of the vendor's importer in its order, without the password, then what is told only. */
export const columns = [
  'username',
  'email',
  'first_name',
  'last_name',
  'group',
  'fax_number',
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
  'language',
  'time_zone',
  'id',
  'external_id',
] as const

/** The cells of one user; a column that the user has nothing for is absent. */
export function cellsOf(user: PortalUser, { names }: Pick<Groups, 'names'>): Cells {
  return new Map(
    columns
      .map(column => [column, cellOf(column, user, names)] as const)
      .filter((entry): entry is readonly [(typeof columns)[number], string] => typeof entry[1] === 'string'),
  )
}

function cellOf(
  column: (typeof columns)[number],
  user: PortalUser,
  groups: ReadonlyMap<string, string>,
): string | null | undefined {
  switch (column) {
    case 'group':
      return groups.get(user.group_id ?? '')
    case 'fax_number':
      return user.main_fax_number
    case 'language':
      // The importer's document writes languages in capitals, the portal in small letters.
      return user.language?.toUpperCase()
    default:
      return user[column]
  }
}

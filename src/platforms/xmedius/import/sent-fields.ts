import { plain } from '../../../roster/columns/plain.ts'
import { quoted } from '../../../roster/columns/quoted.ts'
import type { FieldChange } from '../../../roster/planning/plan.ts'
import { Failure } from '../../../work/failure.ts'
import type { AccountFacts } from '../roster/account-facts.ts'

/** The id of a group. Throws a `Failure` where the account has none of this name, or several. */
function groupId(name: string, { groups, defaultGroup }: AccountFacts): string {
  if (defaultGroup?.name === plain(name)) return defaultGroup.id
  const [id, ...others] = groups.get(plain(name)) ?? []
  if (id !== undefined && others.length === 0) return id
  throw new Failure(
    'rejected',
    `The account has ${id === undefined ? 'no' : 'more than one'} group ${quoted(name)} any more.`,
    {
      code: 'GroupNotFound',
      cure: 'The groups of the account were changed since the plan was made: plan again.',
    },
  )
}

/** The id of a fax number. Throws a `Failure` where the account does not have it. */
export function numberId(number: string, { faxNumbers }: AccountFacts): string {
  const known = faxNumbers.get(plain(number))
  if (known) return known.id
  throw new Failure('rejected', `The account has no fax number ${quoted(number)} any more.`, {
    code: 'FaxNumberNotFound',
    cure: 'The fax numbers of the account were changed since the plan was made: plan again.',
  })
}

/** What a user is sent with under the portal's names; null for nothing. Fax numbers are sent in a way of their own. */
export function sentFields(
  fields: readonly FieldChange[],
  facts: AccountFacts,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    fields.map(({ column, after }) => {
      if (column === 'group') return ['group_id', groupId(after ?? '', facts)]
      // The portal takes languages in small letters.
      return [column, column === 'language' ? (after?.toLowerCase() ?? null) : after]
    }),
  )
}

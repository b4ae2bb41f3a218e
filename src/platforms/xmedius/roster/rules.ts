import { plain } from '../../../roster/columns/plain.ts'
import { quoted } from '../../../roster/columns/quoted.ts'
import type { RowProblem, RowRules, UserView } from '../../../roster/planning/rules.ts'
import { secretIn } from '../../secret-cell.ts'
import type { AccountFacts } from './account-facts.ts'
import type { Passwords } from './passwords.ts'

/** What becomes of a user whose group does not exist: an error, or the default group, as the published importer has it. */
export type UnknownGroup = 'refuse' | 'default'

export interface RuleOptions {
  readonly passwords: Passwords
  readonly unknownGroup: UnknownGroup
  /** Whether the token may list users. */
  readonly mayList: boolean
}

/** What has been found out about a row. */
interface Findings {
  readonly cells: Map<string, string | null>
  readonly problems: RowProblem[]
}

const unseen =
  'The access token may not list users, so the plan could not see who is there: every row counts as a new user, and nobody is ' +
  'updated or removed. Give the token the permission "Query user directory" in the portal for more.'

/** The rules of XMedius Cloud for the rows of a roster. */
export function xmediusRules(
  facts: AccountFacts,
  { passwords, unknownGroup, mayList }: RuleOptions,
): RowRules {
  const groups = new Set(facts.groups.keys())
  const numbers = [...facts.faxNumbers]
  const shareable = numbers.filter(([, { shared, default: standard }]) => shared || standard)
  return {
    names: new Map([
      ['fax number', new Set(numbers.map(([number]) => number))],
      ...(unknownGroup === 'refuse' ? [['group', groups] as const] : []),
    ]),
    shared: new Map([['fax_number', new Set(shareable.map(([number]) => number))]]),
    doubts: mayList ? [] : [unseen],
    interpret(row, live) {
      const findings: Findings = { cells: new Map(), problems: [] }
      judgeGroup(findings, row, live, facts)
      if (live) judgeEmail(findings, row, live)
      else judgePassword(findings, row, passwords)
      return findings
    },
  }
}

/** A new user is always in a group, so the plan names it; one who exists stays where no group is asked for. */
function judgeGroup(
  { cells, problems }: Findings,
  row: UserView,
  live: UserView | undefined,
  { groups, defaultGroup }: AccountFacts,
): void {
  const asked = plain(row.get('group') ?? '')
  const ids = groups.get(asked) ?? []
  if (ids.length > 1 && asked !== plain(live?.get('group') ?? '')) {
    problems.push(error('ambiguous-group', 'group', severalGroups(asked)))
  }
  if (ids.length > 0) return
  if (live) {
    cells.set('group', null)
    if (asked !== '') problems.push(warning('unknown-group', 'group', stays(row, asked)))
  } else if (defaultGroup === undefined) {
    problems.push(error('no-group', 'group', noDefaultGroup))
  } else {
    cells.set('group', defaultGroup.name)
    if (asked !== '') problems.push(warning('unknown-group', 'group', falls(row, asked, defaultGroup.name)))
  }
}

function severalGroups(name: string): string {
  return `group: several groups of the account have the name ${quoted(name)}: give them names of their own in the portal`
}

const noDefaultGroup =
  'group: a new user needs a group, and the account has no default one: write the name of a group'

function stays(row: UserView, asked: string): string {
  return `group names the group ${quoted(asked)}, which does not exist: ${row.get('username')} stays in the present group`
}

function falls(row: UserView, asked: string, standard: string): string {
  return `group names the group ${quoted(asked)}, which does not exist: ${row.get('username')} is put into the default group ${quoted(standard)}`
}

/** No call changes an address, so a plan must not look as if one did. */
function judgeEmail({ problems }: Findings, row: UserView, live: UserView): void {
  const asked = plain(row.get('email') ?? '')
  const now = plain(live.get('email') ?? '')
  if (asked === '' || asked.toLowerCase() === now.toLowerCase()) return
  const message =
    `email is ${quoted(asked)} here and ${quoted(now)} on the portal, which never changes the address of a user: write the ` +
    'one that is there or, if this is somebody else, another username'
  problems.push(error('unchangeable', 'email', message))
}

/** Nothing of a password or its cell is in a message. */
function judgePassword({ cells, problems }: Findings, row: UserView, passwords: Passwords): void {
  const cell = row.get('password') ?? ''
  if (cell === '') return
  if (passwords.mode !== 'manual') {
    cells.set('password', null)
    problems.push(warning('password-ignored', 'password', ignored[passwords.mode]))
  } else if (secretIn(cell, passwords) === '') {
    problems.push(error('secret-missing', 'password', notHandedOver))
  }
}

const ignored = {
  user_choice:
    'password is left out of account: password-setup-mode is user_choice, so new users choose their passwords themselves',
  random: 'password is left out of account: password-setup-mode is random, so the portal makes up passwords',
}

const notHandedOver =
  'password names a variable that the step does not have, or that is empty: hand the secret over under env: of the ' +
  `step, as in NAME: \${{ secrets.NAME }}; runs for forks and for Dependabot may not see secrets`

function error(code: string, field: string, message: string): RowProblem {
  return { severity: 'error', code, field, message }
}

function warning(code: string, field: string, message: string): RowProblem {
  return { severity: 'warning', code, field, message }
}

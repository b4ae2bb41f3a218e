import type { Column, ColumnSet } from '../../roster/columns/column.ts'
import { numbered } from '../../roster/columns/types/numbered.ts'
import { set } from '../../roster/columns/types/set.ts'
import { text } from '../../roster/columns/types/text.ts'
import { agentSwitches, mediaFamilies, permissionFamilies } from './roster/column-families.ts'
import { generalColumns } from './roster/general-columns.ts'
import { roleList } from './roster/role-list.ts'
import { takenByRoles } from './roster/taken-along.ts'

const roles: Column = {
  name: 'roles',
  type: roleList(),
  description:
    'Roles of the user. A role that is listed, or that has a permission with true, is added; one is taken away only by "remove" before its name.',
  group: 'Roles',
  empty: 'untouched',
  requiredOnCreate: false,
  access: 'read-write',
  takesAlong: takenByRoles,
}

const memberships: readonly Column[] = [
  membership({
    name: 'skills',
    type: numbered({ item: 'skill', number: 'level', least: 1, most: 10, example: 'Billing:1;Sales:3' }),
    description: 'Skills with their levels, 1 the highest and 10 the lowest. An empty cell takes all away.',
    refersTo: 'skill',
  }),
  membership({
    name: 'agentGroups',
    type: set({ item: 'agent group', example: 'Berlin;Night shift' }),
    description: 'Agent groups; they need the role agent. An empty cell takes the user out of all.',
    refersTo: 'agent group',
  }),
  membership({
    name: 'cannedReports',
    type: numbered({
      ...{ item: 'canned report', number: 'index', least: 0, most: 2_147_483_647 },
      example: 'Call Log:0',
    }),
    description:
      'Canned reports with their index; they need the role reporting. An empty cell takes all away.',
  }),
]

function membership(column: Pick<Column, 'name' | 'type' | 'description' | 'refersTo'>): Column {
  return {
    ...column,
    group: 'Skills, groups and reports',
    empty: 'unset',
    requiredOnCreate: false,
    access: 'read-write',
  }
}

const permissions = [...permissionFamilies.values()]

/** All that a roster can say about a user of Five9. */
export const five9Columns: ColumnSet = {
  key: 'userName',
  keyIgnoresCase: false,
  rename: {
    possible: false,
    reason: 'Five9 cannot change a userName: the user would have to be made anew under the other name.',
  },
  activation: { column: 'active', on: 'true', off: 'false' },
  columns: [
    ...generalColumns,
    roles,
    ...mediaFamilies.flatMap(({ columns }) => columns),
    ...agentSwitches,
    ...permissions.flatMap(({ columns }) => columns),
    ...memberships,
  ],
  families: [...mediaFamilies, ...permissions],
}

/** The same for a roster that may hold passwords themselves, not only the names of secrets. */
export const columnsWithLiteralPasswords: ColumnSet = {
  ...five9Columns,
  columns: five9Columns.columns.map(column =>
    column.name === 'password' ? { ...column, type: text() } : column,
  ),
}

import { edited, type Row } from '../action/roster-edits.ts'
import { n } from '../xmedius-plan/office.ts'

/** What the roster asks for of each user of the office, one kind of change each; null for nobody any more. */
const wishes = {
  gail: { last_name: 'Sample', job_title: '' },
  gus: { group: 'Büro "Nord"', fax_number: n(26) },
  lena: { language: 'de', time_zone: 'Hawaii' },
  fay: { fax_number: n(30), last_name: 'Both' },
  finn: { fax_number: n(10) },
  flo: { fax_number: n(31) },
  nobody: { fax_number: n(11) },
  // A chain, whose last number a newcomer has.
  cara: { fax_number: n(23) },
  cleo: { fax_number: n(32) },
  nils: { fax_number: n(22), group: 'Sales' },
  // A ring.
  rita: { fax_number: n(25) },
  rolf: { fax_number: n(24) },
  lou: null,
  nora: { first_name: 'Nora', fax_number: n(33), language: 'FR' },
} satisfies Record<string, Row | null>

export type Name = keyof typeof wishes

export const everybody = Object.keys(wishes) as Name[]

/** The roster of the office as it is when the wishes of these users are written into it. */
export function wished(roster: string, names: readonly Name[] = everybody): string {
  const wish = new Map<string, Row | null>(names.map(name => [name, wishes[name]]))
  return edited(roster, rows => {
    const known = new Set(rows.map(({ username }) => username))
    const fresh = [...wish].filter(([key]) => !known.has(key))
    return [
      ...rows.flatMap(row => {
        const change = wish.get(row.username ?? '')
        return change === null ? [] : [{ ...row, ...change }]
      }),
      ...fresh.map(([username, row]) => ({ username, email: `${username}@example.com`, ...row })),
    ]
  })
}

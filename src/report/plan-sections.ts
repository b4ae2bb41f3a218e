import type { Change, FieldChange, Plan } from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { count } from './format.ts'
import { shown, shownPair } from './plan-text.ts'
import { type Group, groups, userOf, words } from './plan-words.ts'

/** One group of a plan as a table of Markdown. Each entry is made when it is asked for, since few may have room. */
export interface Section {
  readonly heading: string
  readonly columns: readonly string[]
  readonly total: number
  /** The rows of one entry after another. */
  entries(): Iterable<readonly (readonly string[])[]>
}

const fieldsOfUpdate = 8
const fieldsOfOthers = 4
const longestMessage = 400

/** What a plan holds, in the order in which it is shown; groups without entries are left out. */
export function planSections(
  { changes }: Pick<Plan, 'changes'>,
  findings: readonly Finding[],
): readonly Section[] {
  return groups.map(group => section(group, changes, findings)).filter(({ total }) => total > 0)
}

function section(group: Group, changes: readonly Change[], findings: readonly Finding[]): Section {
  const heading = words.headings[group]
  if (group === 'error' || group === 'warning') {
    const those = findings.filter(({ severity }) => severity === group)
    return sectionFrom(heading, ['Place', 'User', 'What is wrong'], those, findingRows)
  }
  if (group === 'held') {
    const held = changes.filter(change => change.held)
    return sectionFrom(heading, ['User', 'Line', 'Change', 'Why it is held'], held, heldRows)
  }
  const those = changes.filter(change => change.kind === group && !change.held)
  if (group === 'update' || group === 'deactivate') {
    const compared = those.some(({ fields }) => fields.some(({ origin }) => origin))
    const header = ['User', 'Line', 'Column', 'Before', 'After', ...(compared ? ['Why'] : [])]
    return sectionFrom(heading, header, those, change => updateRows(change, compared))
  }
  if (group === 'create') return sectionFrom(heading, ['User', 'Line', 'Values'], those, createRows)
  return sectionFrom(heading, ['User'], those, change => [[shown(userOf(change))]])
}

/** @param rows those of one entry */
export function sectionFrom<Item>(
  heading: string,
  columns: readonly string[],
  items: readonly Item[],
  rows: (item: Item) => readonly (readonly string[])[],
): Section {
  return {
    heading,
    columns,
    total: items.length,
    *entries() {
      for (const item of items) yield rows(item)
    },
  }
}

function findingRows({ file, line, column, key, message }: Finding): readonly (readonly string[])[] {
  return [[shown(`${file}:${line}:${column}`), shown(key ?? ''), shown(message, longestMessage)]]
}

function heldRows(change: Change): readonly (readonly string[])[] {
  const { line, kind, held } = change
  if (!held) return []
  const others = held.others?.slice(0, fieldsOfOthers).map(other => shown(other)) ?? []
  const more = (held.others?.length ?? 0) - others.length
  const about =
    others.length === 0 ? '' : ` (${others.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''})`
  const why = [
    `**${words.holds[held.reason]}**${about}: ${shown(held.message, longestMessage)}`,
    ...threeValues(change),
  ].join(' ')
  return [[shown(userOf(change)), place(line), words.groups[kind], why]]
}

/** Of each field that the platform has changed, the values between which somebody must choose. */
function threeValues({ fields }: Change): readonly string[] {
  const changed = fields.filter(({ base }) => base !== undefined)
  const texts = changed
    .slice(0, fieldsOfOthers)
    .map(
      ({ column, base, before, after }) =>
        `${shown(column)}: ${cell(base ?? null)} in the base version, ${cell(before)} on the platform, ${cell(after)} in the roster.`,
    )
  return [...texts, ...rest(changed, fieldsOfOthers)]
}

function createRows(change: Change): readonly (readonly string[])[] {
  const { line, fields } = change
  const values = fields
    .slice(0, fieldsOfOthers)
    .map(({ column, after, secret }) => `${shown(column)}: ${secret ? fromSecret : cell(after)}`)
  return [[shown(userOf(change)), place(line), [...values, ...rest(fields, fieldsOfOthers)].join('; ')]]
}

/** @param compared whether it is known who has changed what since the base version */
function updateRows(change: Change, compared: boolean): readonly (readonly string[])[] {
  const { line, fields } = change
  const why = (text: string) => (compared ? [text] : [])
  const rows = fields
    .slice(0, fieldsOfUpdate)
    .map(field => [shown(field.column), ...beforeAndAfter(field), ...why(originText(field))])
  for (const more of rest(fields, fieldsOfUpdate)) rows.push([more, '', '', ...why('')])
  if (rows.length === 0) rows.push(['', '', '', ...why('')])
  return rows.map((row, at) => (at === 0 ? [shown(userOf(change)), place(line), ...row] : ['', '', ...row]))
}

const fromSecret = 'set from env'

function beforeAndAfter({ before, after, added, removed, secret }: FieldChange): readonly string[] {
  if (secret) return ['', fromSecret]
  if (added || removed) return [signed('−', removed ?? []), signed('+', added ?? [])]
  if (before === null || after === null) return [cell(before), cell(after)]
  const [old, next] = shownPair(before, after)
  return [old || nothing, next || nothing]
}

/** Whether the roster asks for it, or would undo what was done on the platform. */
function originText({ origin, base }: FieldChange): string {
  if (origin === undefined) return ''
  if (origin === 'roster') return words.origins.roster
  const was = origin === 'both' ? `: the base version has ${cell(base ?? null)}` : ''
  return `**${words.origins[origin]}**${was}`
}

const itemsShown = 12

function signed(sign: string, items: readonly string[]): string {
  const texts = items.slice(0, itemsShown).map(item => `${sign}${shown(item)}`)
  return [...texts, ...rest(items, itemsShown)].join(', ')
}

const nothing = '*nothing*'

function cell(value: string | null): string {
  return value === null || value === '' ? nothing : shown(value)
}

function place(line: number | null): string {
  return line === null ? '' : String(line)
}

/** What is said of those that were not shown, if any. */
function rest(items: readonly unknown[], shownOfThem: number): readonly string[] {
  return items.length > shownOfThem ? [`and ${count(items.length - shownOfThem)} more`] : []
}

import type { FieldChange } from '../../../roster/planning/plan.ts'
import { records } from '../contract.ts'
import type { Five9Record } from '../messages.ts'
import { fieldOf } from '../roster/fields.ts'
import type { GeneralInfo, MediaType } from '../user.ts'
import { type MediaDetail, mediaDetails, mediaTypes } from '../vocabulary.ts'
import { booleanText } from './boolean-text.ts'

type Sent = Five9Record<'userGeneralInfo'>

const {
  mediaTypeConfig: _media,
  password: _password,
  fullName: _derived,
  ...settable
} = records.userGeneralInfo
const types: Readonly<Record<string, string>> = settable

/**
 * The general fields to send, whole: whether the service keeps or resets what is left out is not documented.
 * @param live the user as it is; undefined for a new one
 */
export function generalInfo(live: GeneralInfo | undefined, fields: readonly FieldChange[]): Sent {
  const before = Object.entries(live?.fields ?? {}).filter(([name]) => name in types)
  const changes = fields.filter(({ column }) => column in types)
  const media = mediaItems(live?.mediaTypes ?? [], fields)
  return {
    ...Object.fromEntries(before.map(([name, value]) => [name, name === 'EMail' ? value.trim() : value])),
    ...Object.fromEntries(changes.map(({ column, after }) => [column, textOf(column, after ?? '')])),
    ...(media.length > 0 && { mediaTypeConfig: { mediaTypes: media } }),
  }
}

/** What the roster says, where the contract does not want it written in one way. */
function textOf(name: string, cell: string): string {
  if (types[name] === 'boolean?') return booleanText(cell)
  // A day of no time zone is that day wherever the server is.
  if (types[name] === 'dateTime?' && /^\d{4}-\d{2}-\d{2}$/.test(cell)) return `${cell}T00:00:00.000`
  return cell
}

/** All media types, since a list that is sent may replace the one that is there; none where there are none. */
function mediaItems(live: readonly MediaType[], fields: readonly FieldChange[]) {
  return mediaTypes.flatMap(type => {
    const before = live.find(item => item.type === type)
    const told = (Object.keys(mediaDetails) as MediaDetail[]).flatMap(detail => {
      const element = mediaDetails[detail]
      const cell = fieldOf(fields, `media_${detail}_${type}`)?.after
      const value = typeof cell === 'string' ? mediaText(detail, cell) : before?.[element]
      return value === undefined || value === '' ? [] : [[element, value] as const]
    })
    return told.length > 0 ? [{ ...Object.fromEntries(told), type }] : []
  })
}

function mediaText(detail: MediaDetail, cell: string): string {
  return detail === 'maxAllowed' ? String(Number(cell)) : booleanText(cell)
}

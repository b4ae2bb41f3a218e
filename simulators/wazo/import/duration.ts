import type { Wish } from './wish.ts'

/** Milliseconds that each part of a row takes, as measured on two cores. */
const parts = { user: 18, password: 103, line: 71, voicemail: 50, incall: 60, permission: 20 }

/** How long the server works on a row, in milliseconds. */
export function durationOf({ account, line, voicemail, incall, permissions }: Wish): number {
  return (
    parts.user +
    (account.password ? parts.password : 0) +
    (line.protocol && line.context ? parts.line : 0) +
    (voicemail.number ? parts.voicemail : 0) +
    (incall.exten ? parts.incall : 0) +
    permissions.length * parts.permission
  )
}

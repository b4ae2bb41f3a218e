import { expect, test } from 'vitest'
import { wantsCsv } from '../../../simulators/wazo/export/accept.ts'

test.each([
  'text/csv; charset=utf-8',
  'text/csv;charset=utf-8',
  'TEXT/CSV; charset=UTF-8',
  '*/*',
  'text/*',
  'text/csv, */*',
  'application/json, text/csv; charset=utf-8',
  'text/csv; charset=utf-8; q=0.1, application/json',
  '*/*;q=0.5',
])('CSV for %j', accept => {
  expect(wantsCsv(accept)).toBe(true)
})

test.each([
  undefined,
  '',
  'text/csv',
  'text/csv; charset=iso-8859-1',
  'text/csv; charset=utf-8; header=present',
  'application/json',
  'text/html',
  'text/html, application/xhtml+xml, application/xml;q=0.9',
  'application/*',
  'text/csv; charset=utf-8; q=0',
  '*/*; q=0',
])('JSON for %j', accept => {
  expect(wantsCsv(accept)).toBe(false)
})

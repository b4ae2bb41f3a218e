import { describe, expect, test } from 'vitest'
import {
  type PlanData,
  planDataLine,
  planMarker,
  readPlanData,
} from '../../../src/runner/github/plan-marker.ts'

const data: PlanData = {
  ...{
    digest: 'ab'.repeat(32),
    artifact: 'rollcall-->é🦊',
    run: 9_000_000_001,
    head: '0123456789'.repeat(4),
  },
}
const marker = planMarker({ place: ['five9', 'api.example.com'], roster: 'a b.csv' })

describe('the marker of a plan', () => {
  test('is another one for another platform, tenant or roster', () => {
    const places = [['five9'], ['wazo', 'a.example.com', 't 1'], ['wazo', 'a.example.com', 't', '1']]
    const markers = places.flatMap(place =>
      ['users.csv', 'more users.csv', '--> users.csv'].map(roster => planMarker({ place, roster })),
    )
    expect(new Set(markers).size).toBe(9)
    for (const one of markers) expect(one).toMatch(/^<!-- rollcall plan [^<>]+ -->$/)
  })
})

describe('the data of a plan', () => {
  test('are read back, and nothing in them ends the comment that hides them', () => {
    const line = planDataLine(data)
    expect(line).toMatch(/^<!-- rollcall-plan [\w-]+ -->$/)
    expect(readPlanData(`${marker}\n${line}\n\nThe plan.`)).toEqual(data)
  })

  test('count nowhere but below the marker, where no text of others stands', () => {
    const line = planDataLine(data)
    expect(readPlanData(`${marker}\n\n${line}\n`)).toBeUndefined()
    expect(readPlanData(`${marker}\nA plan. ${line}`)).toBeUndefined()
    expect(readPlanData(line)).toBeUndefined()
  })

  test.each([
    ['too little', { ...data, run: undefined }],
    ['too much', { ...data, more: 1 }],
    ['a digest that is none', { ...data, digest: 'ab' }],
    ['a commit that is none', { ...data, head: 'main' }],
    ['no artifact', { ...data, artifact: '' }],
    ['a run of no number', { ...data, run: 0 }],
    ['nothing', null],
  ])('with %s are none', (_, changed) => {
    const encoded = Buffer.from(JSON.stringify(changed)).toString('base64url')
    expect(readPlanData(`${marker}\n<!-- rollcall-plan ${encoded} -->`)).toBeUndefined()
  })

  test('that are no JSON are none', () => {
    expect(readPlanData(`${marker}\n<!-- rollcall-plan abc -->`)).toBeUndefined()
  })
})

import { array, assert, boolean, constantFrom, integer, property, record, uniqueArray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Journal, Table } from '../../../simulators/wazo/state/table.ts'

interface Row {
  readonly id: number
  readonly colours: readonly string[]
}

const colours = ['red', 'blue', 'green']

function makeTable(journal?: Journal) {
  return new Table<Row, 'colour'>(({ id }) => id, { colour: one => one.colours }, journal)
}

/** What can be seen of a table, whatever the order in which it came to be. */
function seen(table: ReturnType<typeof makeTable>) {
  const ids = (rows: readonly Row[]) => rows.map(({ id }) => id).sort()
  return {
    rows: [...table.all()].sort((one, other) => one.id - other.id),
    colours: colours.map(colour => ids(table.by('colour', colour))),
  }
}

const rows = record({ id: integer({ min: 0, max: 4 }), colours: uniqueArray(constantFrom(...colours)) })
const writes = array(record({ row: rows, remove: boolean() }), { maxLength: 12 })

function write(table: ReturnType<typeof makeTable>, all: readonly { row: Row; remove: boolean }[]) {
  for (const { row, remove } of all) {
    if (remove) table.remove(row.id)
    else table.put(row)
  }
}

describe('a table', () => {
  test('finds by its indexes what its rows say', () => {
    assert(
      property(writes, all => {
        const table = makeTable()
        write(table, all)
        const { rows: kept, colours: found } = seen(table)
        const expected = colours.map(one => kept.filter(row => row.colours.includes(one)).map(({ id }) => id))
        expect(found).toEqual(expected)
      }),
    )
  })

  test('is as before when a transaction fails', () => {
    assert(
      property(writes, writes, (before, after) => {
        const journal = new Journal()
        const table = makeTable(journal)
        journal.transaction(() => write(table, before))
        const expected = seen(table)
        const failing = () => {
          write(table, after)
          throw new Error('no')
        }
        expect(() => journal.transaction(failing)).toThrow('no')
        expect(seen(table)).toEqual(expected)
      }),
    )
  })

  test('hides what a transaction has written while it is paused', () => {
    assert(
      property(writes, writes, (before, after) => {
        const journal = new Journal()
        const [table, other] = [makeTable(journal), makeTable()]
        write(table, before)
        write(other, before)
        const draft = journal.begin()
        write(table, after)
        draft.pause()
        expect(seen(table)).toEqual(seen(other))
        draft.resume()
        draft.commit()
        write(other, after)
        expect(seen(table)).toEqual(seen(other))
      }),
    )
  })

  test('refuses to change a row that is not there', () => {
    expect(() => makeTable().change(7, { colours: [] })).toThrow('No row has the key 7')
  })
})

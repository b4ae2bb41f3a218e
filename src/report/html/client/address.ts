import type { Query } from './selection.ts'

/** How a query stands in the address of the page, so that a link leads to what somebody looks at. */
export interface Address {
  read(hash: string): Query
  /** Empty when everything is shown in the usual order. */
  write(query: Query): string
}

export function address(groups: readonly string[]): Address {
  return {
    read(hash) {
      const given = new URLSearchParams(hash.replace(/^#/, ''))
      const shown = (given.get('show') ?? '').split(',')
      const sort = given.get('sort')
      return {
        groups: groups.filter(group => shown.includes(group)),
        find: given.get('find') ?? '',
        column: given.get('column') ?? '',
        sort: sort === 'key' || sort === 'line' || sort === 'fields' ? sort : 'group',
      }
    },
    write({ groups: shown, find, column, sort }) {
      const given = new URLSearchParams()
      if (shown.length > 0) given.set('show', shown.join(','))
      if (find !== '') given.set('find', find)
      if (column !== '') given.set('column', column)
      if (sort !== 'group') given.set('sort', sort)
      return given.toString()
    },
  }
}

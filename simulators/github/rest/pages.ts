import type { Answer, Call } from './call.ts'

const usualSize = 30
const largestSize = 100

/** One page of a list, as `per_page` and `page` ask for it, with links to the others. */
export function page<T>(
  call: Call,
  all: readonly T[],
  render: (item: T) => object,
): Answer & { body: object[] } {
  const size = Math.min(positive(call.query.get('per_page'), usualSize), largestSize)
  const number = positive(call.query.get('page'), 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  return {
    status: 200,
    body: all.slice((number - 1) * size, number * size).map(render),
    headers: links(call, number, last),
  }
}

function links({ address, query }: Call, number: number, last: number): Record<string, string> {
  const pages = {
    ...(number > 1 && { prev: number - 1 }),
    ...(number < last && { next: number + 1, last }),
    ...(number > 1 && { first: 1 }),
  }
  const links = Object.entries(pages).map(([name, at]) => {
    const parameters = new URLSearchParams(query)
    parameters.set('page', String(at))
    return `<${address}?${parameters}>; rel="${name}"`
  })
  return links.length === 0 ? {} : { link: links.join(', ') }
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : otherwise
}

import type { Bindings } from './bindings.ts'
import { type Comparison, type Difference, difference } from './compare.ts'
import { formatCsv, parseCsv } from './csv.ts'
import { isRecord, type Json, NumberText, parseJson, type RecordedExchange } from './scenario.ts'
import { sameText } from './texts.ts'

/** What a server answered. */
export interface ActualAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

/** Rewrites the addresses that texts of the recording contain to those of the server. */
export type Readdress = (text: string) => string

/** The first difference between what was recorded and what came: status, telling headers, body, its very bytes. */
export function answerDifference(
  comparison: Comparison,
  { request, response }: RecordedExchange,
  actual: ActualAnswer,
  readdress: Readdress,
): Difference | undefined {
  if (response.status.text !== String(actual.status)) {
    const body = `${actual.status} ${actual.body.slice(0, 2000)}`
    return { at: 'status', recorded: response.status, actual: body }
  }
  return (
    headerDifference(comparison.bindings, response.headers, actual, readdress) ??
    bodyDifference(comparison, request, readdressed(response.body, readdress), actual)
  )
}

function headerDifference(
  bindings: Bindings,
  recorded: Readonly<Record<string, string>>,
  { headers }: ActualAnswer,
  readdress: Readdress,
): Difference | undefined {
  for (const name of ['content-type', 'location', 'allow']) {
    const one = recorded[name]
    const other = headers[name]
    if (one === undefined && other === undefined) continue
    const same =
      one !== undefined &&
      other !== undefined &&
      (name === 'allow'
        ? one.split(', ').sort().join() === other.split(', ').sort().join()
        : sameText(bindings, readdress(one), other))
    if (!same) return { at: `header ${name}`, recorded: one, actual: other }
  }
  return undefined
}

function bodyDifference(
  comparison: Comparison,
  request: RecordedExchange['request'],
  recorded: Json,
  { headers, body }: ActualAnswer,
): Difference | undefined {
  if (typeof recorded !== 'string') {
    const actual = parseJson(body)
    return (
      styleDifference(body) ??
      orderDifference(comparison, request, actual) ??
      contentDifference(comparison, request, recorded, actual)
    )
  }
  if (headers['content-type']?.startsWith('text/csv') && recorded.includes('\r\n')) {
    return csvDifference(comparison, recorded, body)
  }
  return sameText(comparison.bindings, recorded, body) ? undefined : { at: 'body', recorded, actual: body }
}

/** Blanks after commas and colons and nowhere else, ASCII only, one line feed at the end. */
function styleDifference(body: string): Difference | undefined {
  const outside = body.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  const wellSet = /^(?:[^\s,:]|, (?=\S)|: (?=\S))*\n$/.test(outside) && /^[\x20-\x7e]*\n$/.test(body)
  return wellSet ? undefined : { at: 'the style of the body', recorded: 'as json.dumps writes', actual: body }
}

/** A list that was asked for in an order must be in it. */
function orderDifference(
  { path }: Comparison,
  { service, query }: RecordedExchange['request'],
  actual: Json,
): Difference | undefined {
  if (!isRecord(actual) || !Array.isArray(actual.items)) return undefined
  const order = query.order ?? (service === 'confd' && path === '/users' ? 'lastname' : undefined)
  const cells = (actual.items as readonly Json[]).flatMap(item =>
    isRecord(item) && order !== undefined && order in item ? [sortKey(item[order] as Json)] : [],
  )
  const sorted = cells.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
  if (query.direction === 'desc') sorted.reverse()
  return cells.join('\n') === sorted.join('\n')
    ? undefined
    : { at: `the order of body.items by ${order}`, recorded: sorted, actual: cells }
}

/** What is empty comes last. */
function sortKey(cell: Json): string {
  if (cell === null) return '\u{10ffff}'
  return cell instanceof NumberText ? cell.text.padStart(20, '0') : String(cell)
}

/** A page of a list that is ordered by names that the server makes up holds others in each recording. */
function contentDifference(
  comparison: Comparison,
  { query }: RecordedExchange['request'],
  recorded: Json,
  actual: Json,
): Difference | undefined {
  const differs = comparison.bindings.unlessFails(
    () => !difference(comparison, split(recorded), split(actual)),
  )
  if (differs) return undefined
  const anyPage = query.limit !== undefined && query.order === 'name' && comparison.bindings.knows('name')
  if (anyPage && isRecord(recorded) && isRecord(actual)) {
    return difference(comparison, recorded.total as Json, actual.total as Json)
  }
  return difference(comparison, split(recorded), split(actual))
}

function csvDifference(comparison: Comparison, recorded: string, actual: string): Difference | undefined {
  const rows = parseCsv(actual)
  if (formatCsv(rows) !== actual) {
    return { at: 'the quotes of the body', recorded: formatCsv(rows), actual }
  }
  const one = asContent(parseCsv(recorded))
  return difference(comparison, split(one), split(asContent(rows)))
}

function asContent([headers = [], ...rows]: readonly (readonly string[])[]): Json {
  const record = (row: readonly string[]) =>
    Object.fromEntries(headers.map((name, at) => [name, row[at] ?? '']))
  return { headers, content: rows.map(record) }
}

/** An export with its joined values taken apart, since their order is not promised. */
function split(answer: Json): Json {
  if (!isRecord(answer) || !Array.isArray(answer.content)) return answer
  return { ...answer, content: answer.content.map(splitRecord) }
}

function splitRecord(record: Json): Json {
  if (!isRecord(record)) return record
  const { incall_exten, incall_context, call_permissions, ...others } = record
  const contexts = String(incall_context).split(';')
  return {
    ...others,
    joined: String(incall_exten)
      .split(';')
      .map((exten, at) => `${exten} ${contexts[at]}`),
    call_permissions: String(call_permissions).split(';'),
  }
}

function readdressed(value: Json, readdress: Readdress): Json {
  if (typeof value === 'string') return readdress(value)
  if (Array.isArray(value)) return value.map(one => readdressed(one, readdress))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readdressed(one, readdress)]))
}

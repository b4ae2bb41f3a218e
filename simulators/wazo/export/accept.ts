/**
 * Whether an `Accept` header asks for the CSV export. The server offers one type, `text/csv; charset=utf-8`, and falls
 * back to JSON where no range of the header takes that in, as `text/csv` without the charset does not.
 */
export function wantsCsv(accept: string | undefined): boolean {
  return (accept ?? '').split(',').some(range => {
    const [type = '', ...rest] = range.split(';').map(part => part.trim().toLowerCase())
    const quality = rest.find(parameter => parameter.startsWith('q='))
    if (quality !== undefined && !(Number(quality.slice(2)) > 0)) return false
    const parameters = rest.filter(parameter => parameter !== quality)
    if (type === '*/*' || type === 'text/*') return true
    return type === 'text/csv' && parameters.length === 1 && parameters[0] === 'charset=utf-8'
  })
}

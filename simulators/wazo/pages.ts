import type { Answer } from './world.ts'

const titles: Readonly<Record<number, string>> = {
  401: '401 Authorization Required',
  404: '404 Not Found',
  413: '413 Request Entity Too Large',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
}

/** The page that the TLS front, an nginx, sends in place of an answer. */
export function frontPage(status: number): Answer {
  const title = titles[status] ?? String(status)
  const body = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '<hr><center>nginx/1.22.1</center>',
    '</body>',
    '</html>',
    '',
  ].join('\r\n')
  return { status, headers: { 'content-type': 'text/html' }, body }
}

/** The page that a service sends for an address that it does not have. */
export const unknownPage: Answer = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: [
    '<!doctype html>',
    '<html lang=en>',
    '<title>404 Not Found</title>',
    '<h1>Not Found</h1>',
    '<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>',
    '',
  ].join('\n'),
}

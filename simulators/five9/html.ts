const titles: Record<number, string> = {
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

/** The page that the servlet container, or a gateway before it, sends in place of a SOAP answer. */
export function errorPage(status: number): string {
  const title = `HTTP Status ${status} - ${titles[status] ?? 'Error'}`
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1><hr size="1"><p>The request could not be served.<br></p></body></html>`
}

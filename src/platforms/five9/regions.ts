/** Hosts of the data centres, by the names that inputs use. */
export const regions = {
  us: 'api.five9.com',
  ca: 'api.five9.ca',
  eu: 'api.five9.eu',
  frk: 'api.eu.five9.com',
  in: 'api.in.five9.com',
} as const

export type Region = keyof typeof regions

const servicePath = '/wsadmin/v13/AdminWebService'

/** The address of the service in a region, or below a server's own address. */
export function endpointOf(server: { readonly region: Region } | { readonly url: URL }): URL {
  if ('region' in server) return new URL(servicePath, `https://${regions[server.region]}`)
  return server.url.pathname === '/' ? new URL(servicePath, server.url) : server.url
}

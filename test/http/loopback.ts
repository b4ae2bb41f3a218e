import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'

/** A server on a free port of 127.0.0.1, until it is disposed of with all its connections. */
export interface Loopback extends AsyncDisposable {
  readonly url: URL
  readonly port: number
  /** Connections accepted so far. */
  readonly connections: number
}

export function serve(listener: RequestListener): Promise<Loopback> {
  return listen(createHttpServer(listener), 'http')
}

export function serveTls(options: ServerOptions, listener: RequestListener): Promise<Loopback> {
  return listen(createHttpsServer(options, listener), 'https')
}

/** A server that speaks no HTTP of its own: for what goes wrong on the line. */
export function serveRaw(listener: (socket: Socket) => void): Promise<Loopback> {
  const server = createTcpServer(socket => {
    socket.on('error', () => undefined)
    listener(socket)
  })
  return listen(server, 'http')
}

async function listen(server: Server, scheme: string): Promise<Loopback> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`${scheme}://127.0.0.1:${port}/`),
    port,
    get connections() {
      return connections
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise(resolve => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

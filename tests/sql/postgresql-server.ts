import { createServer, type Server, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

/** A PostgreSQL server for the drivers that connect to one. */
export interface PostgresqlServer {
  url: string
  close: () => void
}

const authenticated = [0x52, 0, 0, 0, 8, 0, 0, 0, 0]
const readyForQuery = [0x5a, 0, 0, 0, 5, 0x49]

/**
 * Serves a PGlite over PostgreSQL's protocol. Messages of all connections go to it one after the other.
 *
 * @param database - the database
 */
export async function servePostgresql(database: PGlite): Promise<PostgresqlServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    serve(socket, database)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `postgres://postgres@127.0.0.1:${portOf(server)}/postgres`,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

function serve(socket: Socket, database: PGlite): void {
  let received = Buffer.alloc(0)
  let isStarted = false
  let work = Promise.resolve()

  const answer = async (chunk: Buffer): Promise<void> => {
    received = Buffer.concat([received, chunk])
    for (let length = lengthOf(received, isStarted); length > 0 && received.length >= length; length = lengthOf(received, isStarted)) {
      const message = received.subarray(0, length)
      received = received.subarray(length)
      if (isStarted) {
        if (message[0] === 0x58) socket.end()
        else socket.write((await database.execProtocol(message, { throwOnError: false })).data)
      } else {
        isStarted = true
        socket.write(Buffer.from([...authenticated, ...parameter('server_version', '18.0'), ...parameter('client_encoding', 'UTF8'), ...readyForQuery]))
      }
    }
  }

  socket.on('data', (chunk: Buffer) => {
    work = work.then(async () => answer(chunk))
  })
  socket.on('error', () => {
    socket.destroy()
  })
}

/** The length of the first message, 0 where it is not there yet. The first of all has no type before its length. */
function lengthOf(received: Buffer, hasType: boolean): number {
  const prefix = hasType ? 1 : 0
  return received.length < prefix + 4 ? 0 : received.readUInt32BE(prefix) + prefix
}

/** What the server says of itself as a connection starts. */
function parameter(name: string, value: string): number[] {
  const body = Buffer.from(`${name}\0${value}\0`)
  return [0x53, 0, 0, 0, body.length + 4, ...body]
}

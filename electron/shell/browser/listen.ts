/** Binds a server to the loopback address, or says why not. */
import type { Server } from 'node:http'
import { FailureError } from '../../../protocol/failures.ts'

/** The port it got. Throws `port-taken` when someone else has the one asked for. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(isTaken ? new FailureError('port-taken', String(port), { cause: error }) : error)
    })
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('a TCP server has a port'))
      else resolve(address.port)
    })
  })
}

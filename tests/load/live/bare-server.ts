/**
 * What the hub is measured against: a bare `ws` server over TLS that passes on, to everyone, the bytes it is sent.
 * A process of its own, as the hub is. Prints its port; ends with its parent.
 */
import { createServer } from 'node:https'
import { WebSocketServer, WebSocket } from 'ws'

const [certificatePem, keyPem] = [process.env['BENCH_CERTIFICATE'], process.env['BENCH_KEY']]
if (certificatePem === undefined || keyPem === undefined) throw new Error('started by bench-live only')

const server = createServer({ cert: certificatePem, key: keyPem })
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket) => {
  socket.on('message', (bytes) => {
    for (const one of sockets.clients)
      if (one.readyState === WebSocket.OPEN) one.send(bytes, { binary: false })
  })
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port })
})
process.on('disconnect', () => process.exit(0))

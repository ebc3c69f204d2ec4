/** The same room on the bare server: N connections that each hear every page turn. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:https'
import { join } from 'node:path'
import { WebSocket } from 'ws'

export interface BareRoom {
  readonly presenter: WebSocket
  readonly listeners: readonly WebSocket[]
  close(): Promise<void>
}

export async function openBareRoom(
  count: number,
  tls: { readonly certificatePem: string; readonly keyPem: string },
): Promise<BareRoom> {
  const server = fork(join(import.meta.dirname, 'bare-server.ts'), {
    env: { ...process.env, BENCH_CERTIFICATE: tls.certificatePem, BENCH_KEY: tls.keyPem },
  })
  const [{ port }] = await once(server, 'message')
  const agent = new Agent({ ca: tls.certificatePem, checkServerIdentity: () => undefined })
  const open = async () => {
    const socket = new WebSocket(`wss://127.0.0.1:${port}`, {
      agent,
      perMessageDeflate: false,
    })
    await once(socket, 'open')
    return socket
  }
  const [presenter, ...listeners] = await Promise.all(Array.from({ length: count + 1 }, open))
  if (presenter === undefined) throw new Error('nobody connected')
  return {
    presenter,
    listeners,
    async close() {
      for (const socket of [presenter, ...listeners]) socket.terminate()
      server.disconnect()
      await once(server, 'exit')
    },
  }
}

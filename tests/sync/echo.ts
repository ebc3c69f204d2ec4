/** A command sent once more, with its id, by hand: as a network that duplicates would, at any moment. */
import { TestClient, command } from '../../hub/test-support/test-client.ts'
import type { CommandAnswer } from '../../protocol/live/channel.ts'
import type { Laptop, Sent } from './laptop.ts'
import type { HubAddress } from './mortal-hub.ts'

export interface Echoed {
  readonly sent: Sent
  readonly answer: CommandAnswer
}

/** null: the hub was gone before it answered. */
export async function echo(
  hub: HubAddress,
  laptop: Laptop,
  meetingId: string,
  sent: Sent,
  signal: AbortSignal,
): Promise<CommandAnswer | null> {
  const client = new TestClient(hub)
  client.token = laptop.disk.token
  const stopped = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)))
  const asked = client
    .connected()
    .then((socket) => command(socket, meetingId, sent.command, sent.commandId))
    // A hub that dies, or that could not judge: no answer.
    .catch(() => null)
  try {
    return await Promise.race([asked, stopped])
  } finally {
    client.close()
  }
}

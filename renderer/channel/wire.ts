/** The line between this window and the core behind it; which kind of line depends on the shell. */
import type { CallMessage } from '../../protocol/app/channel.ts'

export interface Wire {
  send(message: CallMessage): void
  /** Everything that comes, unparsed. */
  onMessage(listener: (message: unknown) => void): void
  /** The core is gone: nothing sent will be answered any more. */
  onClose(listener: () => void): void
}

/** What of Electron's utility processes is used here: enough for a test to stand in for them. */
import type { MessagePortMain } from 'electron'

export interface Child {
  postMessage(message: unknown, transfer?: MessagePortMain[]): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

export type ForkChild = (file: string, serviceName: string) => Child

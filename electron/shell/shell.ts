/**
 * What a shell does for the windows it holds: everything that needs windows, displays and dialogues. Electron and the
 * browser shell both are this; the core never is. Expected refusals throw `FailureError`.
 */
import type { CallName, CallResult } from '../../protocol/app/calls.ts'

/** Names a window for as long as it is open; unique within one shell. */
export type WindowId = string

export type ShellCallName = Extract<CallName, `window:${string}`>

export interface Shell {
  /** Empty when this shell can't know the displays: then there is nothing to choose from. */
  displays(): Promise<CallResult<'window:displays'>['displays']>
  /** Opens the room's window, or moves the one that is open. `displayId` null: the likeliest one. */
  openRoom(meetingId: string, displayId: string | null): Promise<void>
  closeRoom(): Promise<void>
  /** False when the person decided against it. */
  saveFile(caller: WindowId, fileName: string, bytes: Uint8Array): Promise<boolean>
  print(caller: WindowId): Promise<void>
  /** Another person of the sample meeting, with a window and a core of its own. */
  openSamplePerson(personId: string): Promise<void>
}

/**
 * The engine of one laptop, as its shells see it: started with a folder and a key, spoken to through windows' channels
 * or in-process. Everything a window knows comes from here; nothing here knows what a window looks like.
 */
import type { CallArgs, CallName, CallResult } from '../../protocol/app/calls.ts'
import type { CoreMessage } from '../../protocol/app/channel.ts'
import type { AppState } from '../../protocol/app/state.ts'

/** The hub as a child of this program, behind whatever the shell starts children with. */
export interface HubProcess {
  /** A message of `protocol/host/hub-process.ts`, parent → hub. */
  send(message: unknown): void
  /** Messages hub → parent, not yet parsed. */
  onMessage(callback: (message: unknown) => void): void
  onExit(callback: (code: number | null) => void): void
  kill(): void
}

/** One window's end of the contract in `protocol/app/`. */
export interface WindowChannel {
  send(message: CoreMessage): void
  /** Messages window → core, not yet parsed. */
  onMessage(callback: (message: unknown) => void): void
  onClose(callback: () => void): void
}

export interface CoreOptions {
  /** Belongs to this core alone while it runs. Made when it is missing. */
  profileFolder: string
  /** 32 bytes, kept by the shell where the operating system keeps secrets. */
  dataKey: Uint8Array
  shell: 'electron' | 'browser'
  appVersion: string
  /** The program's `assets/`: the sample meeting is in it. */
  assetsFolder: string
  /** Starts the hub's process entry as a child; called when someone hosts on this machine. */
  spawnHub: () => HubProcess
  /** One line for the log file; holds no secrets and no names. */
  log: (line: string) => void
  /** This laptop's clock, milliseconds since 1970. */
  now?: () => number
  /** Whether to listen for hubs that announce themselves in this network. */
  isDiscovering?: boolean
  /** The port a hub hosted here listens on; 0 takes any free one. */
  hostedHubPort?: number
}

export interface Core {
  /** Serves a window until its channel closes, or until the returned function is called. */
  connectWindow(channel: WindowChannel): () => void
  /** A `dienhong://` link the operating system handed over: kept in the state until it is used or dismissed. */
  openJoinLink(link: string): void
  state(): AppState
  /** Called after every change of the state; `key` is the branch. Returns the way to stop. */
  subscribe(callback: (key: keyof AppState) => void): () => void
  /** A join code that signs another core in as this person of the sample meeting. */
  sampleJoinCode(personId: string): Promise<string>
  /** The same calls a window makes. Expected refusals throw `FailureError`. */
  call<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallResult<N>>
  /** Stops in order: nothing is lost, a hub hosted here is stopped too. */
  close(): Promise<void>
  /** For tests: stops as a crash would. Nothing is flushed, nobody is told. */
  kill(): void
}

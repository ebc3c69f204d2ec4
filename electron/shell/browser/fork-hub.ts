/** The hub as a forked Node process: the browser shell's way to host on this machine. */
import { fork } from 'node:child_process'
import type { HubProcess } from '../../core/core.ts'

/** `entry` is the hub's process entry: `hub/process.ts`, or `dist/hub.js` of a built program. */
export function forkHub(entry: string, log: (line: string) => void): HubProcess {
  // Its own group on purpose: Ctrl-C in the terminal reaches this program, which then stops the hub in order.
  const child = fork(entry, [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  child.on('error', (error) => log(`hub process: ${error.message}`))
  return {
    send(message) {
      if (!child.connected) return // its exit is told by onExit
      child.send(toJson(message), (error) => {
        if (error !== null) log(`hub process: ${error.message}`)
      })
    },
    onMessage: (callback) => void child.on('message', callback),
    onExit: (callback) => void child.once('exit', (code) => callback(code)),
    kill: () => void child.kill('SIGKILL'),
  }
}

// Messages are plain values by their schema; what is not would be lost on the way without a word.
function toJson(message: unknown): object {
  if (typeof message === 'object' && message !== null) return message
  throw new TypeError('a message to the hub is an object')
}

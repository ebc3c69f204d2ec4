/** The line to the program that started this process, whichever of the two kinds of parent it is. */
export interface ParentChannel {
  send(message: object): void
  onMessage(listener: (message: unknown) => void): void
  onClosed(listener: () => void): void
  /** Calls back when what was sent is on its way. */
  flushed(done: () => void): void
}

/** Electron's `process.parentPort`: unknown to Node's types, and not there outside a utility process. */
interface ElectronPort {
  postMessage(message: object): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  on(event: 'close', listener: () => void): void
}

export function parentChannel(): ParentChannel {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isElectronPort(port)) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
      onClosed: (listener) => port.on('close', listener),
      // Electron passes messages on by itself, also from a process that ends with the next turn of its loop.
      flushed: (done) => void setTimeout(done, 50),
    }
  }
  if (process.send === undefined) throw new Error('this entry is started by the desktop program')
  let sending: Promise<void> = Promise.resolve()
  return {
    send: (message) => {
      if (!process.connected) return
      const sent = new Promise<void>((resolve) => {
        // A parent that has just gone is told nothing more; `disconnect` says so.
        process.send?.(message, undefined, {}, () => resolve())
      })
      sending = sending.then(() => sent)
    },
    onMessage: (listener) => void process.on('message', listener),
    onClosed: (listener) => void process.once('disconnect', listener),
    flushed: (done) => void sending.then(done),
  }
}

function isElectronPort(port: unknown): port is ElectronPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port
}

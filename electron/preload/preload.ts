/**
 * The only code between the page and Electron: on the page's wish it fetches a port to the core and hands it over. It
 * gives the page no function and no object. Runs sandboxed, requires nothing but `electron`.
 */
import { ipcRenderer } from 'electron'

const wanted = 'dienhong:port-wanted'
const given = 'dienhong:port'

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source === window && isOfType(event.data, wanted)) ipcRenderer.send(wanted)
})

ipcRenderer.on(given, (event) => {
  // To this very window, in which no page but ours can be.
  window.postMessage({ type: given }, '*', [...event.ports])
})

function isOfType(data: unknown, type: string): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === type
}

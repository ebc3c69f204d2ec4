/**
 * What a page in a browser has to do itself, in the very click that asked for it: print, offer a file to save, and,
 * where no shell opens windows for it, open them.
 */
import type { CallArgs, CallName, CallResult } from '../../protocol/app/calls.ts'

type Doers = { readonly [N in CallName]?: (args: CallArgs<N>) => CallResult<N> }

const opensWindowsItself = () =>
  document.querySelector<HTMLMetaElement>('meta[name="dienhong-windows"]')?.content === 'page'

let roomWindow: Window | null = null

const inAnyBrowser: Doers = {
  'window:print'() {
    print()
    return null
  },
  'window:save-file'({ fileName, bytes }) {
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
    const link = document.createElement('a')
    link.href = url
    link.download = fileName
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return { isSaved: true }
  },
}

const inPlainTab: Doers = {
  'window:open-room'({ meetingId }) {
    roomWindow = open(`/?room=${encodeURIComponent(meetingId)}`, 'dienhong-room', 'popup')
    return null
  },
  'window:close-room'() {
    ;(roomWindow ?? window).close()
    roomWindow = null
    return null
  },
  'window:open-sample-person'({ personId }) {
    open(`/sample-person?id=${encodeURIComponent(personId)}`)
    return null
  },
}

/** How this page does a call itself; undefined where the core or the shell behind it does. */
export function ownDoer<N extends CallName>(name: N): Doers[N] | undefined {
  if (location.protocol === 'app:') return undefined
  return inAnyBrowser[name] ?? (opensWindowsItself() ? inPlainTab[name] : undefined)
}

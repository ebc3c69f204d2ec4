/**
 * What no page in this program may do, whatever it is: go elsewhere, open windows, reach the network, get at devices.
 * Set before the first window exists, and for every one that ever will.
 */
import { systemPreferences, type App, type Session, type WebContents } from 'electron'
import { isLoadable, isOwnPage, isOwnUrl } from './own-pages.ts'

/** Every page of the program, the moment it comes to be. */
export function confinePages(app: App, log: (line: string) => void): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, log))
}

function confine(contents: WebContents, log: (line: string) => void): void {
  // Our one page may load itself again; wherever else something wants to go, it is not ours.
  contents.on('will-frame-navigate', (event) => {
    if (event.isSameDocument || (event.isMainFrame && isOwnPage(event.url))) return
    event.preventDefault()
    log('security: a navigation was refused')
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    log('security: a redirect was refused')
  })
  contents.setWindowOpenHandler(() => {
    log('security: a new window was refused')
    return { action: 'deny' }
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log('security: a webview was refused')
  })
}

/** What is asked of a permission, from Electron's two handlers. */
export interface PermissionFacts {
  readonly permission: string
  readonly origin: string
  readonly isMainFrame: boolean
  /** For `media`. */
  readonly media: readonly string[]
}

/**
 * The camera reads sign-in slips; copying puts a join link on the clipboard; the page may fill the screen. Nothing
 * else, and nobody else.
 */
export function mayUse(facts: PermissionFacts): boolean {
  if (!facts.isMainFrame || !isOwnUrl(facts.origin)) return false
  if (facts.permission === 'media') return facts.media.length === 1 && facts.media[0] === 'video'
  return facts.permission === 'clipboard-sanitized-write' || facts.permission === 'fullscreen'
}

export function confineSession(session: Session, canUseDevTools: boolean, log: (line: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const facts = { permission, origin: details.requestingUrl, isMainFrame: details.isMainFrame, media }
    if (!mayUse(facts)) {
      log(`security: permission refused: ${permission}`)
      callback(false)
    } else if (permission === 'media') void askSystemForCamera().then(callback)
    else callback(true)
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType]
    return mayUse({ permission, origin, isMainFrame: details.isMainFrame, media })
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  session.on('will-download', (event) => {
    event.preventDefault() // saving goes through the shell, which asks where
    log('security: a download was refused')
  })
  session.webRequest.onBeforeRequest((details, callback) => {
    const isRefused = !isLoadable(details.url, canUseDevTools)
    if (isRefused) log(`security: a request was refused: ${schemeOf(details.url)}`)
    callback({ cancel: isRefused })
  })
}

/** A Mac asks the person itself, once per program. */
async function askSystemForCamera(): Promise<boolean> {
  if (process.platform !== 'darwin') return true
  return systemPreferences.askForMediaAccess('camera')
}

// Addresses may hold what does not belong in a log; the scheme says enough.
function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0] ?? 'none'
}

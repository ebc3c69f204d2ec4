/** Our pages' own origin, `app://dienhong`, and the one question asked of every URL: is it ours? */
export const appScheme = 'app'
export const appHost = 'dienhong'
export const appOrigin = `${appScheme}://${appHost}`

/** The window's page; with a meeting's id, the room's. */
export function pageUrl(roomMeetingId?: string): string {
  return roomMeetingId === undefined
    ? `${appOrigin}/`
    : `${appOrigin}/?room=${encodeURIComponent(roomMeetingId)}`
}

/** By the parsed URL: what only looks like ours at its beginning is not. */
export function isOwnUrl(text: string): boolean {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return false // what is no URL is not ours
  }
  const isPlain = url.username === '' && url.password === '' && url.port === ''
  return url.protocol === `${appScheme}:` && url.hostname === appHost && isPlain
}

/** Ours, and the page itself rather than one of its files. */
export function isOwnPage(text: string): boolean {
  return isOwnUrl(text) && new URL(text).pathname === '/'
}

/** What our pages may load besides their own files: what they made themselves. */
export function isLoadable(text: string, canUseDevTools: boolean): boolean {
  if (isOwnUrl(text)) return true
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return false
  }
  if (url.protocol === 'data:') return true
  if (url.protocol === 'blob:') return isOwnUrl(url.pathname)
  return canUseDevTools && url.protocol === 'devtools:'
}

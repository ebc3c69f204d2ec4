/**
 * Who may use the browser shell: whoever opened an address with a one-time key, in that browser, until the program
 * ends. A key opens one session; a second use opens none.
 */
import { createHash, randomBytes } from 'node:crypto'

export interface Sessions {
  mintKey(): string
  /** The new session's cookie value; null when the key is unknown or was used. */
  redeem(key: string): string | null
  has(cookieHeader: string | undefined): boolean
  cookieName: string
}

/** Cookies know no ports: the port in the name keeps several shells on one machine apart. */
export function openSessions(port: number): Sessions {
  const cookieName = `dienhong-${port}`
  // Hashes as keys of the sets: looking one up takes a time that says nothing about the secret.
  const keys = new Set<string>()
  const sessions = new Set<string>()
  return {
    cookieName,
    mintKey() {
      const key = randomBytes(32).toString('base64url')
      keys.add(hash(key))
      return key
    },
    redeem(key) {
      if (!keys.delete(hash(key))) return null
      const session = randomBytes(32).toString('base64url')
      sessions.add(hash(session))
      return session
    },
    has(cookieHeader) {
      return cookiesNamed(cookieName, cookieHeader).some((value) => sessions.has(hash(value)))
    },
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64')
}

function cookiesNamed(name: string, header: string | undefined): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** Runs the headless hub's program as an administrator would, and asks it over TLS who it is. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { TLSSocket } from 'node:tls'
import { hubInfo, type HubInfo } from '../../protocol/http/hub-info.ts'
import { parseJoinCode, type JoinCode } from '../../protocol/join-code.ts'

export async function helpOf(program: string, workFolder: string): Promise<{ code: unknown; text: string }> {
  const child = spawn(process.execPath, [program, '--help', '--lang', 'vi'], { cwd: workFolder })
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { code, text: output }
}

export interface RunningHub {
  readonly joinCode: JoinCode
  /** Asks it to stop as systemd would, and gives its exit code. */
  stop(): Promise<unknown>
}

export async function startHeadlessHub(program: string, workFolder: string): Promise<RunningHub> {
  const passwordFile = join(workFolder, 'password')
  await writeFile(passwordFile, 'một mật khẩu dài\n')
  const options = {
    data: join(workFolder, 'hub-data'),
    name: 'UBND xã thử nghiệm',
    host: '127.0.0.1',
    port: '0',
    'admin-username': 'quantri',
    'admin-name': 'Quản trị',
    'admin-password-file': passwordFile,
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const child = spawn(process.execPath, [program, ...args], {
    cwd: workFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const complaints = text(child.stderr)
  const joinCode = await new Promise<JoinCode>((resolve, reject) => {
    const lines = createInterface(child.stdout)
    lines.on('line', (line) => {
      const code = parseJoinCode(line)
      if (code !== null) resolve(code)
    })
    lines.on(
      'close',
      () => void complaints.then((said) => reject(new Error(`The hub did not start:\n${said}`))),
    )
  })
  return {
    joinCode,
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await exited
      return code
    },
  }
}

/** GET /api/hub from the first address of a join code, and the fingerprint of who answered. */
export async function askWho({ addresses }: JoinCode): Promise<{ info: HubInfo; fingerprint: string }> {
  // Nothing vouches for the certificate before its fingerprint is compared, which is what the caller does.
  const asked = request(`https://${addresses[0] ?? ''}/api/hub`, { rejectUnauthorized: false })
  asked.end()
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.on('response', resolve).on('error', reject)
  })
  const { socket } = response
  if (!(socket instanceof TLSSocket)) throw new Error('The hub answered without TLS')
  const fingerprint = socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase()
  return { info: hubInfo.parse(JSON.parse(await text(response))), fingerprint: fingerprint ?? '' }
}

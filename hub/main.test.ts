import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logLine } from '../protocol/host/hub-process.ts'
import { parseJoinCode } from '../protocol/join-code.ts'
import { english } from './cli/text-en.ts'
import { vietnamese } from './cli/text-vi.ts'
import { parseOptions } from './cli/options.ts'

const entry = fileURLToPath(new URL('./main.ts', import.meta.url))
let folder: string
const children: ChildProcessWithoutNullStreams[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dien-hong-main-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Run {
  readonly child: ChildProcessWithoutNullStreams
  readonly output: { out: string; err: string }
  readonly exit: Promise<readonly unknown[]>
}

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [entry, ...args], { env: { LANG: 'C', ...environment } })
  children.push(child)
  child.stdin.end()
  const output = { out: '', err: '' }
  child.stdout.on('data', (text: Buffer) => (output.out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output.err += text.toString()))
  return { child, output, exit: once(child, 'close') }
}

async function until(started: Run, text: string): Promise<void> {
  while (!started.output.out.includes(text)) {
    await Promise.race([once(started.child.stdout, 'data'), started.exit])
    if (started.child.exitCode !== null) throw new Error(`ended: ${started.output.err}`)
  }
}

describe('the headless hub', () => {
  it('explains itself in Vietnamese, and in English where the system speaks another language', async () => {
    const [vi, en] = [run(['--help']), run(['--help'], { LANG: 'de_DE.UTF-8' })]
    expect(await vi.exit).toEqual([0, null])
    expect(await en.exit).toEqual([0, null])
    expect(vi.output.out).toContain('Cách dùng')
    expect(en.output.out).toContain('Usage')
    for (const flag of ['--data', '--port', '--backup', 'DIENHONG_ADMIN_PASSWORD', '8443']) {
      expect(vi.output.out).toContain(flag)
      expect(en.output.out).toContain(flag)
    }
  })

  it('runs, prints a join code, logs JSON without secrets, is backed up while it runs, and stops on a signal', async () => {
    const data = join(folder, 'data')
    const passwordFile = join(folder, 'password')
    await writeFile(passwordFile, 'mat khau dai\n')
    const hub = run(
      ['--data', data, '--port', '0', '--no-announce', '--lang', 'en', '--admin-password-file', passwordFile],
      { DIENHONG_NAME: 'Hội trường', DIENHONG_ADMIN_USERNAME: 'admin', DIENHONG_ADMIN_NAME: 'Quản trị' },
    )
    await until(hub, 'dienhong://')
    const code = parseJoinCode(/dienhong:\S+/.exec(hub.output.out)?.[0] ?? '')
    expect(code).toMatchObject({ hubName: 'Hội trường', slip: null })

    const second = run(['--data', data, '--port', '0', '--lang', 'en'])
    expect(await second.exit).toEqual([1, null])
    expect(second.output.err).toContain(english.alreadyRunning)

    const path = join(folder, 'copy.sqlite')
    const backup = run(['--data', data, '--backup', path])
    expect(await backup.exit).toEqual([0, null])
    expect((await readFile(path)).subarray(0, 15).toString()).toBe('SQLite format 3')

    hub.child.kill('SIGTERM')
    expect(await hub.exit).toEqual([0, null])
    const lines = hub.output.err.trim().split('\n')
    expect(lines.map((line) => logLine.parse(JSON.parse(line)).event)).toEqual(['hub:started', 'hub:stopped'])
    expect(hub.output.err + hub.output.out).not.toContain('mat khau')
  })

  it('says what is missing or wrong, and ends with 2', async () => {
    const data = ['--data', join(folder, 'data'), '--port', '0', '--no-announce']
    const noAdministrator = run(data)
    expect(await noAdministrator.exit).toEqual([2, null])
    expect(noAdministrator.output.err).toContain(vietnamese.noAdministrator)
    const bad = run([...data, '--admin-username', 'a', '--admin-name', 'b'], {
      DIENHONG_ADMIN_PASSWORD: 'ngan',
    })
    expect(await bad.exit).toEqual([2, null])
    expect(bad.output.err).toContain(vietnamese.badAdministrator)
    const unknown = run(['--what'])
    expect(await unknown.exit).toEqual([2, null])
    expect(unknown.output.err).toContain('--what')
    const nothing = run(['--data', join(folder, 'none'), '--backup', join(folder, 'x')])
    expect(await nothing.exit).toEqual([1, null])
    expect(nothing.output.err).toContain('none')
  })
})

describe('options', () => {
  const parse = (args: readonly string[], environment = {}): ReturnType<typeof parseOptions> =>
    parseOptions(args, environment, 'linux')

  it('take flags before the environment, and the environment before defaults', () => {
    expect(parse([], { DIENHONG_PORT: '9000', DIENHONG_ANNOUNCE: '0' })).toMatchObject({
      options: { port: 9000, isAnnounced: false, maxFileBytes: null, host: null, language: 'vi' },
    })
    expect(
      parse(
        [
          '--port',
          '0',
          '--announce',
          '--max-file-mb',
          '5',
          '--public-address',
          'Hop.vn',
          '--public-address',
          '10.0.0.1:9',
        ],
        {
          DIENHONG_PORT: '9000',
          DIENHONG_ANNOUNCE: '0',
        },
      ),
    ).toMatchObject({
      options: {
        port: 0,
        isAnnounced: true,
        maxFileBytes: 5 * 1024 * 1024,
        publicAddresses: ['hop.vn:8443', '10.0.0.1:9'],
      },
    })
    expect(parse([], { DIENHONG_PUBLIC_ADDRESS: 'a.vn,b.vn:1' })).toMatchObject({
      options: { publicAddresses: ['a.vn:8443', 'b.vn:1'] },
    })
  })

  it.each([
    [['--port', '70000']],
    [['--port', 'x']],
    [['--max-file-mb', '0']],
    [['--public-address', 'no address']],
    [['--lang', 'fr']],
    [['--name', '']],
    [['stray']],
  ])('that make no sense are refused: %j', (args) => {
    expect(parse(args)).toMatchObject({ isUnderstood: false })
  })

  it.each([
    [{ LANG: 'vi_VN.UTF-8' }, 'vi'],
    [{ LANG: 'C.UTF-8' }, 'vi'],
    [{}, 'vi'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'vi_VN', LC_ALL: 'en_US' }, 'en'],
  ])('speak the language of %j', (environment, language) => {
    expect(parse([], environment)).toMatchObject({ options: { language } })
  })
})

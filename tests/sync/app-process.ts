/**
 * The core of one laptop in a process of its own, to be killed by the system in the middle of what it does.
 * Arguments: its profile folder, its data key in hexadecimal, the meeting to open. Every message from the test is a
 * call; every change of the session is told back.
 */
import path from 'node:path'
import { startCore } from '../../electron/core/start-core.ts'
import { toApp, type FromApp } from './app-messages.ts'

const [profileFolder = '', dataKey = '', meetingId = ''] = process.argv.slice(2)

const core = await startCore({
  profileFolder,
  dataKey: Buffer.from(dataKey, 'hex'),
  shell: 'browser',
  appVersion: '0.1.0',
  assetsFolder: path.resolve('assets'),
  spawnHub: () => {
    throw new Error('this laptop hosts nothing')
  },
  log: () => undefined,
})

function tell(): void {
  const { live, connection, meeting } = core.state()
  const now: FromApp = {
    isEntered: live !== null,
    isConnected: connection.state === 'connected',
    waiting: (live?.pending ?? []).map((each) => each.commandId),
    readyBytes: (meeting?.papers ?? []).reduce((sum, paper) => sum + paper.readyBytes, 0),
  }
  process.send?.(now)
}

// The test is over, one way or the other.
process.on('disconnect', () => process.exit())
process.on('message', (given) => {
  const sent = toApp.parse(given)
  void core.call('live:command', { meetingId, command: sent.command })
  tell()
})
core.subscribe(tell)
await new Promise<void>((resolve) => {
  const look = (): void => {
    if (core.state().meetings.some(({ meeting }) => meeting.id === meetingId)) resolve()
  }
  core.subscribe(look)
  look()
})
await core.call('meeting:open', { meetingId })
tell()

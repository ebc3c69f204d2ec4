import { connect } from 'node:tls'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { protocolVersion } from '../../protocol/version.ts'
import { askLive, command, join, type LiveClient } from '../test-support/test-client.ts'
import { makeMeeting, putParticipant, TestHub, type TestMeeting } from '../test-support/test-hub.ts'

let test: TestHub
let meeting: TestMeeting

beforeAll(async () => {
  test = await TestHub.start()
  meeting = await makeMeeting(test, await test.administrator())
})
afterEach(async () => {
  expect(test.defects).toEqual([])
  // Whatever was tried, others are still served.
  const chair = await meeting.chair.client.connected()
  expect(await join(chair, meeting.meetingId)).toMatchObject({ headSeq: expect.any(Number) })
})
afterAll(() => test.end())

function closed(socket: LiveClient): Promise<string> {
  return new Promise((resolve) => socket.once('disconnect', resolve))
}

/** A WebSocket to the live channel without Socket.IO on it: whatever is sent is what arrives. */
function rawSocket(): Promise<WebSocket> {
  const { port, certificatePem } = test.hub
  const socket = new WebSocket(`wss://127.0.0.1:${port}/live/?EIO=4&transport=websocket`, {
    createConnection: () => connect({ port, ca: certificatePem, checkServerIdentity: () => undefined }),
  })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

async function rawSignedIn(): Promise<WebSocket> {
  const socket = await rawSocket()
  const connected = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (data.toString().startsWith('40')) resolve()
    })
  })
  socket.send(`40${JSON.stringify({ token: meeting.guest.client.token, protocolVersion })}`)
  await connected
  return socket
}

describe('a hostile live client', () => {
  const badCommands: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['text', 'x'],
    ['a number', 1],
    ['a list', []],
    ['no fields', {}],
    [
      'an unknown field',
      { commandId: newId(), meetingId: newId(), command: { type: 'meeting:start' }, x: 1 },
    ],
    ['an unknown command', { commandId: newId(), meetingId: newId(), command: { type: 'meeting:delete' } }],
    ["the hub's own", { commandId: newId(), meetingId: newId(), command: { type: 'roster:update' } }],
    ['a field of Object', { commandId: newId(), meetingId: '__proto__', command: { type: 'meeting:start' } }],
    ['bytes', Buffer.alloc(100)],
  ]
  it.each(badCommands)('is told that %s is no command', async (_name, request) => {
    const socket = await meeting.guest.client.connected()
    expect(await askLive(socket, 'command', request)).toMatchObject({
      ok: false,
      failure: { kind: 'bad-request' },
    })
    for (const event of ['meeting:join', 'place']) {
      expect(await askLive(socket, event, request)).toMatchObject({
        ok: false,
        failure: { kind: 'bad-request' },
      })
    }
  })

  it('is told that a request is unknown', async () => {
    const socket = await meeting.guest.client.connected()
    for (const event of ['message', 'error', '__proto__', 'constructor', 'vote:open']) {
      expect(await askLive(socket, event, {})).toMatchObject({ ok: false, failure: { kind: 'bad-request' } })
    }
  })

  it('loses its line when it sends more than a message may hold', async () => {
    const socket = await meeting.guest.client.connected()
    const lost = closed(socket)
    Reflect.apply(socket.emit, socket, ['command', 'x'.repeat(70 * 1024), () => undefined])
    await lost
  })

  it('is slowed down, and then cut off, when it sends without measure', async () => {
    const socket = await meeting.guest.client.connected()
    const kinds = new Set<string>()
    const lost = closed(socket)
    for (let sent = 0; sent < 2000; sent += 1) {
      Reflect.apply(socket.emit, socket, [
        'command',
        {},
        (answer: { failure: { kind: string } }) => kinds.add(answer.failure.kind),
      ])
    }
    await lost
    expect(kinds).toEqual(new Set(['bad-request', 'too-many-attempts']))
  })

  it.each([
    'not a packet',
    '42',
    '42{',
    '42[]',
    '42[null]',
    '42["disconnect"]',
    '42["command"]',
    '42["command",{"a":1}]',
    '421["command",null,null,null]',
    '451-["command",{"_placeholder":true,"num":0}]',
    '459999999-["command"]',
    '43999["x"]',
    '40/other,{}',
    '4999',
    '\u0000\u0001\u0002',
  ])('breaks nothing with the bytes %j', async (packet) => {
    const socket = await rawSignedIn()
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.send(packet)
    // A request that is answered, or the end of the line: either way the hub has dealt with the packet.
    const answered = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (data.toString().startsWith('437')) resolve()
      })
    })
    socket.send('427["meeting:join",{}]')
    await Promise.race([gone, answered])
    socket.terminate()
  })

  it('gets nowhere by HTTP long polling', async () => {
    const answer = await meeting.guest.client.send('GET', '/live/?EIO=4&transport=polling')
    expect(answer.status).toBe(400)
  })

  it('that asks for much and reads nothing is dropped, and does not hold up the close', async () => {
    const own = await TestHub.start()
    const secretary = await own.administrator()
    const room = await makeMeeting(own, secretary)
    // A big roster in the log makes long answers.
    const crowd = Array.from({ length: 500 }, () =>
      putParticipant(room.meetingId, { id: newId(), personId: newId() }),
    )
    await secretary.edit(...crowd)
    const chair = await room.chair.client.connected()
    await command(chair, room.meetingId, { type: 'meeting:start' })

    const line = connect({
      port: own.hub.port,
      ca: own.hub.certificatePem,
      checkServerIdentity: () => undefined,
    })
    await new Promise<void>((resolve) => line.once('secureConnect', resolve))
    const socket = new WebSocket(`wss://127.0.0.1:${own.hub.port}/live/?EIO=4&transport=websocket`, {
      createConnection: () => line,
    })
    await new Promise((resolve) => socket.once('open', resolve))
    const accepted = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (data.toString().startsWith('40')) resolve()
      })
    })
    socket.send(`40${JSON.stringify({ token: room.guest.client.token, protocolVersion })}`)
    await accepted
    line.pause()
    const request = JSON.stringify(['meeting:join', { meetingId: room.meetingId, since: 0 }])
    for (let sent = 0; sent < 350; sent += 1) socket.send(`42${sent}${request}`)

    await own.untilLogged('live:lagging')
    expect(own.lines.find((logged) => logged.event === 'live:lagging')?.fields).toEqual({
      personId: room.guest.personId,
    })
    expect(await join(chair, room.meetingId, 1)).toMatchObject({ headSeq: 1 })
    await own.end()
    line.destroy()
  })
})

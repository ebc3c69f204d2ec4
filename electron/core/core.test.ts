import { expect, test } from 'vitest'
import { makePdf } from './testing/make-pdf.ts'
import {
  makeMeeting,
  signInAdministrator,
  signInBySlip,
  startTestCore,
  startTestHub,
  upload,
} from './testing/room.ts'

test('a paper goes from the secretary to a delegate, and stays readable without the hub', async () => {
  const hub = await startTestHub()
  const secretary = await startTestCore()
  await signInAdministrator(hub, secretary)
  const meeting = await makeMeeting(secretary)
  const pdf = makePdf({ pages: 3, paddingBytes: 700_000 })
  const documentId = await upload(secretary, meeting, 1, 'To_trinh_du_toan.pdf', pdf)

  let delegate = await startTestCore()
  await signInBySlip(hub, secretary, meeting, meeting.person('delegate'), delegate)
  const state = await delegate.until('paper ready', ({ meeting: open }) => open?.papers[0]?.isReady === true)
  const paper = state.meeting?.papers[0]
  expect(paper?.document).toMatchObject({
    id: documentId,
    title: 'To trinh du toan',
    pageCount: 3,
    version: 1,
  })
  expect(state.meetings[0]).toMatchObject({
    myRole: 'delegate',
    readyDocumentCount: 1,
    readyBytes: pdf.length,
  })

  await hub.kill()
  delegate = await delegate.crashAndStart()
  await delegate.call('meeting:open', { meetingId: meeting.meetingId })
  await delegate.until('away', ({ connection }) => connection.state === 'away')
  const sha256 = paper?.document.sha256 ?? ''
  const { bytes } = await delegate.call('paper:read', { sha256, begin: 250_000, end: 600_000 })
  expect(Buffer.from(bytes).equals(pdf.subarray(250_000, 600_000))).toBe(true)
})

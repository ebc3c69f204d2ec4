/** What every store must do: accounts, slips and sessions. */
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../hub/store/store.ts'
import { sha, audit, change, person, meetingWithPeople, idsOf, type StoreInUse } from './store-fixtures.ts'

export function describePeople(use: StoreInUse): void {
  describe('people', () => {
    const account = (personId: string, more: object = {}): Parameters<Store['people']['saveAccount']>[0] => ({
      personId,
      name: 'Trần B',
      jobTitle: 'Chủ tịch',
      unit: 'UBND',
      username: 'tran.b',
      passwordHash: 'hash',
      hubRole: 'administrator',
      isDisabled: false,
      ...more,
    })
    const session = (personId: string, slipId: string | null = null, tokenHash = newId()) => ({
      id: newId(),
      tokenHash,
      personId,
      deviceId: 'device',
      slipId,
      expiresAtMs: 1000,
      atMs: 1,
    })

    it('keeps accounts under unique names, and always one administrator', async () => {
      const [first, second] = [newId(), newId()]
      expect(await use.store.people.hasAdministrator()).toBe(false)
      expect(await use.store.people.saveAccount(account(first, { passwordHash: null }), audit())).toEqual({
        outcome: 'no-password',
      })
      expect(await use.store.people.saveAccount(account(first), audit('account:save'))).toMatchObject({
        outcome: 'saved',
      })
      expect(await use.store.people.hasAdministrator()).toBe(true)
      expect(await use.store.people.saveAccount(account(second), audit())).toEqual({
        outcome: 'username-taken',
      })
      for (const change of [{ isDisabled: true }, { hubRole: null }]) {
        expect(await use.store.people.saveAccount(account(first, change), audit())).toEqual({
          outcome: 'last-administrator',
        })
      }
      await use.store.people.saveAccount(account(second, { username: 'hai' }), audit())
      expect(
        await use.store.people.saveAccount(account(first, { hubRole: null, passwordHash: null }), audit()),
      ).toMatchObject({ outcome: 'saved' })
      expect(await use.store.people.findAccount('tran.b')).toEqual({
        personId: first,
        name: 'Trần B',
        username: 'tran.b',
        passwordHash: 'hash',
        hubRole: null,
        isDisabled: false,
      })
      expect(await use.store.people.findAccountOf(second)).toMatchObject({ username: 'hai' })
      expect(new Set((await use.store.people.listPeople()).map((each) => each.username))).toEqual(
        new Set(['hai', 'tran.b']),
      )
      expect(await use.store.people.knownPersonIds([first, 'x'])).toEqual(new Set([first]))
    })

    it('does not let an edit of a meeting rename who has an account', async () => {
      const [withAccount, without] = [newId(), newId()]
      await use.store.people.saveAccount(account(withAccount), audit())
      await use.store.rows.save(change([], { people: [person(without, 'Cũ')] }))
      await use.store.rows.save(change([], { people: [person(without, 'Mới'), person(withAccount, 'Khác')] }))
      const names = new Map((await use.store.people.listPeople()).map((each) => [each.id, each.name]))
      expect(names).toEqual(
        new Map([
          [without, 'Mới'],
          [withAccount, 'Trần B'],
        ]),
      )
    })

    it('ends the sessions of a disabled account, and the others when a password changes', async () => {
      const id = newId()
      await use.store.people.saveAccount(account(id), audit())
      await use.store.people.saveAccount(account(newId(), { username: 'khac' }), audit())
      const [one, two] = [session(id), session(id)]
      await use.store.people.openSession(one, audit())
      await use.store.people.openSession(two, audit())
      expect(await use.store.people.findSession(one.tokenHash)).toMatchObject({
        id: one.id,
        hubRole: 'administrator',
        slipMeetingIds: null,
      })
      expect(await use.store.people.setPassword(id, 'new', one.id, audit())).toEqual([two.id])
      expect(await use.store.people.findSession(two.tokenHash)).toBeNull()
      const disabled = await use.store.people.saveAccount(account(id, { isDisabled: true }), audit())
      expect(disabled).toEqual({ outcome: 'saved', endedSessionIds: [one.id] })
      expect(await use.store.people.findSession(one.tokenHash)).toBeNull()
    })

    it('binds a slip to the first device, opens its meeting to it, and ends both with a new slip', async () => {
      const personId = newId()
      const meetingId = await meetingWithPeople(use.store, [personId])
      const slip = { id: newId(), participantId: newId(), personId, codeHash: sha('1'), expiresAtMs: 1000 }
      expect(await use.store.people.replaceSlips(meetingId, [slip], audit())).toEqual([])
      expect(await use.store.people.findSlip(sha('1'))).toMatchObject({
        deviceId: null,
        isRevoked: false,
        meetingId,
      })
      const before = await use.store.rows.lastChange()
      expect(await use.store.people.bindSlip(slip.id, 'device')).toBe(true)
      expect(await idsOf(use.store, personId, before)).toEqual([meetingId])
      const bound = await use.store.rows.lastChange()
      expect(await use.store.people.bindSlip(slip.id, 'device')).toBe(true)
      expect(await use.store.rows.lastChange()).toBe(bound)
      expect(await use.store.people.bindSlip(slip.id, 'another')).toBe(false)

      const opened = session(personId, slip.id)
      await use.store.people.openSession(opened, audit())
      expect(await use.store.people.findSession(opened.tokenHash)).toMatchObject({
        hubRole: null,
        meetingId,
        slipMeetingIds: [meetingId],
      })
      const next = { ...slip, id: newId(), codeHash: sha('2') }
      expect(await use.store.people.replaceSlips(meetingId, [next], audit())).toEqual([opened.id])
      expect(await use.store.people.findSession(opened.tokenHash)).toBeNull()
      expect(await use.store.people.bindSlip(slip.id, 'device')).toBe(false)
      expect((await use.store.people.findSlip(sha('1')))?.isRevoked).toBe(true)
      expect(await idsOf(use.store, personId, bound)).toEqual([meetingId])
    })

    it('deletes sessions that expired long ago, and ends one on demand', async () => {
      const id = newId()
      await use.store.people.saveAccount(account(id), audit())
      const [one, two] = [session(id), { ...session(id), expiresAtMs: 10 }]
      await use.store.people.openSession(one, audit())
      await use.store.people.openSession(two, audit())
      await use.store.people.pruneSessions(11)
      expect(await use.store.people.findSession(two.tokenHash)).toBeNull()
      expect(await use.store.people.findSession(one.tokenHash)).not.toBeNull()
      await use.store.people.endSession(one.id, audit())
      expect(await use.store.people.findSession(one.tokenHash)).toBeNull()
    })
  })
}

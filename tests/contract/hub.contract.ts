/** What every store must do: the identity of the hub, its audit log, the remembered answers. */
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { audit, answer, type StoreInUse } from './store-fixtures.ts'

export function describeHub(use: StoreInUse): void {
  describe('the hub itself', () => {
    it('keeps its id, and counts its starts', async () => {
      const hubId = await use.store.hub.readHubId()
      expect(await use.store.hub.countBoot()).toBe(1)
      await use.reopen()
      expect(await use.store.hub.readHubId()).toBe(hubId)
      expect(await use.store.hub.countBoot()).toBe(2)
    })

    it('keeps the audit log, newest first', async () => {
      await use.store.hub.audit(audit('one'))
      await use.store.hub.audit(audit('two'))
      expect(await use.store.hub.readAudit(1)).toEqual([audit('two')])
      expect((await use.store.hub.readAudit(9)).map((entry) => entry.action)).toEqual(['two', 'one'])
    })

    it("remembers the first answer to a person's command, and forgets old ones", async () => {
      const [personId, commandId] = [newId(), newId()]
      await use.store.hub.rememberAnswer(answer(personId, commandId, '"first"'))
      await use.store.hub.rememberAnswer(answer(personId, commandId, '"second"'))
      expect((await use.store.hub.findAnswer(personId, commandId))?.answer).toBe('"first"')
      expect(await use.store.hub.findAnswer(newId(), commandId)).toBeNull()
      await use.store.hub.forgetAnswers(100)
      expect(await use.store.hub.findAnswer(personId, commandId)).not.toBeNull()
      await use.store.hub.forgetAnswers(101)
      expect(await use.store.hub.findAnswer(personId, commandId)).toBeNull()
    })
  })
}

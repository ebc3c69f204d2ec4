/** The sample meeting with the people a test asks for, each at a laptop of their own. */
import type { People, Laptop } from '../e2e/people.ts'
import { expect } from '../e2e/people.ts'
import { enterByJoinCode } from '../../electron/shell/sample-person.ts'

export interface SampleSeats {
  readonly meetingId: string
  /** The laptop the meeting's hub runs on. */
  readonly secretary: Laptop
  /** Sits someone of the sample's list down, with the meeting open. `through` changes the way to the hub. */
  seat(name: string, through?: (joinCode: string) => Promise<string>): Promise<Laptop>
}

export async function startSample(people: People): Promise<SampleSeats> {
  const secretary = await people.sitDown('secretary')
  const { core } = secretary.shell
  const { meetingId } = await core.call('sample:start', { as: 'secretary' })
  await core.call('meeting:open', { meetingId })
  await expect(secretary.page.getByRole('heading', { name: 'Chương trình họp' })).toBeVisible()

  return {
    meetingId,
    secretary,
    async seat(name, through = async (joinCode) => joinCode) {
      const person = core.state().meeting?.participants.find((each) => each.name === name)
      if (person === undefined) throw new Error(`${name} is not in the sample meeting`)
      const laptop = await people.sitDown(name)
      await enterByJoinCode(laptop.shell.core, await through(await core.sampleJoinCode(person.personId)))
      await expect(laptop.page.getByText(/\d tài liệu đã sẵn sàng$/)).toBeVisible({ timeout: 30_000 })
      return laptop
    },
  }
}

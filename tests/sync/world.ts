/** One hub and six laptops of five people, real and long-lived: many scenes are played in it, one after the other. */
import { v7 as newId } from 'uuid'
import type { HarmDone } from './harm-done.ts'
import { Laptop, type Account } from './laptop.ts'
import { administrator, HubHere, type MortalHub } from './mortal-hub.ts'

export const laptopNames = ['secretary', 'chair', 'binh', 'cuc', 'dung', 'dung-too'] as const
export type LaptopName = (typeof laptopNames)[number]

const people = ['secretary', 'chair', 'binh', 'cuc', 'dung'] as const
export type PersonName = (typeof people)[number]

/** Dũng brought two laptops: he may vote on either. */
const owner = {
  secretary: 'secretary',
  chair: 'chair',
  binh: 'binh',
  cuc: 'cuc',
  dung: 'dung',
  'dung-too': 'dung',
} as const satisfies Record<LaptopName, PersonName>

const { password } = administrator

export class World {
  readonly harm: HarmDone
  readonly hub: MortalHub
  readonly laptops: ReadonlyMap<LaptopName, Laptop>

  private constructor(harm: HarmDone, hub: MortalHub, laptops: ReadonlyMap<LaptopName, Laptop>) {
    this.harm = harm
    this.hub = hub
    this.laptops = laptops
  }

  static async open(harm: HarmDone, hub: MortalHub = new HubHere()): Promise<World> {
    await hub.start()
    const { fingerprint } = hub.address
    const signIn = (name: LaptopName, account: Account): Promise<Laptop> =>
      Laptop.signIn(name, account, { port: () => hub.address.port, fingerprint }, harm)

    const secretary = await signIn('secretary', { username: 'secretary', password })
    const accounts = new Map<PersonName, Account>()
    await Promise.all(
      people.slice(1).map(async (username) => {
        const account = { username, password }
        accounts.set(username, account)
        await secretary.core.call('account:save', {
          ...account,
          personId: newId(),
          name: username,
          jobTitle: '',
          unit: '',
          hubRole: null,
          isDisabled: false,
        })
      }),
    )
    const others = await Promise.all(
      laptopNames.slice(1).map(async (name): Promise<[LaptopName, Laptop]> => {
        const account = accounts.get(owner[name])
        if (account === undefined) throw new Error(`${name} has no account`)
        return [name, await signIn(name, account)]
      }),
    )
    return new World(harm, hub, new Map([['secretary', secretary], ...others]))
  }

  laptop(name: LaptopName): Laptop {
    const laptop = this.laptops.get(name)
    if (laptop === undefined) throw new Error(`no laptop ${name}`)
    return laptop
  }

  get all(): Laptop[] {
    return [...this.laptops.values()]
  }

  async close(): Promise<void> {
    for (const laptop of this.all) await laptop.close()
    await this.hub.close()
  }
}

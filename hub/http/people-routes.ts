/** Sign-in, accounts, slips, the directory. */
import { changePassword, issueSlips, saveAccount, type IssuedSlips } from '../../protocol/http/people.ts'
import { signIn, type SignedIn } from '../../protocol/http/sign-in.ts'
import type { HttpDependencies, HubApp } from './app.ts'
import { addressOf, parseBody } from './request.ts'

export function addPeopleRoutes(app: HubApp, { people }: HttpDependencies): void {
  app.post('/api/sign-in', async (context) => {
    const signedIn: SignedIn = await people.signIn(await parseBody(context, signIn), addressOf(context))
    return context.json(signedIn)
  })
  app.post('/api/sign-out', async (context) => {
    await people.signOut(context.var.viewer, addressOf(context))
    return context.json({})
  })
  app.get('/api/me', (context) => {
    const { personId, name, hubRole, meetingId, expiresAtMs } = context.var.viewer
    return context.json({ person: { id: personId, name, hubRole }, meetingId, expiresAtMs })
  })
  app.get('/api/people', async (context) =>
    context.json({ people: await people.listPeople(context.var.viewer) }),
  )
  app.post('/api/accounts', async (context) => {
    await people.saveAccount(context.var.viewer, await parseBody(context, saveAccount), addressOf(context))
    return context.json({})
  })
  app.post('/api/password', async (context) => {
    await people.changePassword(
      context.var.viewer,
      await parseBody(context, changePassword),
      addressOf(context),
    )
    return context.json({})
  })
  app.post('/api/slips', async (context) => {
    const slips = await people.issueSlips(
      context.var.viewer,
      await parseBody(context, issueSlips),
      addressOf(context),
    )
    return context.json({ slips: [...slips] } satisfies IssuedSlips)
  })
}

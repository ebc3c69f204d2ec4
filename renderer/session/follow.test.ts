import { expect, test } from 'vitest'
import { follow, isPresented, startFollowing, viewOf, type Follow, type FollowAction } from './follow.ts'
import { paper, place } from './testing.ts'

const budget = paper('budget', 'a')
const plan = paper('plan', 'b', { pageCount: 60 })
const papers = [budget, plan]
const me = 'me'
const chair = 'chair'

const after = (state: Follow, ...actions: readonly FollowAction[]) => actions.reduce(follow, state)
const following = startFollowing(null, null)
const comes = (at: ReturnType<typeof place> | null): FollowAction => ({ type: 'place', place: at, me })

test('everyone follows from the start, and a late joiner sees the presented page at once', () => {
  const at = place(chair, 'plan', 12)
  expect(viewOf(startFollowing(null, at), at, papers, budget)).toMatchObject({
    paper: plan,
    page: 12,
    presence: 'following',
    notice: 'none',
  })
})

test('every turn of the presenter is shown without any action of the person', () => {
  expect(viewOf(following, place(chair, 'plan', 13), papers, null).page).toBe(13)
})

test('turning a page leaves the presenter, who may move on without being followed', () => {
  const at = place(chair, 'plan', 12)
  const state = after(
    following,
    comes(at),
    { type: 'turn', spot: { documentId: 'plan', page: 13 }, place: at },
    comes(place(chair, 'plan', 14)),
  )
  expect(viewOf(state, place(chair, 'plan', 14), papers, null)).toMatchObject({ page: 13, presence: 'free' })
})

test('opening another paper leaves the presenter', () => {
  const at = place(chair, 'plan', 12)
  const state = after(following, { type: 'open', spot: { documentId: 'budget', page: 1 }, place: at })
  expect(viewOf(state, at, papers, null)).toMatchObject({ paper: budget, presence: 'free' })
})

test('coming back shows where the presenter is now, not where they were', () => {
  const at = place(chair, 'plan', 20)
  const state = after(
    following,
    { type: 'turn', spot: { documentId: 'plan', page: 2 }, place: place(chair, 'plan', 12) },
    { type: 'return', place: at, me },
  )
  expect(viewOf(state, at, papers, null)).toMatchObject({ page: 20, presence: 'following' })
})

test('with nobody presenting, reading on one’s own does not leave: the next presentation is followed', () => {
  const state = after(
    following,
    { type: 'open', spot: { documentId: 'budget', page: 1 }, place: null },
    { type: 'turn', spot: { documentId: 'budget', page: 2 }, place: null },
  )
  expect(viewOf(state, null, papers, null)).toMatchObject({ paper: budget, page: 2, notice: 'nobody' })
  expect(viewOf(state, place(chair, 'plan', 5), papers, null)).toMatchObject({ paper: plan, page: 5 })
})

test('when the presenter stops, the paper stays open where it was', () => {
  const state = after(following, comes(place(chair, 'plan', 12)), comes(place(null, null)))
  expect(viewOf(state, place(null, null), papers, budget)).toMatchObject({
    paper: plan,
    page: 12,
    presence: 'free',
    notice: 'nobody',
  })
})

test('a presented paper that is not open to this person is said, and the last page stays', () => {
  const state = after(following, comes(place(chair, 'budget', 3)), comes(place(chair, null)))
  expect(viewOf(state, place(chair, null), papers, null)).toMatchObject({
    paper: budget,
    page: 3,
    notice: 'restricted',
  })
})

test('who turns pages during a restricted presentation looks around on their own', () => {
  const at = place(chair, null)
  const state = after(following, { type: 'turn', spot: { documentId: 'budget', page: 2 }, place: at })
  expect(state.stance).toBe('free')
})

test('a paper this laptop has not heard of yet is said, and shown as soon as it is here', () => {
  const at = place(chair, 'new', 2)
  expect(viewOf(following, at, papers, budget)).toMatchObject({ paper: budget, notice: 'not-here-yet' })
  const fresh = paper('new', 'a')
  expect(viewOf(following, at, [...papers, fresh], budget)).toMatchObject({ paper: fresh, notice: 'none' })
})

test('a paper replaced by a shorter one is shown at its last page', () => {
  const shorter = paper('plan', 'b', { pageCount: 4, version: 2 })
  expect(viewOf(following, place(chair, 'plan', 12), [shorter], null).page).toBe(4)
})

test('a paper that was withdrawn while someone read it gives way to the fallback', () => {
  const state: Follow = { stance: 'free', spot: { documentId: 'gone', page: 7 } }
  expect(viewOf(state, null, papers, budget)).toMatchObject({ paper: budget, page: 1 })
})

test('with no papers at all there is nothing to show, and nothing breaks', () => {
  expect(viewOf(following, null, [], null)).toMatchObject({ paper: null, page: 1 })
})

test('a paper asked for opens first, and counts as leaving only when someone presents', () => {
  expect(startFollowing('budget', null).stance).toBe('following')
  expect(startFollowing('budget', place(chair, 'plan', 3)).stance).toBe('free')
})

test('the pointer is seen by whoever is on the presenter’s page, also on their own, and by nobody else', () => {
  const at = {
    ...place(chair, 'plan', 3),
    shown: { documentId: 'plan', page: 3, pointer: { x: 0.5, y: 0.5 } },
  }
  expect(viewOf(following, at, papers, null).pointer).toEqual({ x: 0.5, y: 0.5 })
  expect(
    viewOf({ stance: 'free', spot: { documentId: 'plan', page: 3 } }, at, papers, null).pointer,
  ).not.toBeNull()
  expect(
    viewOf({ stance: 'free', spot: { documentId: 'plan', page: 4 } }, at, papers, null).pointer,
  ).toBeNull()
})

test('the presenter’s own page is ahead of the hub’s echo', () => {
  const state = after(
    following,
    { type: 'present', spot: { documentId: 'plan', page: 1 } },
    { type: 'turn', spot: { documentId: 'plan', page: 2 }, place: null },
    { type: 'turn', spot: { documentId: 'plan', page: 3 }, place: place(me, 'plan', 1) },
    comes(place(me, 'plan', 2)),
  )
  expect(viewOf(state, place(me, 'plan', 2), papers, null)).toMatchObject({ page: 3, presence: 'presenting' })
})

test('a presenter looks elsewhere alone and comes back to presenting', () => {
  const at = place(me, 'plan', 3)
  const state = after(
    following,
    { type: 'present', spot: { documentId: 'plan', page: 3 } },
    comes(at),
    { type: 'look-alone' },
    { type: 'turn', spot: { documentId: 'plan', page: 9 }, place: at },
    comes(at),
  )
  expect(viewOf(state, at, papers, null)).toMatchObject({ page: 9, presence: 'free' })
  expect(viewOf(follow(state, { type: 'return', place: at, me }), at, papers, null)).toMatchObject({
    page: 3,
    presence: 'presenting',
  })
})

test('opening a paper from the agenda never shows it to everyone by itself', () => {
  const state = after(
    following,
    { type: 'present', spot: { documentId: 'plan', page: 3 } },
    { type: 'open', spot: { documentId: 'budget', page: 1 }, place: place(me, 'plan', 3) },
  )
  expect(state.stance).toBe('free')
})

test('when someone else presents, or stops the presentation, the presenter follows', () => {
  const presenting = after(following, { type: 'present', spot: { documentId: 'plan', page: 3 } })
  expect(follow(presenting, comes(place(chair, 'budget', 1))).stance).toBe('following')
  expect(follow(presenting, comes(place(null, null)))).toEqual({
    stance: 'following',
    spot: { documentId: 'plan', page: 3 },
  })
})

test('a presenter’s window opened anew in the middle goes on presenting', () => {
  expect(after(following, comes(place(me, 'plan', 7)))).toEqual({
    stance: 'presenting',
    spot: { documentId: 'plan', page: 7 },
  })
})

test('who stops presenting leaves nothing to follow', () => {
  expect(isPresented(place(null, null))).toBe(false)
  expect(isPresented(place(chair, null))).toBe(true)
})

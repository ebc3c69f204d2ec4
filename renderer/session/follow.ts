/**
 * Who moves the page on this screen: the presenter (following), the person alone (free), or the person for everyone
 * (presenting). Pure: what is shown follows from this state, the presenter's place and the papers that are here.
 */
import type { Paper } from '../../protocol/app/state.ts'
import type { PagePoint, Place, ShownPage } from '../../protocol/live/place.ts'

export interface Spot {
  readonly documentId: string
  /** From 1. */
  readonly page: number
}

export interface Follow {
  readonly stance: 'following' | 'free' | 'presenting'
  /** Where this person was last; kept when the presenter stops, so that the paper stays open. */
  readonly spot: Spot | null
}

export type FollowAction =
  /** A new place came from the hub. */
  | { readonly type: 'place'; readonly place: Place | null; readonly me: string | null }
  /** The person turned a page or opened a paper. */
  | { readonly type: 'turn'; readonly spot: Spot; readonly place: Place | null }
  | { readonly type: 'open'; readonly spot: Spot; readonly place: Place | null }
  /** Back to the presenter's page, or back to presenting where the presenter is oneself. */
  | { readonly type: 'return'; readonly place: Place | null; readonly me: string | null }
  | { readonly type: 'present'; readonly spot: Spot }
  /** The presenter looks at something alone; what the others see stays. */
  | { readonly type: 'look-alone' }
  | { readonly type: 'stop' }

/**
 * Everyone follows from the start. A paper the person asked for opens first; it counts as looking elsewhere only when
 * someone presents already.
 */
export function startFollowing(openDocumentId: string | null, place: Place | null): Follow {
  if (openDocumentId === null) return { stance: 'following', spot: spotOf(place) }
  const spot = { documentId: openDocumentId, page: 1 }
  return { stance: isPresented(place) ? 'free' : 'following', spot }
}

export function follow(state: Follow, action: FollowAction): Follow {
  switch (action.type) {
    case 'place':
      return followPlace(state, action.place, action.me)
    case 'turn':
      // With nobody presenting there is nothing to leave: whoever follows goes along once someone presents.
      if (state.stance === 'following' && isPresented(action.place))
        return { stance: 'free', spot: action.spot }
      return { ...state, spot: action.spot }
    case 'open':
      if (state.stance === 'following' && !isPresented(action.place)) return { ...state, spot: action.spot }
      return { stance: 'free', spot: action.spot }
    case 'return': {
      const spot = spotOf(action.place) ?? state.spot
      return { stance: isShownBy(action.place, action.me) ? 'presenting' : 'following', spot }
    }
    case 'present':
      return { stance: 'presenting', spot: action.spot }
    case 'look-alone':
      return { ...state, stance: 'free' }
    case 'stop':
      return { ...state, stance: 'following' }
  }
}

function followPlace(state: Follow, place: Place | null, me: string | null): Follow {
  const isMine = isShownBy(place, me)
  if (state.stance === 'presenting') {
    // One's own place comes back a moment later; the page on this screen is the newer one.
    if (place === null || isMine) return state
    // Someone else presents now, or has stopped the presentation.
    return { stance: 'following', spot: spotOf(place) ?? state.spot }
  }
  if (state.stance === 'free') return state
  // The presenter's own window was opened anew in the middle of presenting.
  if (isMine) return { stance: 'presenting', spot: spotOf(place) }
  return { ...state, spot: spotOf(place) ?? state.spot }
}

function isShownBy(place: Place | null, personId: string | null): boolean {
  return personId !== null && place?.by === personId && place.shown !== null
}

/** Whether anyone presents anything, readable for this person or not: who stops presenting leaves no name. */
export function isPresented(place: Place | null): boolean {
  return place !== null && (place.shown !== null || place.by !== null)
}

export function spotOf(place: Place | null): Spot | null {
  const shown = place?.shown ?? null
  return shown === null ? null : { documentId: shown.documentId, page: shown.page }
}

export interface View {
  /** The page on screen; null when there is no paper to show at all. */
  readonly paper: Paper | null
  readonly page: number
  readonly presence: Follow['stance']
  /** The presenter's pointer, when this is the presenter's page. */
  readonly pointer: PagePoint | null
  /**
   * Why the presenter's page is not on screen though the person follows: not open to them, or the laptop has not
   * heard of the paper yet. `nobody`: no one presents.
   */
  readonly notice: 'none' | 'nobody' | 'restricted' | 'not-here-yet'
}

/** What to draw. `fallback`: the paper to open when nothing else says which (the current item's first). */
export function viewOf(
  state: Follow,
  place: Place | null,
  papers: readonly Paper[],
  fallback: Paper | null,
): View {
  const find = (spot: Spot | null) => papers.find((paper) => paper.document.id === spot?.documentId) ?? null
  const shown = place?.shown ?? null

  if (state.stance === 'following' && shown !== null) {
    const paper = find(shown)
    if (paper !== null) {
      return {
        paper,
        page: pageWithin(paper, shown.page),
        presence: 'following',
        pointer: shown.pointer,
        notice: 'none',
      }
    }
  }
  const paper = find(state.spot) ?? fallback
  const page = paper !== null && paper.document.id === state.spot?.documentId ? state.spot.page : 1
  return {
    paper,
    page: paper === null ? 1 : pageWithin(paper, page),
    presence: state.stance === 'presenting' ? 'presenting' : 'free',
    pointer: state.stance === 'free' ? pointerAt(shown, paper, page) : null,
    notice: state.stance === 'following' ? noticeOf(place) : 'none',
  }
}

function noticeOf(place: Place | null): View['notice'] {
  if (!isPresented(place)) return 'nobody'
  return place?.shown === null ? 'restricted' : 'not-here-yet'
}

/** Someone who looks around alone and happens to be on the presenter's page sees the pointer there too. */
function pointerAt(shown: ShownPage | null, paper: Paper | null, page: number): PagePoint | null {
  return shown !== null && shown.documentId === paper?.document.id && shown.page === page
    ? shown.pointer
    : null
}

/** A replaced paper may be shorter than the page someone stood on. */
function pageWithin(paper: Paper, page: number): number {
  return Math.min(Math.max(1, page), paper.document.pageCount)
}

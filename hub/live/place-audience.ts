/** Who may not see the presented page: the same rule that closes the paper to them. */
import { mayReadPaper } from '../../meeting/authorisation.ts'
import type { Place } from '../../protocol/live/place.ts'
import { mayReadDocument, type Viewer } from '../people/viewer.ts'
import type { MeetingRows } from '../rows/meeting-rows.ts'

export type PlaceAudience =
  { readonly how: 'everyone' } | { readonly how: 'some'; readonly hiddenFrom: readonly string[] }

export function placeAudience(rows: MeetingRows, place: Place): PlaceAudience {
  if (place.shown === null) return { how: 'everyone' }
  const document = rows.find('document', place.shown.documentId)
  if (document?.audience === 'everyone') return { how: 'everyone' }
  const parts = rows.all('participant')
  const hidden = document === null ? parts : parts.filter((part) => !mayReadPaper(part, document.audience))
  return { how: 'some', hiddenFrom: hidden.map((part) => part.personId) }
}

/** The place as this person may know it. */
export function placeFor(viewer: Viewer, rows: MeetingRows, place: Place | null): Place | null {
  if (place === null || place.shown === null) return place
  const document = rows.find('document', place.shown.documentId)
  const isOpen = document !== null && mayReadDocument(viewer, rows, document)
  return isOpen ? place : { ...place, shown: null }
}

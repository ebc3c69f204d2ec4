/** Everyone the hub knows, for suggestions. Asked for anew with each connection; without it one types names whole. */
import { useEffect, useState } from 'react'
import type { KnownPerson } from '../../../protocol/http/people.ts'
import { useApp } from '../../state/app-store.ts'
import { call } from '../../state/core.ts'
import { failureOf } from '../../state/use-action.ts'

export function useKnownPeople(): readonly KnownPerson[] {
  const isConnected = useApp((state) => state.connection.state === 'connected')
  const [people, setPeople] = useState<readonly KnownPerson[]>([])
  useEffect(() => {
    if (!isConnected) return
    const gone = new AbortController()
    call('people:list', null).then(
      (answer) => {
        if (!gone.signal.aborted) setPeople(answer.people)
      },
      (error: unknown) => {
        // A secretary of this one meeting may not see the directory: no suggestions, and nothing is wrong.
        const { kind } = failureOf(error)
        if (kind !== 'not-allowed') console.warn('the directory of people could not be read', kind)
      },
    )
    return () => gone.abort()
  }, [isConnected])
  return people
}

/** Which screen a window shows: the room's, or one that follows from where the person stands. */
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import 'dayjs/locale/vi'
import { useState } from 'react'
import { useDisplay } from './frame/use-display.ts'
import { MeetingList } from './meetings/MeetingList.tsx'
import { MeetingScreen } from './meetings/MeetingScreen.tsx'
import { RoomScreen } from './room/RoomScreen.tsx'
import { StartScreen } from './start/StartScreen.tsx'
import { useApp } from './state/app-store.ts'
import { theme } from './theme/theme.ts'

/** The room's window is the same page, opened with this in its address. */
const isRoomWindow = new URLSearchParams(location.search).has('room')

/** The only style elements the policy lets in carry this. */
const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

export function App() {
  const scheme = useDisplay()
  const language = useApp((state) => state.app.settings.language)
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={isRoomWindow ? 'dark' : scheme}
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={() => styleNonce}
    >
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
        {isRoomWindow ? <RoomScreen /> : <Desk />}
      </DatesProvider>
    </MantineProvider>
  )
}

/** Signed out → start; signed in → the list; a meeting opened → the meeting. */
function Desk() {
  const isSignedIn = useApp((state) => state.hubs.currentHubId !== null)
  const joinCode = useApp((state) => state.app.pendingJoinCode)
  const meetingId = useApp((state) => state.meeting?.meeting.id)
  const [isAddingHub, setAddingHub] = useState(false)

  if (!isSignedIn || joinCode !== null || isAddingHub) {
    return (
      <StartScreen
        onBack={isSignedIn ? () => setAddingHub(false) : null}
        onDone={() => setAddingHub(false)}
      />
    )
  }
  if (meetingId !== undefined) return <MeetingScreen key={meetingId} />
  return <MeetingList onAddHub={() => setAddingHub(true)} />
}

/** The reader as the program shows it, on one paper. */
import '@fontsource/be-vietnam-pro/400.css'
import '@mantine/core/styles.css'
import 'virtual:theme.css'
import '../../../renderer/theme/tokens.css'
import { MantineProvider } from '@mantine/core'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '../../../renderer/i18n/i18n.ts'
import { Reader } from '../../../renderer/reader/Reader.tsx'
import { putBranch } from '../../../renderer/state/app-store.ts'
import { theme } from '../../../renderer/theme/theme.ts'
import { pageCount, sha256, sizeBytes } from './paper-in-query.ts'
import './probe.ts'

const id = '019a0000-0000-7000-8000-000000000001'
const paper = {
  document: {
    id,
    meetingId: id,
    itemId: id,
    position: 'a0',
    title: 'Tài liệu',
    fileName: 'tai-lieu.pdf',
    version: 1,
    sha256,
    sizeBytes,
    pageCount,
    audience: 'everyone' as const,
  },
  readyBytes: sizeBytes,
  isReady: true,
}

function Bench() {
  const [page, setPage] = useState(1)
  return (
    <Reader
      paper={paper}
      page={page}
      onTurn={setPage}
      presence="free"
      pointer={null}
      warm={[]}
      actions={null}
    />
  )
}

const settings = { language: 'vi', textSize: 'normal', theme: 'light' } as const
putBranch('app', { appVersion: '0', shell: 'browser', settings, pendingJoinCode: null, isSample: false })
putBranch('hubs', { known: [], currentHubId: null, discovered: [] })
putBranch('connection', { state: 'none' })
putBranch('hosting', { state: 'off' })
putBranch('meetings', [])
putBranch('meeting', null)
putBranch('live', null)
putBranch('place', null)
putBranch('transfers', [])

await startI18n('vi')
const place = document.getElementById('root')
if (place === null) throw new Error('the page has no #root')
createRoot(place).render(
  <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
    <Bench />
  </MantineProvider>,
)
window.isReady = true

/** Connects to the core, waits for its state, then draws. Nothing is drawn from guesses. */
import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import 'virtual:theme.css'
import './theme/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { CoreGone } from './frame/CoreGone.tsx'
import { startI18n } from './i18n/i18n.ts'
import { useAppStore } from './state/app-store.ts'
import { connectToCore } from './state/core.ts'

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
const root = createRoot(place)

function drawGone() {
  root.render(<CoreGone />)
}

async function start() {
  await startI18n('vi')
  await connectToCore(drawGone)
  await stateComplete()
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

function stateComplete(): Promise<void> {
  return new Promise((resolve) => {
    if (useAppStore.getState().state !== null) return resolve()
    const stop = useAppStore.subscribe(({ state }) => {
      if (state === null) return
      stop()
      resolve()
    })
  })
}

start().catch((error: unknown) => {
  console.error(error)
  drawGone()
})

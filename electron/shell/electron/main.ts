/** The installed program's entry, bundled to `dist/main.js`: its other files lie beside it. */
import electronUpdater from 'electron-updater'
import { startProgram } from './program.ts'

// Looked up late: the updater gets ready for the platform when it is first touched.
startProgram({ distFolder: import.meta.dirname, updater: () => electronUpdater.autoUpdater })

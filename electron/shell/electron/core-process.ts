/**
 * The core's own process in the installed program: Electron's main process starts this as a utility process, so that
 * neither a slow disk nor a busy hub can hold up a window.
 */
import { runCoreProcess, type ParentPort } from './run-core-process.ts'

// Electron puts it there in utility processes; Node's own types don't know it.
const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort }
if (parentPort === undefined) throw new Error('this file is an entry for Electron’s utilityProcess.fork')

runCoreProcess(parentPort, () => process.exit())

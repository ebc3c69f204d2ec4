/** Builds the windows once for all browser tests, if they are older than their sources. */
import { bundle } from '../../build/bundle.ts'

export default async function buildRenderer(): Promise<void> {
  await bundle({ parts: ['renderer'] })
}

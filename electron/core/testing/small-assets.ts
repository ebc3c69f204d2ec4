/** The sample meeting's people and agenda with one small paper: for tests that seed it more than once. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadSampleData } from '../sample/sample-data.ts'
import { makePdf } from './make-pdf.ts'
import { tempFolder } from './temp-folder.ts'

export function smallAssets(): string {
  const folder = tempFolder()
  const data = loadSampleData(path.resolve('assets'))
  const [first] = data.agenda
  if (first === undefined) throw new Error('the sample meeting has no agenda')
  const paper = { key: 'only', title: 'Giấy mời', file: 'only.pdf', audience: 'everyone' as const }
  const agenda = [{ ...first, documents: [paper], items: [] }]
  const motions = [{ key: 'm', item: first.key, document: 'only', preset: 'procedural', text: 'Thông qua?' }]
  mkdirSync(path.join(folder, 'sample'))
  writeFileSync(path.join(folder, 'sample', 'meeting.json'), JSON.stringify({ ...data, agenda, motions }))
  writeFileSync(path.join(folder, 'sample', 'only.pdf'), makePdf())
  return folder
}

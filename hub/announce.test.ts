import { expect, it } from 'vitest'
import { announce, serviceName } from './announce.ts'
import { openLog } from './hub-log.ts'

it('announces under a name that fits a DNS label and tells hubs of one name apart', () => {
  const long = 'Ủy ban nhân dân phường Hòa Bình, thành phố Hồ Chí Minh'
  const one = serviceName(long, '01890a5d-ac96-774b-bcce-b302099a8057')
  expect(Buffer.byteLength(one)).toBeLessThanOrEqual(63)
  expect(one).toMatch(/^Ủy ban nhân dân phường .* 8057$/u)
  expect(serviceName('Hub', 'x-0001')).not.toBe(serviceName('Hub', 'x-0002'))
})

it('takes its announcement back, also where the network has no multicast', async () => {
  const lines: string[] = []
  const log = openLog((line) => lines.push(line.level), Date.now)
  const silence = announce({ name: 'Hub', hubId: '01890a5d-ac96-774b-bcce-b302099a8057', port: 1 }, log)
  await silence()
  expect(lines).not.toContain('error')
})

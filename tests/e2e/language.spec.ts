/** Another language or larger type, in the middle of the meeting, changes the words and their size and nothing else. */
import type { Locator } from '@playwright/test'
import { chairOf, expect, test } from './sample-room.ts'
import { button, nextStep, shownPage, stepButton } from './steps.ts'

const question = 'Thông qua dự toán ngân sách xã năm 2027'

test('English and back on the screens of a delegate and of the chair, with a vote open', async ({
  room,
  people,
}) => {
  const lead = await chairOf(room)
  const delegate = (await room.enter('nhan')).page
  const chair = (await people.openWindow(lead.shell)).page
  await lead.show('five-year-plan', 9)
  await lead.openVote(question)
  await expect(delegate.getByRole('heading', { name: question })).toBeVisible()
  await expect.poll(() => shownPage(delegate)).toBe(9)
  await delegate.keyboard.press('PageDown')
  await expect(button(delegate, 'Về trang chủ trì (9)')).toBeAttached()

  await test.step('the delegate reads on in English, at the same page, and votes', async () => {
    await button(delegate, 'English').click()
    await expect(button(delegate, "Back to the chair's page (9)")).toBeAttached()
    expect(Number(await delegate.getByLabel('Go to page number').inputValue())).toBe(10)
    await expect(delegate.getByRole('heading', { name: question })).toBeVisible()
    await expect(delegate.locator('html')).toHaveAttribute('lang', 'en')
    await button(delegate, /^In favour/).click()
    await expect(delegate.getByText(/^Ballot received: In favour/)).toBeVisible()
  })

  await test.step('the chair’s vote goes on in English and closes in Vietnamese', async () => {
    const step = stepButton(chair)
    await expect(step).toContainText('Đóng biểu quyết · 1/11 đã bỏ phiếu')
    await button(chair, 'English').click()
    await expect(step).toContainText('Close the vote · 1 of 11 have voted')
    await button(chair, 'Tiếng Việt').click()
    await nextStep(chair, 'Đóng biểu quyết · 1/11 đã bỏ phiếu')
    await chair.getByRole('dialog').getByRole('button', { name: 'Đóng biểu quyết' }).click()
    await expect(chair.getByText(/^Không thông qua: 1\/11 tổng số thành viên tán thành/)).toBeVisible()
    await expect(delegate.getByText(/^Not carried: 1 of all 11 members in favour/)).toBeVisible()
    expect(Number(await delegate.getByLabel('Go to page number').inputValue())).toBe(10)
  })
})

/** Why a button can't be read or hit as it is; empty when it can. */
async function troubleWith(button: Locator): Promise<string[]> {
  await expect(button).toBeVisible()
  return button.evaluate((element) => {
    const troubles: string[] = []
    const name = element.ariaLabel ?? element.textContent
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) {
      troubles.push(`${name}: out of the window (${left}, ${top}, ${right}, ${bottom})`)
    }
    if (width < 48 || height < 48) troubles.push(`${name}: only ${width} × ${height}`)
    const corners = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => ({ x, y })))
    for (const { x, y } of corners) {
      const hit = document.elementFromPoint(left + x * width, top + y * height)
      if (!element.contains(hit)) troubles.push(`${name}: covered by ${hit?.outerHTML.slice(0, 120)}`)
    }
    for (const part of [element, ...element.querySelectorAll('*')]) {
      const text = document.createRange()
      text.selectNodeContents(part)
      const words = text.getBoundingClientRect()
      const isCut = words.left < left - 1 || words.right > right + 1
      if (
        part instanceof HTMLElement &&
        part.textContent !== '' &&
        (isCut || part.scrollWidth > part.clientWidth + 1)
      ) {
        const isInline = getComputedStyle(part).display === 'inline'
        if (isCut || !isInline) troubles.push(`${name}: "${part.textContent}" is cut off`)
      }
    }
    return troubles
  })
}

test('large type at 1366 × 768 cuts off and covers no button that matters', async ({ room, people }) => {
  const lead = await chairOf(room)
  const delegateLaptop = await room.enter('nhan')
  const delegate = delegateLaptop.page
  const chair = (await people.openWindow(lead.shell)).page
  const troubles: string[] = []
  const look = async (...buttons: Locator[]) => {
    for (const one of buttons) troubles.push(...(await troubleWith(one)))
  }
  const step = stepButton(chair)
  for (const language of ['vi', 'en'] as const) {
    await test.step(language, async () => {
      for (const { core } of [lead.shell, delegateLaptop.shell]) {
        await core.call('settings:change', { language, textSize: 'large' })
      }
      for (const page of [chair, delegate])
        await expect(page.locator('html')).toHaveAttribute('lang', language)
      await lead.show('five-year-plan', 9)
      await expect(delegate.locator('main [data-page="9"]')).toBeVisible()
      await delegate.keyboard.press('PageDown')
      await look(button(delegate, /^(Về trang chủ trì|Back to the chair's page) \(9\)$/))
      for (const page of [chair, delegate]) {
        await look(
          button(page, /^(Trang trước|Previous page)$/),
          button(page, /^(Trang sau|Next page)$/),
          button(page, /^(Phóng to|Zoom in)$/),
          button(page, /^(Các cuộc họp|Meetings)$/),
        )
      }
      await look(step, button(chair, /^(Dừng trình bày|Stop presenting)$/))
      const voteId = await lead.openVote(question)
      await expect(delegate.getByRole('heading', { name: question })).toBeVisible()
      await look(
        button(delegate, /^(Tán thành|In favour)/),
        button(delegate, /^(Không tán thành|Against)/),
        button(delegate, /^(Không biểu quyết|Abstain)/),
        step,
      )
      await button(delegate, /^(Không tán thành|Against)/).click()
      await look(button(delegate, /^(Đổi phiếu|Change ballot)$/))
      await nextStep(chair, /^(Đóng biểu quyết|Close the vote)/)
      await look(
        chair.getByRole('dialog').getByRole('button', { name: /^(Đóng biểu quyết|Close the vote)$/ }),
      )
      await chair.keyboard.press('Escape')
      await lead.order({ type: 'vote:close', voteId })
      await look(button(delegate, /^(Xem chi tiết|See details)$/))
      await button(delegate, /^(Đóng kết quả|Close result)$/).click()
      await delegate.keyboard.press('Escape')
    })
  }
  expect(troubles).toEqual([])
})

/** The few pages the browser shell makes itself, in both languages, for when the renderer can't be shown. */
import { securityHeaders } from '../renderer-files.ts'
import { textsOf, type TextKey } from '../texts/texts.ts'

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const style =
  'body{font:17px/1.5 system-ui,sans-serif;background:#faf8f5;color:#1f1b16;max-width:36rem;margin:15vh auto;padding:0 24px}' +
  'h1{font-size:24px}section+section{margin-top:32px;padding-top:16px;border-top:1px solid #e4ded4}'

export function explainingPage(status: 401 | 403 | 500, title: TextKey, body: TextKey): Response {
  const [vi, en] = [textsOf('vi'), textsOf('en')]
  return page(
    status,
    vi[title],
    `<main><section><h1>${vi[title]}</h1><p>${vi[body]}</p></section>` +
      `<section lang="en"><h1>${en[title]}</h1><p>${en[body]}</p></section></main>`,
  )
}

/**
 * Moves on to `path` from a page of ours. A plain redirect would not do: after a link from elsewhere the browser would
 * leave the strict cookie out all the way through.
 */
export function forwardingPage(path: string, cookie: string | null): Response {
  const target = path.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const opening = textsOf('vi').opening
  const response = page(
    200,
    opening,
    `<main><p><a href="${target}">${opening}</a></p></main>`,
    `<meta http-equiv="refresh" content="0;url=${target}">`,
  )
  if (cookie !== null) response.headers.set('Set-Cookie', cookie)
  return response
}

function page(status: number, title: string, main: string, head = ''): Response {
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8">${head}<title>${title}</title><style>${style}</style></head><body>${main}</body></html>`
  return new Response(html, {
    status,
    headers: {
      ...securityHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    },
  })
}

import { describe, expect, it } from 'vitest'
import { isLoadable, isOwnPage, isOwnUrl, pageUrl } from './own-pages.ts'

describe('what is ours', () => {
  it.each([
    'app://dienhong/',
    'app://dienhong/?room=x',
    'app://dienhong/assets/main.js',
    pageUrl(),
    pageUrl('a b'),
  ])('%s', (url) => expect(isOwnUrl(url)).toBe(true))

  it.each([
    'app://dienhong.evil.example/',
    'app://evil/dienhong/',
    'app://dienhong@evil/',
    'app://user@dienhong/',
    'app://user:word@dienhong/',
    'app://dienhong:8080/',
    'apps://dienhong/',
    'app:dienhong/',
    'https://dienhong/',
    'http://evil.example/#app://dienhong/',
    'file:///app://dienhong/',
    'javascript:alert(1)//app://dienhong/',
    'data:text/html,app://dienhong/',
    'about:blank',
    'blob:app://dienhong/123',
    'view-source:app://dienhong/',
    '//dienhong/',
    'dienhong',
    '',
  ])('is not: %s', (url) => {
    expect(isOwnUrl(url)).toBe(false)
    expect(isOwnPage(url)).toBe(false)
  })

  it('tells the page from its files', () => {
    expect(isOwnPage('app://dienhong/?room=x')).toBe(true)
    expect(isOwnPage('app://dienhong/assets/main.js')).toBe(false)
  })
})

describe('what our pages may load', () => {
  it('is what is theirs or made by them', () => {
    expect(isLoadable('app://dienhong/pdfjs/wasm/openjpeg.wasm', false)).toBe(true)
    expect(isLoadable('data:image/png;base64,AA==', false)).toBe(true)
    expect(isLoadable('blob:app://dienhong/6f1c', false)).toBe(true)
  })

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8443/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'blob:https://example.com/6f1c',
    'chrome://gpu',
    'devtools://devtools/bundled/inspector.html',
    'nonsense',
  ])('is nothing else: %s', (url) => expect(isLoadable(url, false)).toBe(false))

  it('is the developer tools only where they are allowed', () => {
    expect(isLoadable('devtools://devtools/bundled/inspector.html', true)).toBe(true)
  })
})

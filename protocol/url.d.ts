// The part of the WHATWG URL standard that this folder uses: present in Node and in every browser, though neither's
// type library is loaded here.
interface URLSearchParams {
  append(name: string, value: string): void
  get(name: string): string | null
  getAll(name: string): string[]
  set(name: string, value: string): void
  toString(): string
}
declare const URLSearchParams: { new (): URLSearchParams }
interface URL {
  readonly protocol: string
  readonly host: string
  readonly searchParams: URLSearchParams
}
declare const URL: { new (url: string): URL }

/** Which paper the page under test is to open. */
const query = new URLSearchParams(location.search)

export const sha256 = query.get('sha256') ?? ''
export const sizeBytes = Number(query.get('size'))
export const pageCount = Number(query.get('pages'))
/** CSS pixels across the page. */
export const widthPx = Number(query.get('width'))

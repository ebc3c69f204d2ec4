/** What a built program asks for by name: `import`, `export … from`, `import()` and `require()` with a fixed text. */
import { readFile } from 'node:fs/promises'
import { parseAst } from 'vite'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const literal = (value: unknown): string | null =>
  isObject(value) && value['type'] === 'Literal' && typeof value['value'] === 'string' ? value['value'] : null

/** What this one node of the syntax tree asks for. */
function asksFor(node: Record<string, unknown>): string | null {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return literal(node['source'])
    case 'CallExpression': {
      const { callee, arguments: args } = node
      const isRequire = isObject(callee) && (callee['name'] === 'require' || callee['name'] === '__require')
      return isRequire && Array.isArray(args) && args.length === 1 ? literal(args[0]) : null
    }
    default:
      return null
  }
}

export async function importsOf(path: string): Promise<Set<string>> {
  const found = new Set<string>()
  const queue: unknown[] = [parseAst(await readFile(path, 'utf8'))]
  while (queue.length > 0) {
    const value = queue.pop()
    if (!isObject(value)) continue
    const specifier = asksFor(value)
    if (specifier !== null) found.add(specifier)
    for (const child of Object.values(value)) if (isObject(child)) queue.push(child)
  }
  return found
}

/** The renderer's build. Everything it needs lies beside it: nothing is loaded from elsewhere at run time. */
import { cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  convertCssVariables,
  defaultCssVariablesResolver,
  deepMerge,
  mergeMantineTheme,
  DEFAULT_THEME,
} from '@mantine/core'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { cssVariables, theme } from './theme/theme.ts'

const here = import.meta.dirname
const outFolder = join(here, '../dist/renderer')

/**
 * Mantine writes its CSS variables into a `<style>` at run time, which our content security policy forbids:
 * here they become a file of the build.
 */
function themeCss(): Plugin {
  const id = 'virtual:theme.css'
  return {
    name: 'theme-css',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(source) {
      if (source !== `\0${id}`) return null
      const merged = mergeMantineTheme(DEFAULT_THEME, theme)
      const variables = deepMerge(defaultCssVariablesResolver(merged), cssVariables(merged))
      return convertCssVariables(variables)
    },
  }
}

/** pdf.js fetches these by URL when a page needs them; without `wasm`, scans stay blank with no error. */
function pdfjsFiles(): Plugin {
  const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return {
    name: 'pdfjs-files',
    apply: 'build',
    async writeBundle() {
      for (const folder of ['wasm', 'cmaps', 'standard_fonts', 'iccs']) {
        await cp(join(pdfjs, folder), join(outFolder, 'pdfjs', folder), { recursive: true })
      }
      for (const file of ['pdf.worker.min.mjs', 'pdf.renderer.min.mjs']) {
        await cp(join(pdfjs, 'build', file), join(outFolder, 'pdfjs', file))
      }
    },
  }
}

export default defineConfig({
  root: here,
  base: './',
  plugins: [react(), themeCss(), pdfjsFiles()],
  build: {
    outDir: outFolder,
    emptyOutDir: true,
    target: 'chrome130',
    // A data: URL for a font would need a wider policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
})

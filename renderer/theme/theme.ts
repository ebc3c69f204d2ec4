/** The tokens of the look, for Mantine's components and (as CSS variables in tokens.css) for our own. */
import { createTheme, Input, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const lacquer: MantineColorsTuple = [
  '#fbeeed',
  '#f1d8d6',
  '#e3aba8',
  '#d57c77',
  '#c9544e',
  '#b93a33',
  '#a3271f',
  '#8c1d18',
  '#741712',
  '#5c100d',
]

/** The blue of focus and of the main action: AA on paper with white text. */
const blue: MantineColorsTuple = [
  '#e8f1fd',
  '#cfe1f9',
  '#9fc3f2',
  '#6ba3ec',
  '#3f87e4',
  '#1f71dc',
  '#0a5fd0',
  '#0a54b8',
  '#0a489d',
  '#083a80',
]

const target = 'var(--target)'

/** A box beside words that are as easy to hit as the box. */
const tickedByItsWords = { body: { alignItems: 'center' }, label: { paddingBlock: '0.75rem' } }

export const theme = createTheme({
  fontFamily: '"Be Vietnam Pro", sans-serif',
  headings: {
    fontFamily: '"Be Vietnam Pro", sans-serif',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'calc(2rem * var(--text-scale))', lineHeight: '1.35' },
      h2: { fontSize: 'calc(1.5rem * var(--text-scale))', lineHeight: '1.4' },
      h3: { fontSize: 'calc(1.25rem * var(--text-scale))', lineHeight: '1.45' },
    },
  },
  fontSizes: {
    xs: 'calc(0.9375rem * var(--text-scale))',
    sm: 'calc(0.9375rem * var(--text-scale))',
    md: 'calc(1.0625rem * var(--text-scale))',
    lg: 'calc(1.25rem * var(--text-scale))',
    xl: 'calc(1.5rem * var(--text-scale))',
  },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  black: '#1f1b16',
  respectReducedMotion: true,
  colors: { blue, lacquer },
  components: {
    Button: {
      defaultProps: { size: 'md' },
      styles: {
        root: { height: 'auto', minHeight: '3rem', paddingBlock: '0.5rem' },
        // Mantine's label cuts what reaches below a line height of 1: the dots of ạ ị ọ.
        label: { height: 'auto', overflow: 'visible', lineHeight: 1.5 },
      },
    },
    ActionIcon: { defaultProps: { size: '3rem', variant: 'subtle' } },
    // Everything one presses or types into is 48 px high, whichever of Mantine's sizes its words have.
    Input: Input.extend({
      vars: (_, { multiline }) => ({ wrapper: multiline === true ? {} : { '--input-height': target } }),
    }),
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: {
      defaultProps: { size: 'md', rightSectionWidth: target },
      styles: { visibilityToggle: { width: target, height: target } },
    },
    Textarea: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Select: {
      defaultProps: { size: 'md', allowDeselect: false },
      styles: { option: { minHeight: target } },
    },
    Autocomplete: { defaultProps: { size: 'md' }, styles: { option: { minHeight: target } } },
    Checkbox: { defaultProps: { size: 'md' }, styles: tickedByItsWords },
    Radio: { defaultProps: { size: 'md' }, styles: tickedByItsWords },
    Switch: { defaultProps: { size: 'md' }, styles: tickedByItsWords },
    SegmentedControl: {
      styles: {
        label: { minHeight: target, display: 'flex', alignItems: 'center', justifyContent: 'center' },
        innerLabel: { lineHeight: 1.5 },
      },
    },
    Menu: {
      // The placeholder is a child a menu must not have; the first item takes the focus instead.
      defaultProps: { withInitialFocusPlaceholder: false },
      styles: { item: { minHeight: target }, itemLabel: { lineHeight: 1.5 } },
    },
    Alert: { styles: { closeButton: { width: target, height: target } } },
    // Locking the page's scroll writes a <style> element, which the policy forbids; our pages don't scroll anyway.
    Modal: {
      // On a laptop of 768 lines a form should need no scrolling.
      defaultProps: {
        lockScroll: false,
        centered: true,
        yOffset: '1.5dvh',
        transitionProps: { duration: 120 },
      },
      styles: {
        close: { minWidth: target, height: target },
        title: { fontSize: 'var(--size-3)', fontWeight: 600, lineHeight: 1.4 },
      },
    },
    Drawer: {
      defaultProps: { lockScroll: false, transitionProps: { duration: 120 } },
      styles: { close: { minWidth: target, height: target } },
    },
  },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf8f5',
    '--mantine-color-text': '#1f1b16',
    '--mantine-color-dimmed': '#5f574c',
    '--mantine-color-default-border': '#cfc6b8',
    '--mantine-color-placeholder': '#6f665a',
    '--mantine-color-error': '#a3271f',
  },
  dark: {
    '--mantine-color-body': '#1a1714',
    '--mantine-color-text': '#f2ede5',
    '--mantine-color-dimmed': '#bdb3a5',
    '--mantine-color-default': '#26221d',
    '--mantine-color-default-hover': '#302b25',
    '--mantine-color-default-border': '#5a5146',
    '--mantine-color-placeholder': '#a89e90',
    '--mantine-color-error': '#ff9a90',
    // White words stand on these; the lighter shades of the dark theme are for words on dark.
    '--mantine-color-blue-filled': '#1f71dc',
    '--mantine-color-blue-filled-hover': '#0a5fd0',
    '--mantine-color-blue-text': '#6ba3ec',
    '--mantine-color-lacquer-filled': '#b93a33',
    '--mantine-color-lacquer-filled-hover': '#a3271f',
  },
})

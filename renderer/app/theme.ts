import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  NativeSelect,
  PasswordInput,
  Switch,
  Textarea,
  TextInput,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import { accentShades, accentUse } from '../ui/color/accent.ts';

/** System fonts that draw Latin, Cyrillic and Thai on every desk; the first one present is taken per letter. */
const fonts =
  '"Segoe UI", system-ui, -apple-system, "Noto Sans", "Leelawadee UI", "Noto Sans Thai", Thonburi, sans-serif';
const monospace = 'ui-monospace, "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono", Consolas, monospace';

/** Mantine's dark greys with the hue of our own dark page (page.css); inputs are drawn in the seventh. */
const coolDark: MantineColorsTuple = [
  '#e8ecf1',
  '#b0bac6',
  '#8f9ba9',
  '#5f6b79',
  '#3d4753',
  '#2c343e',
  '#171c22',
  '#14181d',
  '#101418',
  '#0b0e11',
];

/** The look, from one accent colour. */
export function themeFor(accentColor: string): MantineThemeOverride {
  return createTheme({
    primaryColor: 'accent',
    colors: { accent: accentShades(accentColor), dark: coolDark },
    primaryShade: { light: accentUse.onLight, dark: accentUse.filledInDark },
    fontFamily: fonts,
    fontFamilyMonospace: monospace,
    headings: { fontFamily: fonts, fontWeight: '650' },
    defaultRadius: 'md',
    focusRing: 'auto',
    cursorType: 'pointer',
    components: {
      Button: Button.extend({ defaultProps: { size: 'md' } }),
      ActionIcon: ActionIcon.extend({ defaultProps: { size: 'lg', variant: 'subtle', color: 'gray' } }),
      Input: Input.extend({ defaultProps: { size: 'md' } }),
      TextInput: TextInput.extend({ defaultProps: { size: 'md' } }),
      Textarea: Textarea.extend({ defaultProps: { size: 'md' } }),
      NativeSelect: NativeSelect.extend({ defaultProps: { size: 'md' } }),
      PasswordInput: PasswordInput.extend({ defaultProps: { size: 'md' } }),
      Switch: Switch.extend({ defaultProps: { size: 'md', withThumbIndicator: false } }),
    },
  });
}

const shared = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-gray-light-color': 'var(--ink-soft)',
  // What IT has locked is read, not used.
  '--mantine-color-disabled-color': 'var(--ink-soft)',
  '--mantine-color-disabled': 'var(--sunk)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--focus': 'var(--mantine-primary-color-5)',
};

/** Mantine's own greys are too pale for small text; ours stand in page.css, which is there before any script. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...shared,
    '--accent-text': `var(--mantine-color-accent-${accentUse.onLight})`,
    '--accent-wash': 'var(--mantine-color-accent-0)',
    '--mantine-color-anchor': `var(--mantine-color-accent-${accentUse.onLight})`,
    '--mantine-color-accent-light-color': `var(--mantine-color-accent-${accentUse.onLight})`,
  },
  dark: {
    ...shared,
    '--accent-text': `var(--mantine-color-accent-${accentUse.onDark})`,
    '--accent-wash': 'color-mix(in oklab, var(--mantine-color-accent-7) 22%, var(--paper))',
    '--mantine-color-anchor': `var(--mantine-color-accent-${accentUse.onDark})`,
    '--mantine-color-accent-light-color': `var(--mantine-color-accent-${accentUse.onDark})`,
  },
});

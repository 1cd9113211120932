/** What a key press is, of the browser's KeyboardEvent. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

const named: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Space: 'Space',
};

function keyOf({ code }: KeyPress): string | null {
  if (/^F\d{1,2}$/.test(code)) return code;
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return letter ?? named[code] ?? null;
}

/**
 * The Electron accelerator of a key press, or null for one that cannot be a global shortcut: a modifier alone, a key
 * without Ctrl, Alt or Meta (it would take that key from every program), or a key that has no name.
 * The physical key counts, not the letter: a shortcut stays where it is when the keyboard layout changes.
 */
export function acceleratorOf(press: KeyPress): string | null {
  const key = keyOf(press);
  if (key === null || !(press.ctrlKey || press.altKey || press.metaKey)) return null;
  const parts = [
    press.ctrlKey ? 'Control' : '',
    press.metaKey ? 'Super' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

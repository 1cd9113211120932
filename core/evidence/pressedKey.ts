/** A key going down, before anything about it is kept. `name` as the hook's library calls it ("A", "Enter", "F5"); null: it has no name for it. */
export interface RawKey {
  name: string | null;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  /** The key that types a layout's third characters: never a shortcut. */
  altGr: boolean;
}

/** What may be kept of a key: that something was typed, or which command it was. Null: nothing (a modifier alone). */
export type PressedKey = { kind: 'typing' } | { kind: 'key'; keys: string } | null;

/** Keys that are a step of their own, alone too. None of them puts a character anywhere that could be read back. */
const commands = new Map<string, string>([
  ...['Enter', 'Escape', 'Tab', 'Home', 'End', 'Insert', 'PrintScreen'].map((name) => [name, name] as const),
  ...Array.from({ length: 24 }, (_, index) => [`F${index + 1}`, `F${index + 1}`] as const),
  ...(['Up', 'Down', 'Left', 'Right'] as const).map((way) => [`Arrow${way}`, way] as const),
  ...(['Up', 'Down'] as const).map((way) => [`Page${way}`, `Page${way}`] as const),
]);

const modifiers = /^(Ctrl|Alt|Shift|Meta)(Right)?$|^(CapsLock|NumLock|ScrollLock)$/;
/** Correcting is a part of typing. With a modifier they are commands. */
const editing = new Map([
  ['Backspace', 'Backspace'],
  ['Delete', 'Delete'],
  ['Space', 'Space'],
]);
const character =
  /^[A-Z0-9]$|^(Semicolon|Equal|Comma|Minus|Period|Slash|Backquote|BracketLeft|Backslash|BracketRight|Quote)$/;

const metaNames: Record<string, string> = { darwin: 'Cmd', win32: 'Win' };

/** Whether these modifiers make another character of a key instead of a command, on this system. */
function typesCharacter({ ctrl, alt, meta, altGr, name }: RawKey, platform: string): boolean {
  if (altGr) return true;
  if (meta) return false;
  // Option makes characters on a Mac, and Ctrl+Alt is another AltGr on Windows.
  if (platform === 'darwin') return !ctrl;
  if (platform === 'win32' && alt) return ctrl || (name?.startsWith('Numpad') ?? false);
  return !ctrl && !alt;
}

/**
 * Decides what may be kept of a key, before anything is. What types a character, or might on some layout, is only ever
 * `typing`; named are Enter, Escape, Tab, function and arrow keys, and shortcuts.
 *
 * @param platform as Node names it: what a modifier does differs
 */
export function pressedKey(key: RawKey, platform: string): PressedKey {
  const { name, ctrl, alt, shift, meta } = key;
  if (name === null) return { kind: 'typing' };
  if (modifiers.test(name)) return null;
  const command = name === 'NumpadEnter' ? 'Enter' : commands.get(name);
  const shortcut = editing.get(name) ?? (character.test(name) ? name : undefined);
  const known = command ?? (typesCharacter(key, platform) ? undefined : shortcut);
  if (known === undefined) return { kind: 'typing' };
  const held = [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', meta && (metaNames[platform] ?? 'Super')];
  return { kind: 'key', keys: [...held.filter((word) => word !== false), known].join('+') };
}

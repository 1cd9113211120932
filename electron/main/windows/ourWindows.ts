import { BrowserWindow, screen } from 'electron';
import { holds, type Rect } from '../../../core/evidence/rect.ts';
import { electronDisplays } from '../../adapters/capture/displays.ts';
import type { OurWindows } from '../services/recording/stepsWorld.ts';

/** Where a window of ours is, in physical pixels of the whole desktop. */
function physicalBounds(window: Pick<BrowserWindow, 'getBounds'>): Rect {
  const bounds = window.getBounds();
  const { id } = screen.getDisplayMatching(bounds);
  const display = electronDisplays(screen, process.platform).find((one) => one.id === String(id));
  if (display === undefined) return bounds;
  const { x, y, desk, scale } = display;
  return {
    x: Math.round(x + (bounds.x - desk.x) * scale),
    y: Math.round(y + (bounds.y - desk.y) * scale),
    width: Math.round(bounds.width * scale),
    height: Math.round(bounds.height * scale),
  };
}

const inSight = () =>
  BrowserWindow.getAllWindows().filter((window) => !window.isDestroyed() && window.isVisible());

/** Where the windows of ours are that stay above all others, in physical pixels. */
export const alwaysOnTop = (): Rect[] =>
  inSight()
    .filter((window) => window.isAlwaysOnTop())
    .map((window) => physicalBounds(window));

/** @param shortcuts Electron accelerators of ours */
export function ourWindows(shortcuts: () => readonly string[]): OurWindows {
  return {
    reached: (place) => {
      if (place === null) return BrowserWindow.getFocusedWindow() !== null;
      return inSight().some(
        (window) => (window.isAlwaysOnTop() || window.isFocused()) && holds(physicalBounds(window), place),
      );
    },
    isOurs: ({ pid }) => pid === process.pid,
    shortcuts: () => shortcuts().map(asKeys),
  };
}

/** An accelerator as a recorded key is written: "Control+Shift+F8" is "Ctrl+Shift+F8". */
function asKeys(accelerator: string): string {
  const meta = { darwin: 'Cmd', win32: 'Win' }[process.platform as string] ?? 'Super';
  const main = process.platform === 'darwin' ? 'Cmd' : 'Ctrl';
  const names: Record<string, string> = { Control: 'Ctrl', Super: meta, Command: 'Cmd', Option: 'Alt' };
  const parts = accelerator
    .split('+')
    .map((part) => (/^(CommandOrControl|CmdOrCtrl)$/.test(part) ? main : (names[part] ?? part)));
  const order = ['Ctrl', 'Alt', 'Shift', meta];
  const held = order.filter((name) => parts.includes(name));
  return [...held, ...parts.filter((part) => !order.includes(part))].join('+');
}

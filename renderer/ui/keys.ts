import { useEffect, useEffectEvent } from 'react';

/**
 * The two keys that work on every screen: Ctrl+Enter goes on, Escape goes back. An open list or dialog keeps its own
 * Escape.
 */
export function useKeys(keys: { goOn?: (() => void) | undefined; back?: (() => void) | undefined }): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null)
      return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && keys.goOn !== undefined) {
      event.preventDefault();
      keys.goOn();
    } else if (event.key === 'Escape' && keys.back !== undefined && !opensAList(event.target)) {
      event.preventDefault();
      keys.back();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const opensAList = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.getAttribute('aria-expanded') === 'true' &&
  target.tagName === 'INPUT';

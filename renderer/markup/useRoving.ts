import { useState, type FocusEvent, type KeyboardEvent } from 'react';

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const buttonsOf = (toolbar: Element): HTMLElement[] => [
  ...toolbar.querySelectorAll<HTMLElement>('button:not(:disabled)'),
];

/**
 * A toolbar is one stop of the Tab key; arrow keys lead from button to button in it
 * (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/). `stop` tells a button its tabIndex by its name.
 */
export function useRoving(first: string) {
  const [current, setCurrent] = useState(first);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const buttons = buttonsOf(event.currentTarget);
    const now = buttons.indexOf(event.target as HTMLElement);
    const step = steps[event.key];
    const ends: Record<string, number> = { Home: 0, End: buttons.length - 1 };
    const next =
      step === undefined ? ends[event.key] : (now + step + buttons.length) % Math.max(1, buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[next]?.focus();
  };
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const name = event.target.dataset['stop'];
    if (name !== undefined) setCurrent(name);
  };
  return {
    toolbar: { onKeyDown, onFocus },
    stop: (name: string) => ({ 'data-stop': name, tabIndex: name === current ? 0 : -1 }),
  };
}

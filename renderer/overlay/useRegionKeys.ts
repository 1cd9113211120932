import { useEffect } from 'react';
import { act } from './overlay.ts';

const arrows = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;

function isArrow(key: string): key is keyof typeof arrows {
  return key in arrows;
}

/** Everything can be done with the keyboard alone. Buttons keep their own keys. */
export function useRegionKeys(displayId: string): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, shiftKey, ctrlKey, metaKey } = event;
      const onButton = document.activeElement instanceof HTMLButtonElement;
      if (key === 'Escape') act({ kind: 'cancel' });
      else if (key === 'Enter' && !onButton) act({ kind: 'take' });
      else if (key === 'Tab' && !onButton) act({ kind: 'nextWindow', back: shiftKey });
      else if (isArrow(key))
        act({ kind: 'arrow', towards: arrows[key], grow: shiftKey, far: ctrlKey || metaKey, displayId });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [displayId]);
}

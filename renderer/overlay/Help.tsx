import { useText } from '../ui/useText.ts';
import { act } from './overlay.ts';

/** What can be done, and the two ways out. What is pressed here is not pressed on the picture below. */
export function Help({ chosen }: { chosen: { width: number; height: number } | null }) {
  const t = useText();
  return (
    <div
      className="help"
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <p>{t('capture:region.help')}</p>
      <p className="hidden" role="status">
        {chosen === null ? '' : t('capture:region.chosen', chosen)}
      </p>
      <button type="button" className="button" onClick={() => act({ kind: 'cancel' })}>
        {t('capture:region.cancel')}
        <kbd>{t('capture:region.escape')}</kbd>
      </button>
      <button
        type="button"
        className="button main"
        disabled={chosen === null}
        onClick={() => act({ kind: 'take' })}
      >
        {t('capture:region.take')}
        <kbd>{t('capture:region.enter')}</kbd>
      </button>
    </div>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useText } from '../ui/useText.ts';
import { shapesOf } from './shapes.ts';
import { openSuggestions } from './suggestion.ts';
import type { OpenEditor } from './useEditor.ts';
import type { Words } from './useWords.ts';
import styles from './Markup.module.css';

const icon = { size: '1.125rem', stroke: 1.8, 'aria-hidden': true } as const;

/** Says above the picture, too, that something looks private, and leads to the first place. */
export function PrivateCount({ open, onLook }: { open: OpenEditor; onLook: () => void }) {
  const { editor, world, act } = open;
  const t = useText();
  const [first, ...others] = openSuggestions(world.suggestions, editor.history.now);
  if (first === undefined) return null;
  return (
    <button
      type="button"
      className={styles.private}
      onClick={() => {
        act({ do: 'select', item: { of: 'suggestion', id: first.id } });
        onLook();
      }}
    >
      {t('markup:suggestions.count', { count: 1 + others.length })}
    </button>
  );
}

/** Places that look private: each is answered by the person, none by us. */
export function SuggestionList({ open, words }: { open: OpenEditor; words: Words }) {
  const { editor, world, act } = open;
  const t = useText();
  const suggestions = openSuggestions(world.suggestions, editor.history.now);
  if (suggestions.length === 0) return null;
  return (
    <section className={styles.suggestions} aria-label={t('markup:suggestions.title')}>
      <h3 className={styles.listTitle}>{t('markup:suggestions.count', { count: suggestions.length })}</h3>
      <p className={styles.listHint}>{t('markup:suggestions.hint')}</p>
      <ul className={styles.list}>
        {suggestions.map((one) => (
          <li key={one.id} className={styles.row}>
            <button
              type="button"
              className={styles.name}
              aria-pressed={editor.selected?.id === one.id}
              onClick={() => act({ do: 'select', item: { of: 'suggestion', id: one.id } })}
            >
              {words.suggestionName(one)}
            </button>
            <span className={styles.answers}>
              <Button size="compact-md" onClick={() => act({ do: 'accept', ids: [one.id] })}>
                {t('markup:suggestions.cover')}
              </Button>
              <Button
                size="compact-md"
                variant="default"
                onClick={() => act({ do: 'decline', ids: [one.id] })}
              >
                {t('markup:suggestions.leave')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {suggestions.length > 1 && (
        <Button fullWidth onClick={() => act({ do: 'accept', ids: suggestions.map(({ id }) => id) })}>
          {t('markup:suggestions.all')}
        </Button>
      )}
    </section>
  );
}

/** Everything on the picture by name: a canvas cannot be read aloud. */
export function MarkList({ open, words }: { open: OpenEditor; words: Words }) {
  const { editor, act } = open;
  const t = useText();
  const shapes = shapesOf(editor.history.now);
  return (
    <section aria-label={t('markup:list.title')}>
      <h3 className={styles.listTitle}>{t('markup:list.title')}</h3>
      {shapes.length === 0 && <p className={styles.listHint}>{t('markup:list.none')}</p>}
      <ul className={styles.list}>
        {shapes.map((shape) => {
          const name = words.nameOf(shape);
          return (
            <li key={shape.id} className={styles.row}>
              <button
                type="button"
                className={styles.name}
                aria-pressed={editor.selected?.of === 'shape' && editor.selected.id === shape.id}
                onClick={() => act({ do: 'select', item: { of: 'shape', id: shape.id } })}
              >
                {name}
              </button>
              <span className={styles.answers}>
                {shape.kind === 'text' && (
                  <ActionIcon
                    aria-label={t('markup:list.rewrite', { name })}
                    onClick={() => act({ do: 'rewrite', id: shape.id })}
                  >
                    <IconPencil {...icon} />
                  </ActionIcon>
                )}
                <ActionIcon
                  aria-label={t('markup:list.delete', { name })}
                  onClick={() => act({ do: 'delete', id: shape.id })}
                >
                  <IconTrash {...icon} />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

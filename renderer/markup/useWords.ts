import type { Area, Point } from '../../core/evidence/marks.ts';
import { useText } from '../ui/useText.ts';
import type { Said, World } from './editor.ts';
import { boundsOf, middleOf } from './geometry.ts';
import type { Shape } from './shapes.ts';
import type { Suggestion } from './suggestion.ts';

const across = ['Left', 'Middle', 'Right'] as const;
const down = ['upper', 'middle', 'lower'] as const;
type Third = 0 | 1 | 2;

const third = (value: number, length: number): Third =>
  Math.max(0, Math.min(2, Math.floor((3 * value) / length))) as Third;

/** Names of things on the picture, and sentences about what happened, for the list and for screen readers. */
export function useWords(world: World) {
  const t = useText();
  const { picture, sizes, measure } = world;

  const placeOf = (area: Area): string => {
    const { x, y } = middleOf(area);
    return t(`markup:place.${down[third(y, picture.height)]}${across[third(x, picture.width)]}`);
  };
  const nameOf = (shape: Shape): string => {
    const place = placeOf(boundsOf(shape, sizes, measure));
    switch (shape.kind) {
      case 'crop':
        return t('markup:named.crop', { width: shape.area.width, height: shape.area.height });
      case 'redact':
        return t('markup:named.redact', { place });
      case 'text':
        return t('markup:named.text', { text: shape.text, color: t(`markup:color.${shape.color}`), place });
      case 'number':
        return t('markup:named.number', {
          number: shape.number,
          color: t(`markup:color.${shape.color}`),
          place,
        });
      case 'arrow':
      case 'box':
      case 'ellipse':
      case 'line':
      case 'highlight':
        return t('markup:named.other', {
          tool: t(`markup:tool.${shape.kind}`),
          color: t(`markup:color.${shape.color}`),
          place,
        });
    }
  };
  const suggestionName = ({ kind, area }: Suggestion): string =>
    t('markup:named.suggestion', { what: t(`markup:private.${kind}`), place: placeOf(area) });

  const numbers = ({ x, y }: Point) => ({ x: Math.round(x), y: Math.round(y) });
  const sentence = ({ what }: Said): string => {
    switch (what.event) {
      case 'placed':
      case 'moved':
      case 'resized':
      case 'deleted':
      case 'selected':
        return t(`markup:said.${what.event}`, { name: nameOf(what.shape) });
      case 'started':
        return t('markup:said.started');
      case 'suggestion':
        return t('markup:said.suggestion', { name: suggestionName(what.suggestion) });
      case 'accepted':
      case 'declined':
        return t(`markup:said.${what.event}`, { count: what.count });
      case 'at':
        return t('markup:said.at', numbers(what.point));
      case 'undone':
      case 'redone':
      case 'cancelled':
      case 'nothingToUndo':
      case 'nothingToRedo':
      case 'tooSmall':
        return t(`markup:said.${what.event}`);
    }
  };
  return { nameOf, suggestionName, sentence };
}
export type Words = ReturnType<typeof useWords>;

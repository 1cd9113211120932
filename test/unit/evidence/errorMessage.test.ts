import { describe, expect, it } from 'vitest';
import { errorMessageIn } from '../../../core/evidence/errorMessage/index.ts';
import { readLines } from '../../fakes/readLines.ts';
import { errorTexts } from './errorTexts.ts';

describe('the error message in a picture', () => {
  it.each(errorTexts.map((one) => [one.language, one.shows.join(' / ').slice(0, 60), one] as const))(
    'is found, %s: %s',
    (_language, _title, { shows, message }) => {
      expect(errorMessageIn(readLines(shows))?.text ?? null).toBe(message);
    },
  );

  it('is one sentence where it stands in a long text', () => {
    const text = Array.from({ length: 12 }, (_, row) => `Paragraph ${row} of the manual is here.`);
    text[5] = 'When the import could not be';
    text[6] = 'completed, start it again.';
    expect(errorMessageIn(readLines(text))?.text).toBe(
      'When the import could not be\ncompleted, start it again.',
    );
  });

  it('does not take in what stands beside it', () => {
    const lines = readLines([
      { text: 'Folders', at: 10 },
      { text: 'The folder could not be opened.', at: 600 },
      { text: 'Archive', at: 10 },
    ]);
    expect(errorMessageIn(lines)).toEqual({ text: 'The folder could not be opened.', reason: 'sentence' });
  });

  it('leaves out what an icon and the cross of the window were read as, and goes on below', () => {
    const [first, second] = readLines(['a Invoice 17 could not be printed =', 'The printer did not answer.']);
    if (first === undefined || second === undefined) throw new Error('nothing read');
    // The icon stands apart; the sentence below begins where the sentence above does, not where the icon is.
    const [icon, ...rest] = first.words;
    const apart = { ...icon!, area: { ...icon!.area, x: icon!.area.x - 40 } };
    const title = {
      ...first,
      words: [apart, ...rest],
      area: { ...first.area, x: apart.area.x, width: first.area.width + 40 },
    };
    const below = { ...second, area: { ...second.area, x: rest[0]!.area.x } };
    expect(errorMessageIn([title, below])?.text).toBe(
      'Invoice 17 could not be printed\nThe printer did not answer.',
    );
  });

  it('is bounded, whatever the picture shows', () => {
    const long = `The import failed: /${'folder/'.repeat(200)}`;
    expect(errorMessageIn(readLines([long]))?.text.length).toBe(700);
  });

  it('says by what it was known', () => {
    expect(errorMessageIn(readLines(['Printing failed.']))?.reason).toBe('sentence');
    expect(errorMessageIn(readLines(['The mailbox is unavailable (0x80040115).']))?.reason).toBe('code');
    expect(errorMessageIn(readLines(['Error', '', 'Choose a file.']))?.reason).toBe('title');
    expect(errorMessageIn(readLines(['TypeError: x is not a function', 'at run (a.js:1:2)']))?.reason).toBe(
      'trace',
    );
  });
});

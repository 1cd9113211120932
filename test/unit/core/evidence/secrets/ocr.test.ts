import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../../../core/evidence/secrets/index.ts';

const read = (text: string): string[] =>
  findSecrets(text, { ocr: true }).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);

describe('text that was read from a picture', () => {
  it.each([
    ['From jan.novak @ firma.sk today', 'email jan.novak @ firma.sk'],
    ['jan.novak@firma .sk', 'email jan.novak@firma .sk'],
    ['jan.novak©firma.sk', 'email jan.novak©firma.sk'],
    ['call +421 9O5 l23 456', 'phone +421 9O5 l23 456'],
    ['card 41l1 1111 1111 l1ll', 'card 41l1 1111 1111 l1ll'],
    ['4111  1111  1111  1111', 'card 4111  1111  1111  1111'],
    ['IBAN SK31 12OO 0000 1987 4263 7541', 'iban SK31 12OO 0000 1987 4263 7541'],
    ['C:\\ Users \\ jnovak \\ Desktop', 'userName jnovak'],
    ['C:|Users|jnovak', 'userName jnovak'],
    ['Password : Hviezda#9', 'password Hviezda#9'],
  ])('of %j gives %j', (text, expected) => {
    expect(read(text)).toContain(expected);
  });

  it.each(['Error 0x80070005', 'Version 10.0.19045.3803', 'KB5034441', '127.0.0.1:8080', 'Order 1002938475'])(
    'leaves %j as it is',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('is read more strictly when it was typed', () => {
    expect(findSecrets('jan.novak©firma.sk')).toEqual([]);
  });
});

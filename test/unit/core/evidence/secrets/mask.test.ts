import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../../../core/evidence/secrets/index.ts';

describe('a masked text', () => {
  it('has one number for each value, so that it can still be followed', () => {
    const { masked } = maskSecrets(
      'From jan@firma.sk to eva@firma.sk, again jan@firma.sk, 4111 1111 1111 1111',
    );
    expect(masked).toBe('From [email 1] to [email 2], again [email 1], [card 1]');
  });

  it('is not changed by masking it again, and counts on after what stands in it', () => {
    const text = 'From [email 3] to jan@firma.sk';
    const once = maskSecrets(text).masked;
    expect(once).toBe('From [email 3] to [email 4]');
    expect(maskSecrets(once)).toEqual({ masked: once, found: [] });
  });
});

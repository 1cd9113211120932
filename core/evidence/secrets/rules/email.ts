import { before, type Candidate, type Rule, type Span } from '../rule.ts';

/** Endings that are files and no domains: `icon@2x.png`. */
const fileEnding =
  /\.(?:png|jpe?g|gif|svg|webp|ico|bmp|js|mjs|cjs|ts|tsx|jsx|css|scss|html?|json|xml|ya?ml|dll|exe|sys|log|txt|md|zip|gz|tgz|service|socket|timer|slice)$/i;

function address(candidate: Candidate): Span | null {
  const { value, text, start, end } = candidate;
  const name = value.replace(fileEnding, '');
  if (!/@[^@]{1,255}\.[a-z]{2,24}$/i.test(name)) return null;
  // The address of a repository: everybody's account is called "git" there.
  if (/^git@/i.test(value) && text[end] === ':') return null;
  // What a mail server calls a mail.
  if (/message-? ?id[^\n<]{0,4}<[^\s>@]{0,80}$/i.test(before(text, start, 100))) return null;
  // The password and the host of an address, which a rule of their own reads.
  return /:\/\/[^\s/@]{0,64}:$/.test(before(text, start, 70)) ? null : { start, end: start + name.length };
}

export const emailRules: readonly Rule[] = [
  {
    kind: 'email',
    // ASCII only: in Thai, words stand beside an address without a space.
    pattern:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9_][A-Za-z0-9._%+'-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])/g,
    accept: address,
  },
  {
    // As it is read from a picture: spaces around its signs, and what an @ is mistaken for.
    kind: 'email',
    ocrOnly: true,
    pattern:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9_][A-Za-z0-9._%+'-]{1,63} ?(?:@|[©®]|\(?[@a]\)|\(at\)) ?(?:[A-Za-z0-9-]{2,63}(?: \.|\. |\.)){1,4}[A-Za-z]{2,10}(?![A-Za-z0-9])/g,
  },
  {
    // Spelled out, so that no machine reads it.
    kind: 'email',
    pattern:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9_][A-Za-z0-9._%+-]{1,63} ?[([{](?:at|zavináč|zavinac|собака|@)[)\]}] ?[A-Za-z0-9-]{1,63}(?: ?(?:\.|[([{](?:dot|bodka|точка)[)\]}]) ?[A-Za-z0-9-]{2,63}){1,4}/gi,
  },
  {
    kind: 'email',
    // In Cyrillic: addresses of .рф and the like.
    pattern:
      /(?<![\p{sc=Cyrl}\w.+-])[\p{sc=Cyrl}\w][\p{sc=Cyrl}\w.+-]{0,63}@(?:[\p{sc=Cyrl}\w-]{1,63}\.){1,8}\p{sc=Cyrl}{2,24}(?!\p{sc=Cyrl})/gu,
  },
];

export { findSecrets } from './find.ts';
export { secretKinds, type Found, type SecretKind } from './kinds.ts';
export { maskLines } from './lines.ts';
export { Masker, maskSecrets } from './mask.ts';

export { findSecrets } from './find.ts';
export { secretKinds, type FindOptions, type Found, type SecretKind } from './kinds.ts';
export { maskLines } from './lines.ts';
export { Masker, maskSecrets, type Masked } from './mask.ts';

/** What the finder knows, in the order in which a report counts it. */
export const secretKinds = [
  'password',
  'token',
  'privateKey',
  'card',
  'iban',
  'nationalId',
  'email',
  'phone',
  'userName',
  'ipAddress',
] as const;
export type SecretKind = (typeof secretKinds)[number];

/** A secret in a text: `start` inclusive, `end` exclusive, in UTF-16 code units. */
export interface Found {
  start: number;
  end: number;
  kind: SecretKind;
}

export interface FindOptions {
  /** The text was read from a picture: letters stand for digits, and spaces where none were. */
  ocr?: boolean;
}

/** Longest texts a draft takes, in UTF-16 code units: generous for people, a bound for hostile input. */
export const limits = { line: 300, step: 2000, text: 20_000, steps: 600 } as const;

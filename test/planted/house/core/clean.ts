/** Breaks nothing. */
export const greeting = (name: string): string => name.trim();

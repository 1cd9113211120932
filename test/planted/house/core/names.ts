export const dynamic = (group: string): string => `app:${group}`;
export const gone = 'app:noSuchText';
export const kept = 'app:clean';
export const counted = 'app:counted';
export const spoken = ['app:shouting', 'app:doubleSpace', 'app:brokenPlaceholder'];

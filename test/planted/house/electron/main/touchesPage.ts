export const titleOfPage = (): unknown => document.title;

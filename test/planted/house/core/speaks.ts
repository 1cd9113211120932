export const speak = (): void => console.log('x');

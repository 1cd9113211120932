export const first = (list: any[]): unknown => list[0];
// @ts-ignore
export const second: number = 'two';

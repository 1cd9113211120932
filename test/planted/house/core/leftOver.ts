export const used = 1;
export const leftOverExport = 2;

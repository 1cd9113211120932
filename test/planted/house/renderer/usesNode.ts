export const where = (): unknown => process.cwd();

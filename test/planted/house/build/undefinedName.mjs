export const undefinedName = () => nobodyDefinedThis;

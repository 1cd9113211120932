export const   x = "double quotes"

/** A ULID: 26 characters of Crockford base 32, sortable by time. Apart from the schemas for those who start without them. */
export const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

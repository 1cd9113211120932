/**
 * Addresses of pictures, served by the main process at `app://handraise/evidence/…`. They are relative to the page,
 * so that the content security policy's 'self' covers them.
 */
export const draftPictureUrl = (draftId: string, attachmentId: string): string =>
  `/evidence/draft/${draftId}/${attachmentId}`;

/** The same for a sealed ticket. */
export const ticketPictureUrl = (ticketId: string, attachmentId: string): string =>
  `/evidence/ticket/${ticketId}/${attachmentId}`;

/** The same for a recorded step. */
export const recordingPictureUrl = (recordingId: string, pictureId: string): string =>
  `/evidence/recording/${recordingId}/${pictureId}`;

/** What the window can show as a picture; anything else is named as a file. */
export const isPicture = (mediaType: string): boolean => /^image\/(png|jpeg|gif|webp|bmp)$/.test(mediaType);

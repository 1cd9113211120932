import { z } from 'zod';
import { deskBase, FilePath } from './parts.ts';

export const FolderDesk = z
  .strictObject({
    kind: z.literal('folder'),
    ...deskBase,
    path: FilePath.optional().describe(
      'Folder for the reports; may be a network share. Without it: "Handraise reports" in the documents folder.',
    ),
  })
  .describe('Each report becomes a folder with a page to read, its data and its attachments.');
export type FolderDesk = z.infer<typeof FolderDesk>;

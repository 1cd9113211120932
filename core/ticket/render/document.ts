import type { Attachment } from '../attachment.ts';

/** A named value: one line of clean text each. */
export interface Fact {
  label: string;
  value: string;
}

/** One thing (a disk, a display) with its values; the cells stand in the order of the table's columns. */
export interface TableRow {
  name: string;
  cells: (string | null)[];
}

/** An attachment with the words that describe it. */
export interface AttachmentEntry {
  attachment: Attachment;
  name: string;
  /** What it is, for somebody who cannot see it. */
  description: string;
  /** Kind, size and, of a picture, its pixels. */
  facts: string[];
  /** The words for its SHA-256. */
  hash: string;
  /** A browser can show it within a page. */
  isPicture: boolean;
}

/** What a section is made of. All text is clean (see `cleanText`) and not yet escaped for any format. */
export type Block =
  /** What a person wrote: line breaks count. */
  | { kind: 'text'; text: string }
  /** What the app adds in its own words. */
  | { kind: 'note'; text: string }
  | { kind: 'steps'; steps: string[] }
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'table'; columns: string[]; rows: TableRow[] }
  | { kind: 'attachments'; entries: AttachmentEntry[] }
  | { kind: 'group'; heading: string; blocks: Block[] };

/** Names the sections, for renderers that lay some of them out in their own way. */
export type SectionId =
  'details' | 'steps' | 'expected' | 'actual' | 'tried' | 'attachments' | 'contact' | 'machine';

/** A part of the report under its own heading; never empty. */
export interface Section {
  id: SectionId;
  heading: string;
  blocks: Block[];
}

/** A ticket as it is read: in the desk's language, in order, without what was not answered. */
export interface ReportDocument {
  /** BCP 47, safe as an attribute. */
  language: string;
  /** The word for what this is ("Problem report"). */
  kind: string;
  title: string;
  /** At a glance, with its heading. */
  overview: { heading: string; facts: Fact[] };
  sections: Section[];
  /** Report id and origin: what a later look-up needs and nobody reads first. */
  imprint: Fact[];
}

/** What every renderer can be told. */
export interface RenderOptions {
  /**
   * Where an attachment's bytes are, as an address relative to the report or a data: address; null: only named.
   * Without it attachments are only named.
   */
  attachmentHref?: (attachment: Attachment) => string | null;
  /** Where a picture is shown from, if that address leads nowhere when it is followed. Default `attachmentHref`. */
  pictureHref?: (attachment: Attachment) => string | null;
  /** False where the desk shows the summary as its own title. Default true. */
  title?: boolean;
}

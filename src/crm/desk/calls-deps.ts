/** What the calls of the desk are made of. */
import type { CallBook } from './call-book.ts';
import type { CallLife } from './call-life.ts';
import type { CallNotes } from './call-notes.ts';
import type { CallWho } from './call-who.ts';
import type { DeskClock, DeskRecords } from './records.ts';
import type { Parser } from './parse.ts';

export interface CallsDeps {
  records: DeskRecords;
  clock: DeskClock;
  parser: Parser;
  region: () => string;
  book: CallBook;
  life: CallLife;
  who: CallWho;
  notes: CallNotes;
  /** Calls of the core before this one are known again. */
  resumed: Promise<void>;
}

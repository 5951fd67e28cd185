/**
 * Reads one file for an import, in a worker of its own: neither the page nor look-ups wait for it. Every answer is data;
 * what is wrong with the file comes as a `problem`, never as an exception.
 */
import type { CustomTarget, FileLocale, FileOverview, FileProblem, ReadOptions, ReadRow } from '../../../domain/exchange.ts';
import { csvLine } from '../../export/csv.ts';
import { convertRow } from './convert.ts';
import type { Mapping } from './convert.ts';
import { headingsKey } from './mapping.ts';
import { toProblem } from './problem.ts';
import type { RawRow } from './problem.ts';
import { openSource } from './source.ts';
import type { Source } from './source.ts';

export interface OpenRequest {
  file: Blob;
  options: ReadOptions;
  custom: CustomTarget[];
  /** ISO 3166-1; decides on dates and numbers where the file does not. */
  region: string;
}

/** Characters of the error file kept back before they become a Blob, which a browser may put on its disk. */
const FLUSH = 256 * 1024;

export type ReaderApi = ReturnType<typeof createReader>;

export function createReader() {
  let request: OpenRequest | undefined;
  let source: Source | undefined;
  let run: Run | undefined;
  return {
    /** `key` names the set of headings, for what was chosen for it before. */
    async open(asked: OpenRequest): Promise<{ overview: FileOverview; key: string } | { problem: FileProblem }> {
      request = asked;
      try {
        source = await openSource(asked.file, asked.options, asked.custom, asked.region);
        return { overview: source.overview, key: headingsKey(source.overview.headings) };
      } catch (thrown) {
        return { problem: toProblem(thrown) };
      }
    },
    /** Begins at the first row, whatever was read before. */
    async start(targets: string[], locale: FileLocale): Promise<void> {
      await run?.stop();
      run = source && request && new Run(source, { headings: source.overview.headings, targets, custom: request.custom, locale });
    },
    /** `share` of the file read, 0 to 1. */
    async next(limit: number): Promise<{ rows: ReadRow[]; done: boolean; share: number } | { problem: FileProblem }> {
      try {
        return (await run?.next(limit)) ?? { rows: [], done: true, share: 1 };
      } catch (thrown) {
        return { problem: toProblem(thrown) };
      }
    },
    /** Rows of the last `next` that do not come in, each with its reason in words: they go into the error file. */
    async note(notes: { row: number; reason: string }[]): Promise<void> {
      run?.note(notes);
    },
    /** The rows noted, with their own columns and the reason; null where there are none. */
    async errors(reasonHeading: string): Promise<Blob | null> {
      return run?.errors(reasonHeading) ?? null;
    },
  };
}

class Run {
  private readonly rows: AsyncGenerator<RawRow[]>;
  private readonly mapping: Mapping;
  private readonly delimiter: string;
  private waiting: RawRow[] = [];
  private last = new Map<number, RawRow>();
  private share = 0;
  private ended = false;
  private readonly parts: Blob[] = [];
  private text = '';

  constructor(source: Source, mapping: Mapping) {
    this.rows = source.rows((share) => (this.share = share));
    this.mapping = mapping;
    this.delimiter = source.overview.delimiter ?? ',';
  }

  async next(limit: number): Promise<{ rows: ReadRow[]; done: boolean; share: number }> {
    while (this.waiting.length < limit && !this.ended) {
      const { value, done } = await this.rows.next();
      if (done) this.ended = true;
      else this.waiting.push(...value);
    }
    const taken = this.waiting.splice(0, limit);
    this.last = new Map(taken.map((row) => [row.row, row]));
    const done = this.ended && this.waiting.length === 0;
    return { rows: taken.map((row) => convertRow(row, this.mapping)), done, share: done ? 1 : this.share };
  }

  note(notes: readonly { row: number; reason: string }[]): void {
    const { headings } = this.mapping;
    for (const { row, reason } of notes) {
      const cells = this.last.get(row)?.cells ?? [];
      const line = Array.from({ length: Math.max(headings.length, cells.length) }, (_, at) => cells[at] ?? '');
      this.text += csvLine([row, ...line, reason], this.delimiter);
    }
    if (this.text.length < FLUSH) return;
    this.parts.push(new Blob([this.text]));
    this.text = '';
  }

  errors(reasonHeading: string): Blob | null {
    if (this.parts.length === 0 && this.text === '') return null;
    const head = csvLine(['#', ...this.mapping.headings, reasonHeading], this.delimiter);
    // The mark tells Excel that it is UTF-8.
    return new Blob(['\uFEFF', head, ...this.parts, this.text], { type: 'text/csv' });
  }

  async stop(): Promise<void> {
    await this.rows.return(undefined);
  }
}

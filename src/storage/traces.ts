/** Every place in which something of a record may stand: read to show that an erasure left nothing. */
import type { Change } from '../domain/change.ts';
import type { Draft, RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { HEAD } from './blob-rows.ts';
import type { BlobHead } from './blob-rows.ts';
import type { Mention, Storage } from './database.ts';

export interface Traces {
  row: Row | undefined;
  changes: Change[];
  drafts: Draft[];
  mention: Mention | undefined;
}

export async function tracesOf({ db }: Storage, type: RecordType, id: string): Promise<Traces> {
  const [row, changes, drafts, own, mention, aside] = await Promise.all([
    db.rows(type).get(id),
    db.changes.where('[record+hlc]').between([id, ''], [id, '\uffff']).toArray(),
    db.drafts.where('record').equals(id).toArray(),
    db.drafts.get(id),
    db.mentions.get(id),
    db.quarantine.filter((change) => change.record === id).toArray(),
  ]);
  return { row, changes: [...changes, ...aside], drafts: own ? [...drafts, own] : drafts, mention };
}

/** Heads of files that any of the records holds. */
export async function filesHeldBy({ db }: Storage, records: ReadonlySet<string>): Promise<BlobHead[]> {
  const heads = (await db.blobs.filter(({ n }) => n === HEAD).toArray()) as unknown as BlobHead[];
  return heads.filter(({ refs }) => refs.some((record) => records.has(record)));
}

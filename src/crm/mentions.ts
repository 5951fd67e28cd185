/** Keeps what a record's notes mention in step with the record, inside the transaction that writes it. */
import type { RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { WriteTx } from '../storage/transaction.ts';
import type { Context } from './context.ts';
import { mentionOf, notesField } from './derive.ts';

export async function noteMention(tx: WriteTx, context: Context, type: RecordType, row: Row): Promise<void> {
  if (!notesField(type)) return;
  const mention = mentionOf(type, row, context.settings.region());
  await (mention ? tx.putMention(mention) : tx.removeMention(row.id));
}

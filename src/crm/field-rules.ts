/** What a write asks of custom fields: definitions are checked against each other, new records get their defaults. */
import { checkDefinition, defaultsOf, isTarget, MAX_FIELDS } from '../domain/custom.ts';
import { CrmError } from '../domain/errors.ts';
import { foldText } from '../domain/fold.ts';
import type { FieldDefinition, RecordType } from '../domain/records.ts';
import { isAlive } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import type { WriteTx } from '../storage/transaction.ts';
import type { SettingsView } from './context.ts';

/** The fields of a new record with the defaults of custom fields that it does not name; one that it names as empty stays so. */
export function withDefaults(settings: SettingsView, type: RecordType, fields: Record<string, unknown>): Record<string, unknown> {
  const definitions = isTarget(type) ? settings.definitions(type) : [];
  return definitions.length === 0 ? fields : { ...defaultsOf(definitions), ...fields };
}

/** Throws `validation` or `duplicate` for a definition that may not stand as it is. */
export async function checkFieldPlace(tx: WriteTx, before: Row | undefined, next: Row): Promise<void> {
  if (!isAlive(next)) return;
  const definition = next as unknown as FieldDefinition;
  const [first, ...also] = checkDefinition(definition, before as FieldDefinition | undefined);
  if (first) throw new CrmError('validation', also.length > 0 ? { ...first, also } : first);
  const others = (await tx.definitionsOf(definition.target)).filter((row) => row.id !== next.id && isAlive(row));
  if (others.length >= MAX_FIELDS) throw new CrmError('validation', { field: 'target', rule: 'too-many', limit: MAX_FIELDS });
  const twin = others.find((row) => foldText(String(row.name)) === foldText(definition.name));
  if (twin) throw new CrmError('duplicate', { field: 'name' });
}

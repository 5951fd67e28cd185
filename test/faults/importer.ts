/** Small imports, one after the other: whatever the moment of the crash, each is there whole or not at all. */
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import type { Losses } from './writer.ts';

/** Customers in each, and what they are all called. */
const SIZE = 40;
const LAST_NAME = 'Importtest';

export interface Imports {
  /** Those that were acknowledged, or found whole after a crash. */
  published: number;
}

/** Imports until the link dies, which is how it ends; any other error is thrown. */
export async function importOn(crm: Remote<CrmApi>, imports: Imports, dead: () => boolean): Promise<void> {
  const rows = Array.from({ length: SIZE }, (_, at) => ({ type: 'customer' as const, fields: { firstName: `Row ${at}`, lastName: LAST_NAME } }));
  while (!dead()) {
    try {
      const { id } = await crm.batches.begin({ kind: 'import', name: 'fault test' });
      await crm.batches.rows(id, rows);
      await crm.batches.publish(id);
      imports.published += 1;
    } catch (error) {
      if (!dead()) throw error;
    }
  }
}

export async function auditImports(crm: Remote<CrmApi>, imports: Imports, { lost, half }: Losses): Promise<void> {
  const { total } = await crm.customers.list({ query: LAST_NAME, limit: 1 });
  if (total % SIZE !== 0) half.push(`imports of ${SIZE} customers left ${total}`);
  if (total < imports.published * SIZE) lost.push(`${imports.published} imports of ${SIZE} customers left ${total}`);
  imports.published = Math.floor(total / SIZE);
}

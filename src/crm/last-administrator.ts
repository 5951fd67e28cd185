/** Two replicas may each take the right from the other's last administrator: the later of these changes is taken back on both. */
import type { Change } from '../domain/change.ts';
import { ADMINISTRATOR } from '../domain/permissions.ts';
import type { Row } from '../domain/row.ts';
import { write } from '../storage/transaction.ts';
import type { WriteTx } from '../storage/transaction.ts';
import { hasAdministrator } from './administrators.ts';
import { commit } from './commit.ts';
import type { Write } from './commit.ts';
import { SYSTEM_AGENT } from './context.ts';
import type { Context } from './context.ts';

/** After a delivery that touched agents. Every replica finds the same change and takes it back in the same way. */
export async function keepAdministrator(context: Context, applied: readonly Change[]): Promise<void> {
  if (!applied.some(({ type }) => type === 'agent')) return;
  const last = await write(context.storage, ['agent'], false, async (tx) => ((await hasAdministrator(tx)) ? null : lastDemoted(tx)));
  if (!last) return;
  const back: Write[] = [
    ...(last._.d?.dead ? [{ type: 'agent', id: last.id, op: 'restore' } as const] : []),
    { type: 'agent', id: last.id, op: 'edit', fields: { role: ADMINISTRATOR, active: true } },
  ];
  await commit(context, { agent: SYSTEM_AGENT, path: 'sync' }, back);
}

/** The agent who was the last to lose the right, by the readings of the log's clock. */
async function lastDemoted(tx: WriteTx): Promise<Row | null> {
  let last: { row: Row; hlc: string } | null = null;
  for (const row of await tx.all('agent')) {
    if (row._.e !== undefined) continue;
    const changes = await tx.changesOf(row.id);
    if (!changes.some(({ fields }) => fields?.role?.[1] === ADMINISTRATOR)) continue;
    for (const change of changes) if (demotes(change) && (last === null || change.hlc > last.hlc)) last = { row, hlc: change.hlc };
  }
  return last?.row ?? null;
}

function demotes({ op, fields }: Change): boolean {
  return op === 'delete' || fields?.role?.[0] === ADMINISTRATOR || fields?.active?.[1] === false || (fields?.active !== undefined && fields.active[1] === null);
}

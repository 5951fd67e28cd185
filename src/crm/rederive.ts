/**
 * Cases and tasks carry whether they are open, worked out when they are written. An administrator who moves a status between
 * open and closed makes it be worked out anew for all of them, here and on every replica the setting comes to.
 */
import type { ListName } from '../domain/fields.ts';
import { closedIds, DEFAULT_LISTS } from '../domain/lists.ts';
import type { Row } from '../domain/row.ts';
import { getLocal, pagesOf, setLocal } from '../storage/rows.ts';
import { write } from '../storage/transaction.ts';
import type { Context, SettingsView } from './context.ts';
import { derive } from './derive.ts';

const STATUS_OF = { case: 'caseStatus', task: 'taskStatus' } as const satisfies Record<string, ListName>;
type Counted = keyof typeof STATUS_OF;

/** Local key: the closed statuses that the rows on this device were worked out by. */
const doneBy = (type: Counted): string => `closedStatuses.${type}`;

/** Rows of one transaction, few enough for a look-up to get between. */
const ROWS_AT_ONCE = 50;

let turn: Promise<unknown> = Promise.resolve();

/** True where any row had to be written anew. One at a time; after a crash the next start does the rest. */
export function keepOpenness(context: Context): Promise<boolean> {
  const mine = turn.then(async () => {
    const done = [await settle(context, 'case'), await settle(context, 'task')];
    return done.includes(true);
  });
  turn = mine.catch(() => undefined);
  return mine;
}

async function settle(context: Context, type: Counted): Promise<boolean> {
  const wanted = wordOf(context.settings.options(STATUS_OF[type]));
  const before = (await getLocal<string>(context.storage, doneBy(type))) ?? wordOf(DEFAULT_LISTS[STATUS_OF[type]]);
  if (before === wanted) return false;
  for await (const rows of pagesOf(context.storage, type, ROWS_AT_ONCE)) await rewrite(context, type, rows.map(({ id }) => id));
  await setLocal(context.storage, doneBy(type), wanted);
  return true;
}

function rewrite(context: Context, type: Counted, ids: string[]): Promise<unknown> {
  return write(context.storage, [type], false, async (tx) => {
    const rows = (await tx.getMany(type, ids)).filter((row) => row !== undefined);
    await tx.putMany(type, rows.filter((row) => changes(type, row, context.settings)));
  });
}

/** Works the row out in place. */
function changes(type: Counted, row: Row, settings: SettingsView): boolean {
  const [openOf, openFor] = [row.openOf, row.openFor];
  derive(type, row, settings);
  return row.openOf !== openOf || row.openFor !== openFor;
}

function wordOf(options: Parameters<typeof closedIds>[0]): string {
  return [...closedIds(options)].sort().join(' ');
}

/**
 * The CRM core: a library that runs in a worker and knows no host. `openCore` composes it over one database; screens and
 * hosts get its calls (`CrmApi`), its events and its desk.
 */
import { RECIPE_SETTING } from '../domain/recipe.ts';
import type { Clock } from '../domain/clock.ts';
import type { RecordType } from '../domain/records.ts';
import type { CrmEvent } from '../domain/views.ts';
import type { FromPage, ToPage } from '../link/messages.ts';
import type { Storage } from '../storage/database.ts';
import { openStorage } from '../storage/database.ts';
import { allBatches, getRow, setLocal } from '../storage/rows.ts';
import { dropLoose } from './attachments.ts';
import { rememberSignedIn } from './agents.ts';
import { createApi } from './access.ts';
import type { CrmApi } from './api.ts';
import { REPLICA_CODE } from './assign-number.ts';
import { settleBatches } from './batch-apply.ts';
import { BatchStates } from './batch-state.ts';
import type { Context, Touched } from './context.ts';
import { finishErasures } from './erase-batches.ts';
import { Duplicates } from './duplicates.ts';
import { createDesk, systemClock } from './desk/index.ts';
import type { Desk, DeskClock, Sender } from './desk/index.ts';
import { deskRecords } from './desk-records.ts';
import type { Reminders } from './reminders/index.ts';
import { createReminders } from './reminders/index.ts';
import { changeIdentity, identityOf } from './identity.ts';
import type { Identity } from './identity.ts';
import { cancelLeftovers, leftoverImports } from './import/index.ts';
import { OpenCases } from './open-cases.ts';
import { InteractionCounts } from './interaction-counts.ts';
import { keepOpenness } from './rederive.ts';
import { MADE_BY_PEOPLE, replicaOf } from './replica.ts';
import { toRows } from './search/list.ts';
import { Lists } from './search/lists.ts';
import { DeviceStore, Settings } from './settings.ts';
import { createSession } from './sign-in.ts';
import { createSync } from './sync.ts';
import type { PeerLink } from './sync.ts';
import { createTargets } from './targets/index.ts';
import type { Targets, TargetsDeps } from './targets/index.ts';

export type { CrmApi } from './api.ts';

export interface CoreOptions {
  /** Name of the database. */
  name: string;
  clock: Clock;
  /** Which side of a pairing this core is; the extension's data set is the one that stays. */
  role?: 'extension' | 'web';
  /** Timers of live calls; tests pass their own. */
  timers?: DeskClock;
  /** How targets are reached and waited for; the browser's and minutes where absent. */
  sending?: Pick<TargetsDeps, 'fetch' | 'retry'>;
}

export interface Core {
  readonly api: CrmApi;
  readonly desk: { open(sender: Sender, send: (message: ToPage) => void): { receive(message: FromPage): void; close(): void } };
  onEvent(listener: (event: CrmEvent) => void): () => void;
  /** A channel to the other core of this computer that a page opened. */
  openPeer(origin: string, send: (data: unknown) => void): PeerLink;
  /** Finishes writes and closes the database. */
  close(): Promise<void>;
}

export async function openCore({ name, clock, role = 'extension', timers = systemClock, sending }: CoreOptions): Promise<Core> {
  const storage = await openStorage(name);
  const listeners = new Set<(event: CrmEvent) => void>();
  const [settings, device, batches] = [new Settings(), new DeviceStore(storage), new BatchStates()];
  let desk: Desk | undefined;
  let reminders: Reminders | undefined;
  let sent: Targets | undefined;
  let identity = await identityOf(storage);
  const context: Context = { storage, clock, replica: identity.replica, settings, batches, openCases: new OpenCases(storage, (row) => batches.shown(row)), interactionCounts: new InteractionCounts(storage, batches), shown: (row) => batches.shown(row), emit, changed };
  const session = createSession(context, timers, emit);
  const lists = new Lists(context);
  const duplicates = new Duplicates(context, (ids) => toRows(context, ids));

  function emit(event: CrmEvent): void {
    const shown = visibleNow(event);
    for (const listener of listeners) listener(shown);
    if (event.type === 'session') void followSession();
  }
  /** Who may see what has changed: what pages and calls show is looked up again. */
  async function followSession(): Promise<void> {
    desk?.changed({ type: 'changed', path: 'system', records: 'many' });
    reminders?.wake();
    const calls = await desk?.calls.list();
    if (calls && calls.length > 0) emit({ type: 'calls', calls });
  }
  function visibleNow(event: CrmEvent): CrmEvent {
    if (event.type === 'calls') return { ...event, calls: event.calls.map(session.shown) };
    if (event.type === 'remind' && session.isLocked()) return { ...event, reminders: [] };
    return event.type === 'pop' ? { ...event, call: session.shown(event.call) } : event;
  }
  async function changed(event: Extract<CrmEvent, { type: 'changed' }>, touched?: Touched): Promise<void> {
    const { records } = event;
    if (records === 'many' || records.some(({ type }) => type === 'setting' || type === 'fieldDefinition')) await settings.load(storage);
    if (records === 'many' || records.some(({ type }) => type === 'setting' || type === 'agent')) await session.changed();
    const reordered = (records === 'many' || records.some(({ type }) => type === 'setting')) && (await keepOpenness(context));
    const all = records === 'many' || reordered;
    await takeUp(reordered ? undefined : records === 'many' ? touched : records);
    desk?.changed(event);
    reminders?.changed(event);
    sent?.kick();
    sync.kick();
    emit(all ? { ...event, records: 'many' } : event);
  }
  /** Brings what is kept in memory up to date. */
  async function takeUp(touched: Touched | undefined): Promise<void> {
    if (touched && !('batch' in touched)) {
      for (const { type, id } of touched) await refresh(type, id);
      return;
    }
    context.openCases.reset();
    context.interactionCounts.reset();
    duplicates.outdate();
    if (touched) await lists.batch(touched.batch);
    else lists.reset();
  }
  async function refresh(type: RecordType, id: string): Promise<void> {
    const row = await getRow(storage, type, id);
    if (type === 'case') context.openCases.update(id, row);
    if (type === 'interaction') context.interactionCounts.reset();
    if (type === 'customer') await duplicates.update(id, row);
    await lists.changed(type, id, row);
  }
  async function load(): Promise<void> {
    for (const { id, status } of await allBatches(storage)) batches.set(id, status);
    await settings.load(storage);
    await device.load();
    await session.load();
  }
  async function setIdentity(change: Partial<Identity>): Promise<void> {
    identity = await changeIdentity(storage, change);
    context.replica = identity.replica;
  }
  const replica = replicaOf({
    context,
    identity: () => identity,
    agent: () => session.agent,
    setIdentity,
    setCode: (code) => setLocal(storage, REPLICA_CODE, code).then(() => undefined),
    async restart(change, code, agent) {
      if (!(await emptied(storage))) return false;
      await setIdentity({ ...(await identityOf(storage)), ...change });
      await setLocal(storage, REPLICA_CODE, code);
      await rememberSignedIn(storage, agent);
      await load();
      await changed({ type: 'changed', path: 'sync', records: 'many' });
      return true;
    },
    async join(change, code) {
      await setIdentity(change);
      await setLocal(storage, REPLICA_CODE, code);
    },
  });
  const sync = createSync(context, replica, role);
  let left: Awaited<ReturnType<typeof leftoverImports>>;
  try {
    await load();
    await sync.load();
    left = await leftoverImports(context);
  } catch (error) {
    storage.close();
    throw error;
  }
  const live = (desk = createDesk({ records: deskRecords(context, session), settings: { get: (key) => settings.get(key, undefined) }, recipes: () => settings.under(RECIPE_SETTING), device, clock: timers, emit }));
  const alarms = (reminders = createReminders({ context, clock: timers, agent: () => session.agent, second: () => role === 'web' && sync.linked() }));
  alarms.wake();
  const targets = (sent = createTargets({ context, clock: timers, dataset: () => identity.dataset, ...sending }));
  void targets.load().catch(() => undefined);
  void finishErasures(context).then(() => cancelLeftovers(context, left)).then(() => settleBatches(context)).then(() => keepOpenness(context)).then(() => dropLoose(context)).catch(() => undefined);

  return {
    api: createApi({ context, identity: () => identity, settings, device, lists, desk: live, sync: sync.api, session, duplicates, reminders: alarms, targets }),
    desk: { open: (sender, send) => openPage(live, sync, sender, send) },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openPeer: (origin, send) => sync.open(origin, send),
    async close() {
      alarms.stop();
      targets.stop();
      session.stop();
      await live.close();
      await batches.idle();
      storage.close();
    },
  };
}

/** A content script's session, and behind it the exchange with a web app on a page of its own origin. */
function openPage(desk: Desk, sync: ReturnType<typeof createSync>, sender: Sender, send: (message: ToPage) => void): ReturnType<Desk['open']> {
  const session = desk.open(sender, send);
  let peer: PeerLink | null = null;
  return {
    receive(message) {
      if (message.t !== 'peer') return session.receive(message);
      if (sender.frame !== 0 || sender.incognito || !mayPair(sender.origin)) return;
      peer ??= sync.open(sender.origin, (data) => send({ t: 'peer', data }));
      peer.receive(message.data);
    },
    close() {
      peer?.close();
      session.close();
    },
  };
}

/** Loopback is the only plain HTTP that nobody on the way can speak for; an opaque origin (`null`) is everybody's. */
function mayPair(origin: string): boolean {
  return /^https:\/\/[^/]+$|^http:\/\/(localhost|127\.0\.0\.1|\[::1\]|[^/:]+\.localhost)(:\d+)?$/.test(origin);
}

/**
 * Takes everything out but drafts and device settings: an empty replica joins another data set as if it were new. False
 * and untouched where somebody made a record, a moment ago perhaps: asked in the same transaction.
 */
function emptied({ db }: Storage): Promise<boolean> {
  return db.transaction('rw', db.tables, async () => {
    for (const type of MADE_BY_PEOPLE) if ((await db.rows(type).count()) > 0) return false;
    for (const table of db.tables) if (table.name !== 'drafts' && table.name !== 'local') await table.clear();
    await db.local.filter(({ key }) => !/^(device|target)\./.test(key)).delete();
    return true;
  });
}

/**
 * Targets: places that another system hears of changes by. A target lives on the device it was set up on, with its secret, and
 * that replica alone sends; of a pair, the other one sends nothing. All it knows of the log is a cursor.
 */
import { SENT_EVENTS, SENT_TYPES } from '../../domain/exchange.ts';
import type { TargetFailure, TargetView, Wants } from '../../domain/exchange.ts';
import { CrmError } from '../../domain/errors.ts';
import { newId } from '../../domain/ids.ts';
import { versionVector } from '../../storage/log.ts';
import type { Context } from '../context.ts';
import type { DeskClock } from '../desk/index.ts';
import { nowCursor } from './feed.ts';
import { newSecret, signedHeaders } from './message.ts';
import { TIME_OUT, checkUrl, post } from './request.ts';
import type { Answer, Fetch } from './request.ts';
import { Sender } from './sender.ts';
import type { Retry } from './sender.ts';
import { allTargets, dropTarget } from './store.ts';
import type { Target } from './store.ts';

export interface TargetsDeps {
  context: Context;
  clock: DeskClock;
  dataset(): string;
  fetch?: Fetch | undefined;
  retry?: Partial<Retry> | undefined;
}

export interface TargetFields {
  name: string;
  url: string;
  wants: Wants;
}

const USUAL: Retry = { first: 1_000, most: 5 * 60_000, timeOut: TIME_OUT };
/** Longest name, in UTF-16 code units. */
const MAX_NAME = 100;
/** How often screens are told while changes go out. */
const TELL_EVERY = 300;

export type Targets = ReturnType<typeof createTargets>;

export function createTargets({ context, clock, dataset, fetch = (url, init) => globalThis.fetch(url, init), retry }: TargetsDeps) {
  const senders = new Map<string, Sender>();
  const patience = { ...USUAL, ...retry };
  let telling: (() => void) | undefined;

  function told(): void {
    telling ??= clock.after(TELL_EVERY, () => {
      telling = undefined;
      context.emit({ type: 'targets' });
    });
  }
  function start(target: Target): Sender {
    const sender = new Sender(target, { context, fetch, clock, dataset, random: Math.random, told, retry: patience });
    senders.set(target.id, sender);
    sender.kick();
    return sender;
  }
  function need(id: string): Sender {
    const sender = senders.get(id);
    if (!sender) throw new CrmError('not-found', { record: id });
    return sender;
  }
  async function viewOf({ target, state, nextAt }: Sender): Promise<TargetView> {
    const heads = Object.entries(await versionVector(context.storage));
    const behind = heads.reduce((sum, [replica, seq]) => sum + seq - (target.cursor.vector[replica] ?? 0), 0);
    const { id, name, url, wants, parked, sent, sentAt, error } = target;
    return { id, name, url, wants, state, behind, sent, failures: parked.length, sentAt, nextAt, error };
  }

  return {
    load: async (): Promise<void> => void (await allTargets(context.storage)).forEach(start),
    /** Something was written here, or came from another replica. */
    kick: (): void => senders.forEach((sender) => sender.kick()),
    stop(): void {
      telling?.();
      senders.forEach((sender) => sender.stop());
    },
    api: {
      list: (): Promise<TargetView[]> => Promise.all([...senders.values()].sort((a, b) => a.target.name.localeCompare(b.target.name)).map(viewOf)),
      /** Changes from now on, or all of the log. The secret is told here; `secret` tells it again. */
      async create({ all = false, ...fields }: TargetFields & { all?: boolean }): Promise<{ id: string; secret: string }> {
        const target: Target = { id: newId(), replica: context.replica, secret: newSecret(), paused: false, cursor: all ? { vector: {} } : await nowCursor(context), parked: [], sent: 0, ...checked(fields) };
        await start(target).save({});
        return { id: target.id, secret: target.secret };
      },
      async edit(id: string, fields: TargetFields): Promise<void> {
        const sender = need(id);
        await sender.save(checked(fields));
        sender.forgetPage();
        sender.kick(true);
      },
      async remove(id: string): Promise<void> {
        need(id).stop();
        senders.delete(id);
        await dropTarget(context.storage, id);
        told();
      },
      /** What happens meanwhile is sent when it goes on. */
      async pause(id: string): Promise<void> {
        const sender = need(id);
        await sender.save({ paused: true });
        sender.kick(true);
      },
      /** Of a copied profile: this one sends from now on, from where it stood. */
      async resume(id: string): Promise<void> {
        const sender = need(id);
        await sender.save({ paused: false, replica: context.replica });
        sender.kick(true);
      },
      secret: async (id: string): Promise<string> => need(id).target.secret,
      /** Asks the target with a request that changes nothing there: `event` is `ping`. */
      async test(id: string): Promise<Answer> {
        const { target } = need(id);
        const body = JSON.stringify({ id: newId(), event: 'ping', at: new Date(clock.now()).toISOString(), dataset: dataset() });
        return post(fetch, target.url, body, await signedHeaders(target.secret, `ping:${newId()}`, body, clock.now()), () => clock.now(), patience.timeOut);
      },
      /** At most 500, oldest first. */
      failures: async (id: string): Promise<TargetFailure[]> => need(id).target.parked.slice(0, 500).map(({ place: _place, ...failure }) => failure),
      /** Sends the refused changes once more, all or those of one record; how many are left. */
      async again(id: string, record?: string): Promise<number> {
        const sender = need(id);
        const records = record === undefined ? [...new Set(sender.target.parked.map((one) => one.record))] : [record];
        for (const one of records) await sender.sendAgain(one);
        return sender.target.parked.length;
      },
      /** Gives up the refused changes of one record: its later changes are sent again. */
      async forget(id: string, record: string): Promise<void> {
        const sender = need(id);
        await sender.save({ parked: sender.target.parked.filter((one) => one.record !== record) });
      },
    },
  };
}

function checked({ name, url, wants }: TargetFields): TargetFields {
  if (typeof name !== 'string' || name.trim() === '') throw new CrmError('validation', { field: 'name', rule: 'required' });
  if (name.length > MAX_NAME) throw new CrmError('validation', { field: 'name', rule: 'too-long', limit: MAX_NAME });
  const known = SENT_TYPES.flatMap((type) => {
    const events = SENT_EVENTS.filter((event) => wants?.[type]?.includes(event));
    return events.length > 0 ? [[type, events] as const] : [];
  });
  if (known.length === 0) throw new CrmError('validation', { field: 'wants', rule: 'required' });
  return { name: name.trim(), url: checkUrl(String(url)), wants: Object.fromEntries(known) };
}

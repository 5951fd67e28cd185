/**
 * Who is signed in on this device, and whether Ringside is locked. Locked, the core answers no page but to unlock it and to
 * keep a running call; calls ring on, without whom they are from. All pages of the device lock together: this is their core.
 */
import { CrmError } from '../domain/errors.ts';
import { PERMISSIONS } from '../domain/permissions.ts';
import type { May, Permission } from '../domain/permissions.ts';
import type { Agent, Millis } from '../domain/records.ts';
import { isAlive } from '../domain/row.ts';
import type { Call, CrmEvent, SessionView } from '../domain/views.ts';
import { getLocal, getRow, setLocal } from '../storage/rows.ts';
import { ensureAgent, listAgents, needAgent, rememberSignedIn, toAgent } from './agents.ts';
import { commit } from './commit.ts';
import { SYSTEM_AGENT } from './context.ts';
import type { Context } from './context.ts';
import type { DeskClock } from './desk/index.ts';
import { mayOf } from './may.ts';
import { LOCK_AFTER } from './sign-in-idle.ts';
import { makeVerifier, matches } from './sign-in-passphrase.ts';
import { checkTries, countWrong, forgetTries } from './sign-in-tries.ts';

/** An agent with a passphrase who was away this long finds Ringside locked when it starts: longer than any shift's break. */
const LONGEST_AWAY = 12 * 3_600_000;
/** What a page was about to save when it was locked under it is still taken, in ms. */
const GRACE = 5_000;
/** Activity is written to disk no oftener than this, in ms. */
const NOTED_EVERY = 60_000;

const KEY = 'session';

interface Kept {
  locked: boolean;
  seenAt: Millis;
}

export type Session = ReturnType<typeof createSession>;

export function createSession(context: Context, timers: DeskClock, emit: (event: CrmEvent) => void) {
  const { storage } = context;
  let agent = SYSTEM_AGENT;
  let kept: Kept = { locked: false, seenAt: timers.now() };
  let lockedAt = -Infinity;
  let notedAt = 0;
  let may: May = () => false;
  /** False once somebody deactivated the agent, here or on another device. */
  let works = true;
  let stopTimer = (): void => undefined;
  /** The view that pages were told last. */
  let told = '';
  let turn: Promise<unknown> = Promise.resolve();

  const idleMillis = (): number => Math.max(0, Number(context.settings.get<unknown>(LOCK_AFTER, 0)) || 0) * 60_000;
  const isLocked = (): boolean => kept.locked || !works;

  async function view(): Promise<SessionView> {
    const [me, all] = await Promise.all([needAgent(context, agent).catch(() => null), listAgents(context)]);
    const others = all.filter(({ active }) => active).map(({ id, name, colour, hasPassphrase }) => ({ id, name, hasPassphrase: hasPassphrase === true, ...(colour && { colour }) }));
    return { agent: me && { id: me.id, name: me.name, role: me.role }, locked: isLocked(), permissions: PERMISSIONS.filter(may), agents: others };
  }
  async function tell(): Promise<void> {
    const session = await view();
    told = JSON.stringify(session);
    emit({ type: 'session', session });
    emit({ type: 'device' });
  }
  async function refresh(): Promise<void> {
    const row = await getRow(storage, 'agent', agent);
    works = row !== undefined && isAlive(row) && row.active !== false;
    may = row && works ? mayOf(context, String(row.role)) : () => false;
  }
  async function keep(change: Partial<Kept>): Promise<void> {
    kept = { ...kept, ...change };
    notedAt = kept.seenAt;
    await setLocal(storage, KEY, kept);
  }
  /** Watches for the agent going away; looks again whenever the time would be up. */
  function watch(): void {
    stopTimer();
    const limit = idleMillis();
    if (limit === 0 || kept.locked) return;
    const left = kept.seenAt + limit - timers.now();
    if (left <= 0) void lock();
    else stopTimer = timers.after(left, watch);
  }
  async function lock(): Promise<void> {
    if (kept.locked) return;
    stopTimer();
    lockedAt = timers.now();
    await keep({ locked: true });
    await tell();
  }
  /** One try after another: many at once would all be heard before the first is counted. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  }
  async function prove(id: string, passphrase: unknown): Promise<void> {
    const row = await getRow(storage, 'agent', id);
    if (typeof row?.verifier !== 'string') return;
    const now = timers.now();
    await checkTries(storage, id, now);
    const until = await countWrong(storage, id, now);
    if (!(await matches(passphrase, row.verifier))) throw new CrmError('passphrase', { record: id, until });
    await forgetTries(storage, id);
  }

  return {
    get agent(): string {
      return agent;
    },
    may: (permission: Permission) => may(permission),
    isLocked(): boolean {
      const limit = idleMillis();
      // A computer that slept runs no timer.
      if (!kept.locked && limit > 0 && timers.now() - kept.seenAt > limit) void lock();
      return isLocked();
    },
    isJustLocked: (): boolean => timers.now() - lockedAt < GRACE,
    /** A call as it may be shown now. */
    shown: (call: Call): Call => (isLocked() ? withoutCaller(call) : call),
    async load(): Promise<void> {
      agent = await ensureAgent(context);
      const before = await getLocal<Kept>(storage, KEY);
      const row = await getRow(storage, 'agent', agent);
      const longest = idleMillis() || LONGEST_AWAY;
      const away = before !== undefined && timers.now() - before.seenAt > longest && typeof row?.verifier === 'string';
      kept = { locked: (before?.locked ?? false) || away, seenAt: timers.now() };
      await refresh();
      watch();
      told = JSON.stringify(await view());
    },
    /** After a change of an agent or a setting. */
    async changed(): Promise<void> {
      await refresh();
      watch();
      if (JSON.stringify(await view()) !== told) await tell();
    },
    stop: (): void => stopTimer(),
    view,
    lock,
    /** Signs an agent in, and unlocks. Throws `permission` for one who has left, `passphrase` for a wrong one. */
    unlock: (id: string, passphrase?: string): Promise<Agent> =>
      inTurn(async () => {
        const row = await getRow(storage, 'agent', id);
        if (!row || !isAlive(row)) throw new CrmError('not-found', { record: id });
        if (row.active === false) throw new CrmError('permission', { permission: 'sign-in' });
        await prove(id, passphrase);
        await rememberSignedIn(storage, id);
        agent = id;
        await keep({ locked: false, seenAt: timers.now() });
        await refresh();
        watch();
        await tell();
        return toAgent(row);
      }),
    /** The agent moved the pointer or pressed a key. */
    async active(): Promise<void> {
      if (kept.locked) return;
      kept.seenAt = timers.now();
      if (kept.seenAt - notedAt > NOTED_EVERY) await keep({});
    },
    /** Sets, changes or with null removes the signed-in agent's own. Throws `passphrase` where the present one is wrong. */
    setPassphrase: ({ current, next }: { current?: string; next: string | null }): Promise<void> =>
      inTurn(async () => {
        await prove(agent, current);
        const verifier = next === null ? null : await makeVerifier(next);
        await commit(context, { agent, path: 'typed' }, [{ type: 'agent', id: agent, op: 'edit', fields: { verifier } }]);
      }),
  };
}

/** That it rings, and the page's own buttons; not who, nor what was found or written. */
function withoutCaller(call: Call): Call {
  const { id, state, channel, direction, startedAt, answeredAt, endedAt, wrapUpEndsAt, wrapUpExtended, tab, can } = call;
  return {
    id, state, channel, direction, startedAt, can, callerId: '', contact: null, customer: null, matches: [], notes: '', hidden: true,
    ...(answeredAt !== undefined && { answeredAt }), ...(endedAt !== undefined && { endedAt }), ...(wrapUpEndsAt !== undefined && { wrapUpEndsAt }),
    ...(wrapUpExtended !== undefined && { wrapUpExtended }), ...(tab !== undefined && { tab }),
  };
}

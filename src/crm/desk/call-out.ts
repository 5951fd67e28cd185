/** Calls that the agent begins here: each is logged for whom it goes to, whether a softphone's page or another program places it. */
import { CrmError } from '../../domain/errors.ts';
import { newId } from '../../domain/ids.ts';
import type { Millis } from '../../domain/records.ts';
import type { Call } from '../../domain/views.ts';
import { isRunning, newCall, viewOf, type LiveCall } from './call.ts';
import type { CallsDeps } from './calls-deps.ts';
import { readCaller } from './caller.ts';
import type { Session } from './session.ts';

export interface DialRequest {
  /** In any notation. */
  number: string;
  /** Whom the agent means to call; else whom the number surely belongs to. */
  customerId?: string;
  through: 'softphone' | 'system';
}

export interface Dialled {
  call: Call;
  /** The page shows the call; by another program, taken for granted. */
  started: boolean;
  /** Tab of the softphone. */
  tab?: number;
}

/** What no numbering plan knows may still be an extension or a code of a switchboard. */
const DIALLED = /^\+?[\d*#]{1,32}$/;

/** A page that was asked to dial shows its call within; one that does not did not understand (ms). */
const SHOWN_WITHIN: Millis = 5_000;
const LOOK_EVERY: Millis = 100;

/**
 * Throws `not-found` where no softphone that can dial is open, `validation` for what cannot be dialled. The softphone that
 * was opened last is used.
 */
export async function dial({ phones, ...deps }: CallsDeps & { phones: () => Session[] }, request: DialRequest): Promise<Dialled> {
  await deps.resumed;
  const { text, contact, sure } = readCaller(String(request.number), deps.parser, deps.region());
  const number = contact?.kind === 'phone' ? contact.value : text.replace(/[\s()./-]/g, '');
  if (!DIALLED.test(number)) throw new CrmError('validation', { field: 'number', rule: 'not-phone' });
  const phone = request.through === 'softphone' ? phones().at(-1) : undefined;
  if (request.through === 'softphone' && !phone) throw new CrmError('not-found', { field: 'softphone' });
  const customer = request.customerId === undefined ? null : await deps.records.brief(request.customerId);
  const now = deps.clock.now();
  const call = newCall({
    id: newId(), channel: 'phone', direction: 'out', agentId: deps.records.agentId(), startedAt: now, callerId: text, contact, sure, customer, decided: customer !== null,
    byHand: true, expected: true, ...(!phone && { state: 'live', answeredAt: now }),
  });
  deps.book.add(call);
  deps.who.identify(call);
  deps.book.changed();
  phone?.send({ t: 'dial', number });
  const started = phone ? await isShown(deps, call) : true;
  // What the page does not show, the agent ends by hand.
  if (!started && isRunning(call)) Object.assign(call, { state: 'live', answeredAt: deps.clock.now() });
  await call.identified;
  await deps.notes.remember(call);
  deps.book.changed();
  return { call: viewOf(call), started, ...(phone && { tab: phone.tab }) };
}

async function isShown({ clock }: CallsDeps, call: LiveCall): Promise<boolean> {
  for (let waited = 0; waited < SHOWN_WITHIN && call.expected && isRunning(call); waited += LOOK_EVERY) await new Promise<void>((resolve) => clock.after(LOOK_EVERY, resolve));
  return !call.expected;
}

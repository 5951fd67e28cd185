/** What screens can do with calls; the `calls` part of the core's API. Every function may throw `CrmError`. */
import type { ContactKey, ContactKind } from '../../domain/contact.ts';
import { CrmError } from '../../domain/errors.ts';
import { newId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/records.ts';
import type { Call } from '../../domain/views.ts';
import { isByAddress, isRunning, newCall, sourceOf, viewOf, type Button, type LiveCall } from './call.ts';
import type { CallBook } from './call-book.ts';
import type { CallsDeps } from './calls-deps.ts';
import { dial, type Dialled, type DialRequest } from './call-out.ts';
import type { CallLife } from './call-life.ts';
import { keyOf, readNamed } from './caller.ts';
import { contactId } from './lookups.ts';
import type { DeskRecords } from './records.ts';
import type { Session } from './session.ts';

export interface NewContact {
  channel: Channel;
  direction: 'in' | 'out';
  contact?: ContactKey;
  customerId?: string;
}

export function createCallsApi(deps: CallsDeps & { phones: () => Session[] }) {
  const { records, clock, book, life, who, notes, resumed } = deps;

  async function get(id: string): Promise<LiveCall> {
    await resumed;
    return book.get(id);
  }

  return {
    async list(): Promise<Call[]> {
      await resumed;
      return book.list();
    },
    /** `remember` adds the caller's number or address to the customer. */
    async choose(id: string, customerId: string, { remember = false }: { remember?: boolean } = {}): Promise<void> {
      const call = await get(id);
      await who.choose(call, customerId);
      if (remember && call.contact && call.customer) await who.remember(call.contact, call.customer.id);
    },
    async unlink(id: string): Promise<void> {
      await who.unlink(await get(id));
    },
    /** Resolves when the text is safe on disk. `left`: the field was left, so what is typed becomes a change. */
    async note(id: string, text: string, left = false): Promise<void> {
      const call = await get(id);
      if (text !== '') call.logged = true;
      await notes.note(call, text, left);
    },
    async dispose(id: string, disposition: string | null): Promise<void> {
      await who.dispose(await get(id), disposition);
    },
    /** Links the case's customer too where none is linked. Throws `conflict` for another customer's case. */
    async linkCase(id: string, caseId: string | null): Promise<void> {
      await who.linkCase(await get(id), caseId);
    },
    /** Links the task's customer too where none is linked. Throws `conflict` for another customer's task. */
    async linkTask(id: string, taskId: string | null): Promise<void> {
      await who.linkTask(await get(id), taskId);
    },
    /** Presses the page's own button. Throws `link-down` while the page is away, `not-found` when it has none. */
    async press(id: string, button: Button): Promise<void> {
      const call = await get(id);
      if (call.byHand && button === 'hangUp') return life.finish(call, clock.now());
      const source = sourceOf(call, button);
      if (!source) throw new CrmError(call.sources.some(({ lost }) => lost) ? 'link-down' : 'not-found', { field: button, record: id });
      if (button === 'decline') call.declined = true;
      source.session.send({ t: 'press', key: source.key, button });
    },
    async endWrapUp(id: string): Promise<void> {
      const call = await get(id);
      if (call.state !== 'wrap-up') throw new CrmError('conflict', { record: id });
      life.close(call);
      await notes.keep(call);
    },
    /** 30 s more, once. */
    async extendWrapUp(id: string): Promise<void> {
      const call = await get(id);
      life.extend(call);
      await notes.remember(call);
    },
    /** Takes it off the screens. A call that a page still shows goes on being logged; all others end. */
    async dismiss(id: string): Promise<void> {
      const call = await get(id);
      call.dismissed = true;
      if (!call.elsewhere && (call.byHand || !isRunning(call))) life.close(call);
      book.changed();
    },
    /** A contact that no page shows: a walk-in, an e-mail, a phone on the desk. Ended by pressing `hangUp`. */
    async start({ channel, direction, contact, customerId }: NewContact): Promise<Call> {
      const call = handCall(deps, { channel, direction, contact: contact ? keyOf(contact) : null, callerId: contact?.value ?? '', logged: true });
      if (customerId !== undefined) await linkFirst(records, call, customerId);
      book.add(call);
      who.identify(call);
      await call.identified;
      await notes.remember(call);
      return viewOf(call);
    },
    dial: (request: DialRequest): Promise<Dialled> => dial(deps, request),
    /** Opened by an address (`…/pop?phone=…`). Whatever the value, it is looked up and nothing else. */
    async pop({ kind, value }: { kind: ContactKind; value: string }): Promise<Call> {
      await resumed;
      const { text, contact, sure } = readNamed(kind, value, deps.parser, deps.region());
      const known = contact && book.open().find((call) => isRunning(call) && call.contact && contactId(call.contact) === contactId(contact));
      const call = known ?? handCall(deps, { channel: 'phone', direction: 'in', contact, callerId: text, sure, logged: false });
      if (!known) {
        forgetOldest(book, life);
        book.add(call);
        who.identify(call);
      }
      await call.identified;
      return viewOf(call);
    },
  };
}

function handCall({ records, clock }: CallsDeps, fields: Pick<LiveCall, 'channel' | 'direction'> & Partial<LiveCall>): LiveCall {
  const now = clock.now();
  return newCall({ id: newId(), agentId: records.agentId(), startedAt: now, answeredAt: now, state: 'live', byHand: true, ...fields });
}

async function linkFirst(records: DeskRecords, call: LiveCall, customerId: string): Promise<void> {
  call.customer = await records.brief(customerId);
  call.decided = true;
  if (!call.customer) throw new CrmError('not-found', { record: customerId });
}

/** Calls opened by address and never acted on that stand at once. */
const BY_ADDRESS_KEPT = 5;

function forgetOldest(book: CallBook, life: CallLife): void {
  const opened = book.open().filter(isByAddress);
  for (const call of opened.slice(0, Math.max(0, opened.length - BY_ADDRESS_KEPT + 1))) life.close(call);
}
